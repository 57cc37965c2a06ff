import { fixed } from "../model/format";
import type { Placed } from "./placed";
import type { PlacedAtom } from "./surface_patch";

/** Plain minus signs and enough decimals for other programs. */
const coordinate = (value: number) => fixed(value, 4).replace("\u2212", "-").padStart(10);

/** The drawn molecule and patch of surface as XYZ [Å], the molecule first. */
export function placedXyz(placed: Placed, surface: PlacedAtom[]): string {
  const molecule = placed.positions_angstrom.map((position, k) => ({
    element: placed.elements[k] ?? "X",
    position,
  }));
  const atoms = [...molecule, ...surface];
  const lines = atoms.map(
    ({ element, position }) => `${element.padEnd(2)} ${position.map(coordinate).join(" ")}`,
  );
  const comment = `${placed.comment}; first ${molecule.length} atoms are the molecule`;
  return `${atoms.length}\n${comment.replace(/[\r\n]+/g, " ")}\n${lines.join("\n")}\n`;
}
