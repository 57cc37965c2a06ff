import type { OpenSite, Point } from "../model/results";
import type { Surface } from "./placed";

export interface PlacedAtom {
  element: string;
  position: Point;
}

/** The part of the surface that is drawn under a molecule. */
export interface SurfacePatch {
  atoms: PlacedAtom[];
  sites: PlacedSite[];
}

export interface PlacedSite {
  site: OpenSite;
  index: number;
  u: number;
  v: number;
  position: Point;
}

interface Box {
  x: [number, number];
  y: [number, number];
}

/** Drawn beyond the molecule's outermost atoms [Å]. */
const MARGIN = 4.0;
/** At least this far from the middle, so that a small molecule still stands on a surface [Å]. */
const REACH = 8.0;
/** Atoms deeper than this add nothing to see [Å]. */
const DEPTH = 4.2;
/** Keeps atoms on the rim of the patch in spite of rounding [Å]. */
const RIM = 0.05;

export function shifted(surface: Surface, position: Point, u: number, v: number): Point {
  const [a1, a2] = [surface.a1_angstrom, surface.a2_angstrom];
  return [position[0] + u * a1[0] + v * a2[0], position[1] + u * a1[1] + v * a2[1], position[2]];
}

function boxAround(points: Point[]): Box {
  const around = (values: number[]): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const half = Math.max((high - low) / 2 + MARGIN, REACH);
    return [(low + high) / 2 - half, (low + high) / 2 + half];
  };
  return { x: around(points.map((point) => point[0])), y: around(points.map((point) => point[1])) };
}

function inside(box: Box, [x, y]: Point): boolean {
  return x > box.x[0] - RIM && x < box.x[1] + RIM && y > box.y[0] - RIM && y < box.y[1] + RIM;
}

/** Cells that can reach into the box: its corners in lattice coordinates, one cell wider. */
function cellRange(surface: Surface, box: Box): { u: [number, number]; v: [number, number] } {
  const [[ax, ay], [bx, by]] = [surface.a1_angstrom, surface.a2_angstrom];
  const area = ax * by - ay * bx;
  const corners = box.x.flatMap((x) =>
    box.y.map((y) => [(x * by - y * bx) / area, (ax * y - ay * x) / area]),
  );
  const range = (k: 0 | 1): [number, number] => {
    const values = corners.map((corner) => corner[k] ?? 0);
    return [Math.floor(Math.min(...values)) - 1, Math.ceil(Math.max(...values)) + 1];
  };
  return { u: range(0), v: range(1) };
}

/** Repeats the cell under and around some points, in the surface's own frame. */
export function surfacePatch(surface: Surface, points: Point[]): SurfacePatch {
  const { elements, positions_angstrom, open_sites } = surface.slab;
  const box = boxAround(points.length > 0 ? points : [[0, 0, 0]]);
  const range = cellRange(surface, box);
  const patch: SurfacePatch = { atoms: [], sites: [] };
  for (let u = range.u[0]; u <= range.u[1]; u++) {
    for (let v = range.v[0]; v <= range.v[1]; v++) {
      positions_angstrom.forEach((position, k) => {
        const placed = shifted(surface, position, u, v);
        if (placed[2] > -DEPTH && inside(box, placed))
          patch.atoms.push({ element: elements[k] ?? "X", position: placed });
      });
      open_sites.forEach((site, index) => {
        const placed = shifted(surface, site.position_angstrom, u, v);
        if (inside(box, placed)) patch.sites.push({ site, index, u, v, position: placed });
      });
    }
  }
  return patch;
}
