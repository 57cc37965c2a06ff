import type { GLViewer } from "3dmol";
import { elementColour } from "../model/colours";
import { fixed } from "../model/format";
import type { Point } from "../model/results";
import type { Placed, Surface } from "./placed";
import {
  type PlacedAtom,
  type PlacedSite,
  type SurfacePatch,
  shifted,
  surfacePatch,
} from "./surface_patch";

/** Metal and halide closer than this are drawn bonded [Å]. */
const METAL_HALIDE_BOND = 3.7;
const HALIDES = new Set(["F", "Cl", "Br", "I"]);
const SITE_COLOUR = "#d9573f";
/** Twice the metal's own sphere [Å]. */
const SITE_RADIUS = 1.1;
/** Below the metal, where a label hides neither bond nor molecule [Å]. */
const LABEL_DEPTH = 1.3;
const LABEL = {
  fontSize: 12,
  fontColor: "white",
  backgroundColor: "#20252b",
  backgroundOpacity: 0.82,
  borderThickness: 0,
  inFront: true,
  alignment: "center",
};

/** Radii of the drawn spheres [Å]: the framework stays behind the molecule. */
const FRAMEWORK_RADII: Record<string, number> = { Cs: 0.75, Rb: 0.7, I: 0.62, Br: 0.56, Cl: 0.5 };

const vector = ([x, y, z]: Point) => ({ x, y, z });
const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** What a scene shows and where to look. */
export interface Scene {
  patch: SurfacePatch;
  /** Angle in the surface plane from the first to the last bound site [rad]. */
  along: number;
}

interface Atom {
  elem: string;
  x: number;
  y: number;
  z: number;
  bonds: number[];
  bondOrder: number[];
}

function plainAtom({ element, position }: PlacedAtom): Atom {
  return { elem: element, ...vector(position), bonds: [], bondOrder: [] };
}

function join(atoms: Atom[], i: number, j: number, order: number): void {
  for (const [from, to] of [
    [i, j],
    [j, i],
  ] as const) {
    atoms[from]?.bonds.push(to);
    atoms[from]?.bondOrder.push(order);
  }
}

function frameworkAtoms(patch: SurfacePatch, metals: Set<string>): Atom[] {
  const atoms = patch.atoms.map(plainAtom);
  patch.atoms.forEach((first, i) => {
    if (!metals.has(first.element)) return;
    patch.atoms.forEach((second, j) => {
      if (
        HALIDES.has(second.element) &&
        distance(first.position, second.position) < METAL_HALIDE_BOND
      )
        join(atoms, i, j, 1);
    });
  });
  return atoms;
}

function moleculeAtoms({ elements, positions_angstrom, bonds }: Placed): Atom[] {
  const atoms = positions_angstrom.map((position, k) =>
    plainAtom({ element: elements[k] ?? "X", position }),
  );
  for (const [i, j, order] of bonds) join(atoms, i, j, order === 1.5 ? 1 : order);
  return atoms;
}

function addFramework(viewer: GLViewer, patch: SurfacePatch, metals: Set<string>): void {
  const model = viewer.addModel();
  model.addAtoms(frameworkAtoms(patch, metals));
  for (const element of new Set(patch.atoms.map((atom) => atom.element))) {
    const color = elementColour(element);
    const radius = metals.has(element) ? 0.55 : (FRAMEWORK_RADII[element] ?? 0.4);
    model.setStyle(
      { elem: element },
      { sphere: { radius, color }, stick: { radius: 0.09, color } },
    );
  }
}

function addMolecule(viewer: GLViewer, atoms: Atom[]): void {
  const model = viewer.addModel();
  model.addAtoms(atoms);
  for (const element of new Set(atoms.map((atom) => atom.elem))) {
    const color = elementColour(element);
    const radius = element === "H" ? 0.2 : 0.34;
    model.setStyle(
      { elem: element },
      { sphere: { radius, color }, stick: { radius: 0.15, color } },
    );
  }
}

/** A halo about the metal of each open site; those in use glow more strongly. */
function addSite(viewer: GLViewer, placed: PlacedSite, bound: boolean): void {
  viewer.addSphere({
    center: vector(placed.position),
    radius: SITE_RADIUS,
    color: SITE_COLOUR,
    opacity: bound ? 0.5 : 0.2,
  });
}

function addBond(viewer: GLViewer, donor: Point, metal: Point, text: string): void {
  viewer.addCylinder({
    start: vector(donor),
    end: vector(metal),
    radius: 0.07,
    dashed: true,
    color: SITE_COLOUR,
    fromCap: 1,
    toCap: 1,
  });
  viewer.addLabel(text, {
    ...LABEL,
    position: { x: metal[0], y: metal[1], z: metal[2] - LABEL_DEPTH },
  });
}

function metalPosition(surface: Surface, [site, u, v]: [number, number, number]): Point | null {
  const open = surface.slab.open_sites[site];
  return open === undefined ? null : shifted(surface, open.position_angstrom, u, v);
}

function directionOf(metals: Point[]): number {
  const [first, last] = [metals[0], metals[metals.length - 1]];
  if (first === undefined || last === undefined || metals.length < 2) return 0.35;
  return Math.atan2(last[1] - first[1], last[0] - first[0]);
}

/** Replaces what the viewer shows by a molecule on its surface. */
export function drawScene(viewer: GLViewer, placed: Placed): Scene {
  const { surface, contacts, positions_angstrom } = placed;
  viewer.removeAllModels();
  viewer.removeAllShapes();
  viewer.removeAllLabels();
  const bound = contacts
    .map((contact) => metalPosition(surface, contact.metal_site))
    .filter((metal) => metal !== null);
  const patch = surfacePatch(surface, [...positions_angstrom, ...bound]);
  const metals = new Set(surface.slab.open_sites.map((site) => site.element));
  addFramework(viewer, patch, metals);
  addMolecule(viewer, moleculeAtoms(placed));
  for (const site of patch.sites)
    addSite(
      viewer,
      site,
      bound.some((metal) => distance(metal, site.position) < 0.1),
    );
  for (const contact of contacts) {
    const donor = positions_angstrom[contact.donor];
    const metal = metalPosition(surface, contact.metal_site);
    if (donor && metal)
      addBond(viewer, donor, metal, `${contact.label}  ${fixed(contact.length_angstrom, 2)} Å`);
  }
  return { patch, along: directionOf(bound) };
}
