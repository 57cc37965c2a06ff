import { fixed } from "../model/format";
import type { Lattice, Registry, Sample } from "../model/results";
import type { PlacedAtom } from "./surface_patch";

/** Plain minus signs and enough decimals for other programs. */
const coordinate = (value: number) => fixed(value, 4).replace("\u2212", "-").padStart(10);

/** The drawn molecule and patch of surface as XYZ [Å], the molecule first. */
export function poseXyz(
  lattice: Lattice,
  sample: Sample,
  registry: Registry,
  surface: PlacedAtom[],
): string {
  const elements = sample.pose?.molecule.elements ?? [];
  const molecule = registry.positions_angstrom.map((position, k) => ({
    element: elements[k] ?? "X",
    position,
  }));
  const atoms = [...molecule, ...surface];
  const lines = atoms.map(
    ({ element, position }) => `${element.padEnd(2)} ${position.map(coordinate).join(" ")}`,
  );
  const comment =
    `${sample.name} on ${lattice.name}, ${registry.sites} sites, score ${registry.score}; ` +
    `first ${molecule.length} atoms are the molecule`;
  return `${atoms.length}\n${comment.replace(/[\r\n]+/g, " ")}\n${lines.join("\n")}\n`;
}
