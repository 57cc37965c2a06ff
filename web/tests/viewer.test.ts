import { describe, expect, test } from "vitest";
import { rotation } from "../src/viewer/orientation";
import { placedRegistry } from "../src/viewer/placed";
import { surfacePatch } from "../src/viewer/surface_patch";
import { placedXyz } from "../src/viewer/xyz";
import { lattice, registry, sample } from "./support";

/** A vector turned by a unit quaternion (x, y, z, w). */
function turned([x, y, z, w]: number[], [a, b, c]: number[]): number[] {
  const [qx, qy, qz, qw, vx, vy, vz] = [x!, y!, z!, w!, a!, b!, c!];
  const t = [2 * (qy * vz - qz * vy), 2 * (qz * vx - qx * vz), 2 * (qx * vy - qy * vx)] as const;
  return [
    vx + qw * t[0] + qy * t[2] - qz * t[1],
    vy + qw * t[1] + qz * t[0] - qx * t[2],
    vz + qw * t[2] + qx * t[1] - qy * t[0],
  ];
}

describe("surface patch", () => {
  test("repeats the cell so that it reaches beyond the molecule on all sides", () => {
    const { atoms, sites } = surfacePatch(lattice(), [
      [0, 0, 2],
      [12.6, 6.3, 3],
    ]);
    const xs = atoms.map((atom) => atom.position[0]);
    expect(Math.min(...xs)).toBeLessThan(0);
    expect(Math.max(...xs)).toBeGreaterThan(12.6);
    const metals = atoms.filter((atom) => atom.element === "Pb");
    expect(sites.map((site) => site.position)).toEqual(metals.map((metal) => metal.position));
  });
  test("has no atom twice on an oblique lattice", () => {
    const oblique = lattice({ a1_angstrom: [6, 0], a2_angstrom: [3, 5.2] });
    const keys = surfacePatch(oblique, [[0, 0, 2]]).atoms.map((atom) =>
      atom.position.map((x) => x.toFixed(3)).join(),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(4);
  });
  test("leaves deep layers out", () => {
    const slab = {
      ...lattice().slab,
      elements: ["Pb", "Pb"],
      positions_angstrom: [
        [0, 0, 0],
        [0, 0, -9],
      ] as [number, number, number][],
    };
    expect(
      surfacePatch(lattice({ slab }), [[0, 0, 2]]).atoms.every((atom) => atom.position[2] > -5),
    ).toBe(true);
  });
});

describe("orientation", () => {
  test("the side view has the normal upwards and the bound sites across", () => {
    const q = rotation("side", Math.PI / 2);
    const normal = turned(q, [0, 0, 1]);
    expect(normal[1]).toBeGreaterThan(0.99);
    const across = turned(q, [0, 1, 0]);
    expect(across[0]).toBeCloseTo(1, 6);
  });
  test("the top view looks down the normal", () => {
    expect(turned(rotation("top", 0), [0, 0, 1])[2]).toBeCloseTo(1, 9);
  });
});

test("XYZ has one line per atom and plain minus signs", () => {
  const placed = placedRegistry(lattice(), sample({ name: "a\nb" }), registry());
  const text = placedXyz(placed, [{ element: "Pb", position: [-1, 0, -2] }]);
  const lines = text.trimEnd().split("\n");
  expect(lines[0]).toBe("3");
  expect(lines.length).toBe(5);
  expect(lines[4]).toMatch(/^Pb +-1\.0000 +0\.0000 +-2\.0000$/);
});
