import { expect, test } from "vitest";
import { placedPose } from "../src/electronic/placed_pose";
import type { Pose } from "../src/electronic/results";

/** Two metals of a square cell, and an oxygen whose nearest image of the first lies a cell away. */
function pose(distance: number): Pose {
  const model = {
    elements: ["Pb", "Pb", "I", "O", "P"],
    positions_angstrom: [
      [0.5, 0, 5],
      [6.5, 0, 7],
      [3, 0, 5],
      [9.5, 0, 8],
      [9.5, 0, 9.5],
    ],
    cell_angstrom: [
      [10, 0, 0],
      [0, 10, 0],
      [0, 0, 30],
    ],
    open_metals: [0, 1],
    molecule_atoms: [3, 4],
    molecule_bonds: [[3, 4]],
  };
  const nearest_donor = { atom: 3, metal_atom: 0, distance_angstrom: distance };
  const metals = [
    { group: "Pb1", weight: 0.05, bare_weight: 0.5, cleared: true, nearest_donor },
    { group: "Pb2", weight: 0.5, bare_weight: 0.5, cleared: false, nearest_donor: null },
  ];
  return { molecule: "TPPO", pose: "1", sites: 1, model, metals } as unknown as Pose;
}

test("a model is drawn from the height of its open metals, bound to the nearest image", () => {
  const placed = placedPose(pose(2.2), "TPPO")!;
  expect(placed.surface.slab.elements).toEqual(["Pb", "Pb", "I"]);
  expect(placed.surface.slab.positions_angstrom.map(([, , z]) => z)).toEqual([-1, 1, -1]);
  expect(placed.positions_angstrom).toEqual([
    [9.5, 0, 2],
    [9.5, 0, 3.5],
  ]);
  expect(placed.bonds).toEqual([[0, 1, 1]]);
  expect(placed.contacts).toEqual([
    { donor: 0, metal_site: [0, 1, 0], length_angstrom: 2.2, label: "Pb1–O" },
  ]);
});

test("a donor far from its metal is not drawn as bound", () => {
  expect(placedPose(pose(5), "TPPO")!.contacts).toEqual([]);
});

test("the bare slab is no model with a molecule", () => {
  const bare = pose(2.2);
  bare.model.molecule_atoms = [];
  expect(placedPose(bare, "bare slab")).toBeNull();
});
