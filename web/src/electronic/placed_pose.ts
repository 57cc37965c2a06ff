import type { Point } from "../model/results";
import { type Contact, type Placed, type Surface } from "../viewer/placed";
import { shifted } from "../viewer/surface_patch";
import type { Model, Pose } from "./results";

/** Donor and metal farther apart are not drawn as bound [Å]. */
const REACH = 3.6;

/** The slab without its molecule, from the height of its open metals. */
function surfaceOf({ elements, positions_angstrom, cell_angstrom, ...model }: Model): {
  surface: Surface;
  height: number;
} {
  const z = (atom: number) => positions_angstrom[atom]?.[2] ?? 0;
  const open = model.open_metals;
  const height = open.reduce((sum, atom) => sum + z(atom), 0) / Math.max(1, open.length);
  const lowered = (atom: number): Point => {
    const [x, y] = positions_angstrom[atom] ?? [0, 0];
    return [x, y, z(atom) - height];
  };
  const own = new Set(model.molecule_atoms);
  const atoms = [...elements.keys()].filter((atom) => !own.has(atom));
  const [a1, a2] = cell_angstrom;
  const surface: Surface = {
    name: "the slab",
    a1_angstrom: [a1?.[0] ?? 0, a1?.[1] ?? 0],
    a2_angstrom: [a2?.[0] ?? 0, a2?.[1] ?? 0],
    slab: {
      elements: atoms.map((atom) => elements[atom] ?? "X"),
      positions_angstrom: atoms.map(lowered),
      open_sites: open.map((atom) => ({
        element: elements[atom] ?? "X",
        position_angstrom: lowered(atom),
        axis: [0, 0, 1],
        missing: 1,
      })),
    },
  };
  return { surface, height };
}

/** The image of an open metal that is nearest to a donor. */
function nearestImage(surface: Surface, site: number, donor: Point): [number, number, number] {
  const open = surface.slab.open_sites[site]!.position_angstrom;
  const shifts = [-1, 0, 1];
  const images = shifts.flatMap((u) =>
    shifts.map((v) => {
      const [x, y, z] = shifted(surface, open, u, v);
      return { u, v, distance: Math.hypot(x - donor[0], y - donor[1], z - donor[2]) };
    }),
  );
  const { u, v } = images.reduce((a, b) => (b.distance < a.distance ? b : a));
  return [site, u, v];
}

/** A model of the survey as it is drawn; null for the bare slab. */
export function placedPose(pose: Pose, name: string): Placed | null {
  const { model } = pose;
  if (model.molecule_atoms.length === 0) return null;
  const { surface, height } = surfaceOf(model);
  const place = new Map(model.molecule_atoms.map((atom, k) => [atom, k]));
  const positions = model.molecule_atoms.map((atom): Point => {
    const [x, y, z] = model.positions_angstrom[atom]!;
    return [x, y, z - height];
  });
  const contacts = pose.metals.flatMap(({ group, nearest_donor: nearest }): Contact[] => {
    if (nearest === null || nearest.distance_angstrom > REACH) return [];
    const donor = place.get(nearest.atom);
    const site = model.open_metals.indexOf(nearest.metal_atom);
    if (donor === undefined || site < 0) return [];
    return [
      {
        donor,
        metal_site: nearestImage(surface, site, positions[donor]!),
        length_angstrom: nearest.distance_angstrom,
        label: `${group}–${model.elements[nearest.atom] ?? "X"}`,
      },
    ];
  });
  return {
    name,
    surface,
    sites: pose.sites,
    elements: model.molecule_atoms.map((atom) => model.elements[atom] ?? "X"),
    positions_angstrom: positions,
    bonds: model.molecule_bonds.map(([i, j]) => [place.get(i) ?? 0, place.get(j) ?? 0, 1]),
    contacts,
    comment: `${name} on the slab, as computed`,
  };
}
