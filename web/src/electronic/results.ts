import type { Point, Provenance } from "../model/results";

export interface Spread {
  count: number;
  mean: number;
  standard_deviation: number | null;
  minimum: number;
  maximum: number;
  boltzmann_mean: number | null;
}

export interface OrbitalShare {
  group: string;
  orbital: string;
  weight: number;
}

export interface GapState {
  /** above the valence edge */
  energy_ev: number;
  below_conduction_ev: number | null;
  occupation: number;
  participation_atoms: number;
  in_plane_share: number;
  in_plane_pair: boolean;
  composition: OrbitalShare[];
}

export interface Metal {
  group: string;
  weight: number;
  bare_weight: number;
  cleared: boolean;
  nearest_donor: { atom: number; metal_atom: number; distance_angstrom: number } | null;
}

/** Atoms of a model, counted from 0. */
export interface Model {
  elements: string[];
  positions_angstrom: Point[];
  /** its three vectors */
  cell_angstrom: Point[];
  open_metals: number[];
  molecule_atoms: number[];
  molecule_bonds: [number, number][];
}

/** What moving a molecule to its minimum on the frozen slab changed. */
export interface Relaxation {
  /** against the docked pose */
  gained_ev: number;
  steps: number;
  largest_force_ev_per_angstrom: number;
  /** root mean square over the molecule's atoms */
  moved_angstrom: number;
}

export interface Interaction {
  best_ev: number;
  /** corrected where any pose of the survey is, else uncorrected; null: does not compare */
  compared_ev: number | null;
  uncorrected_ev: number;
  corrected_ev: number | null;
  superposition_error_ev: number | null;
  binding_ev: number | null;
}

export interface PdosCurve {
  group: string;
  orbital: string;
  /** that the density is summed over */
  atoms: number;
  density_per_ev: number[];
}

export interface Pdos {
  broadening_ev: number;
  energy_ev: number[];
  curves: PdosCurve[];
}

export interface Cost {
  processor_s: number;
  wall_s: number;
  peak_memory_bytes: number;
  threads: number;
}

export interface Pose {
  /** empty: the bare slab */
  molecule: string;
  pose: string;
  /** the molecule at its minimum on the frozen slab; else as docked */
  relaxed: boolean;
  /** the oxygen in the vacancy; else donors on metals beside it */
  in_vacancy: boolean;
  sites: number;
  model: Model;
  engine: string;
  version: string;
  termination: "converged" | "ran_out" | "failed";
  gap_ev: number | null;
  last_state_ev: number;
  scale_shift_ev: number | null;
  gap_states: GapState[];
  metals: Metal[];
  weights_complete: boolean;
  interaction: Interaction | null;
  relaxation: Relaxation | null;
  charge_transfer: { method: string; to_slab_e: number } | null;
  pdos: Pdos;
  cost: Cost;
}

/** A molecule over its poses of one set. */
export interface MoleculeSpread {
  molecule: string;
  in_vacancy: boolean;
  relaxed: boolean;
  interaction_ev: Spread | null;
  to_slab_e: Spread | null;
  weights: { group: string; weight: Spread }[];
}

export interface Potential {
  molecule: string;
  anchor: string;
  atom: number;
  minimum_v: number;
  area_angstrom2: number;
}

export interface Finding {
  claim: string;
  verdict: "agrees" | "partly" | "disagrees" | "undecided";
  text: string;
}

/** A survey of models, as a study's results hold it. */
export interface Survey {
  format: string;
  format_version: number;
  title: string;
  /** the slab with its defect, in words */
  system: string;
  /** in words */
  method: string;
  settings: {
    window_ev: number;
    window_stated: boolean;
    cleared_share: number;
    slab_share: number;
    bulk_share: number;
    pair_share: number;
    temperature_k: number;
  };
  findings: Finding[];
  notes: string[];
  poses: Pose[];
  molecules: MoleculeSpread[];
  potentials: Potential[];
  cost: Cost;
  /** calculations that could not be had; a summary alone does not know */
  missing?: { calculation: string; reason: string }[];
}

/** A survey as a page of its own. */
export interface ElectronicResults extends Survey {
  provenance: Provenance;
}
