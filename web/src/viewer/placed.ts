import type { AnchorBond, Lattice, Point, Registry, Sample } from "../model/results";

/** The surface that a molecule stands on; z = 0 is where its open metals are. */
export type Surface = Pick<Lattice, "name" | "a1_angstrom" | "a2_angstrom" | "slab">;

/** A donor beside an open metal. */
export interface Contact {
  /** atom of the molecule */
  donor: number;
  metal_site: AnchorBond["metal_site"];
  length_angstrom: number;
  label: string;
}

/** A molecule on a surface, as it is drawn and saved. */
export interface Placed {
  /** of the molecule */
  name: string;
  surface: Surface;
  sites: number;
  elements: string[];
  positions_angstrom: Point[];
  bonds: [number, number, number][];
  contacts: Contact[];
  /** first line of a saved file, for people */
  comment: string;
}

/** A docked sample in one of its registries. */
export function placedRegistry(lattice: Lattice, sample: Sample, registry: Registry): Placed {
  const molecule = sample.pose?.molecule;
  return {
    name: sample.name,
    surface: lattice,
    sites: registry.sites,
    elements: molecule?.elements ?? [],
    positions_angstrom: registry.positions_angstrom,
    bonds: molecule?.bonds ?? [],
    contacts: registry.bonds.flatMap(({ anchor, metal_site, length_angstrom }) => {
      const site = sample.anchors[anchor];
      if (site === undefined) return [];
      return [{ donor: site.atom, metal_site, length_angstrom, label: site.label }];
    }),
    comment: `${sample.name} on ${lattice.name}, ${registry.sites} sites, score ${registry.score}`,
  };
}
