import type { Lattice, Registry, Sample } from "../src/model/results";

export function registry(overrides: Partial<Registry> = {}): Registry {
  return {
    sites: 2,
    mismatch: 0.05,
    strain_kJ_per_mol: 2,
    score: 1.3,
    score_interval: [1.2, 1.4],
    feasible: true,
    verdict: "",
    terms: { bonding: 1.35, clash: 0.04, strain: 0.03, multiplicity: 0.02 },
    vectors: ["a"],
    bonds: [
      {
        anchor: 0,
        metal_site: [0, 0, 0],
        length_angstrom: 2.45,
        lateral_angstrom: 0,
        tilt_deg: 0,
        lone_pair_deg: 0,
        strength: 1,
        quality: 1,
        contribution: 1,
      },
      {
        anchor: 1,
        metal_site: [0, 1, 0],
        length_angstrom: 2.8,
        lateral_angstrom: 0,
        tilt_deg: 0,
        lone_pair_deg: 0,
        strength: 0.35,
        quality: 1,
        contribution: 0.35,
      },
    ],
    positions_angstrom: [
      [0, 0, 2.45],
      [6.3, 0, 2.8],
    ],
    ...overrides,
  };
}

export function sample(overrides: Partial<Sample> = {}): Sample {
  const anchor = { charge_e: -0.5, esp_minimum_V: null };
  return {
    name: "A",
    smiles: "O",
    formula: "H2O",
    rank: 1,
    rank_interval: [1, 1],
    status: "scored",
    reason: "",
    notes: [],
    site_spacing_angstrom: 6.6,
    site_spacings: [],
    anchors: [
      {
        index: 0,
        atom: 0,
        element: "O",
        kind: "phosphine_oxide",
        label: "P=O",
        strength: 1,
        ...anchor,
      },
      { index: 1, atom: 1, element: "F", kind: "fluoride", label: "F", strength: 0.35, ...anchor },
    ],
    anchor_charges_e: [-0.5, -0.5],
    registry: registry(),
    registries: [],
    geometry_method: "GFN2-xTB",
    drawing_svg: "",
    pose: {
      molecule: {
        elements: ["O", "F"],
        positions_angstrom: [
          [0, 0, 0],
          [6, 0, 0],
        ],
        bonds: [[0, 1, 1]],
      },
    },
    ...overrides,
  };
}

export function lattice(overrides: Partial<Lattice> = {}): Lattice {
  return {
    name: "CsPbI3 (100) PbI2",
    source: "",
    hkl: [1, 0, 0],
    termination: "PbI2",
    spacing_angstrom: 6.3,
    spacing_band_angstrom: [6.2, 6.5],
    vectors: [{ label: "a", length_angstrom: 6.3 }],
    a1_angstrom: [6.3, 0],
    a2_angstrom: [0, 6.3],
    slab: {
      elements: ["Pb", "I"],
      positions_angstrom: [
        [0, 0, 0],
        [3.15, 0, 0],
      ],
      open_sites: [{ element: "Pb", position_angstrom: [0, 0, 0], axis: [0, 0, 1], missing: 1 }],
    },
    ...overrides,
  };
}
