import type { Survey } from "../electronic/results";
import type { Prediction } from "./prediction";

/** The shape of results.json, format version 1; units are in the names. */
export interface Results {
  format: string;
  format_version: number;
  provenance: Provenance;
  title: string;
  lattice: Lattice;
  score: ScoreDefinition;
  samples: Sample[];
  /** what a reader must know of this run */
  warnings?: string[];
  /** absent where the study names no control */
  prediction?: Prediction | null;
  /** trap states by an engine, where the study names an electronic file */
  electronic?: Survey | null;
}

export interface Provenance {
  program: string;
  version: string;
  date: string;
  input: string;
  input_sha256: string;
  engines: [string, string][];
}

export interface Lattice {
  name: string;
  source: string;
  hkl: number[];
  termination: string;
  spacing_angstrom: number;
  spacing_band_angstrom: number[];
  vectors: { label: string; length_angstrom: number }[];
  a1_angstrom: [number, number];
  a2_angstrom: [number, number];
  slab: Slab;
}

/** One surface cell; z = 0 is the mean height of the open sites, z points outwards. */
export interface Slab {
  elements: string[];
  positions_angstrom: Point[];
  open_sites: OpenSite[];
}

export type Point = [number, number, number];

export interface OpenSite {
  element: string;
  position_angstrom: Point;
  axis: Point;
  missing: number;
}

export interface ScoreDefinition {
  unit_kJ_per_mol: number;
  softness: number;
  length_width_angstrom: number;
  lateral_width_angstrom: number;
  cone_width_deg: number;
  contact_scale: number;
  clash_width_angstrom: number;
  clash_limit: number;
  strain_limit_kJ_per_mol: number;
  bond_limit: number;
  strength_band: number;
  donors: Donor[];
}

export interface Donor {
  kind: string;
  label: string;
  strength: number;
  bond_length_angstrom: number;
  source: string;
}

export interface Sample {
  name: string;
  smiles: string;
  formula: string;
  rank: number | null;
  rank_interval: [number, number] | null;
  status: "scored" | "refused";
  reason: string;
  notes: string[];
  site_spacing_angstrom: number | null;
  site_spacings: SiteSpacing[];
  anchors: Anchor[];
  anchor_charges_e: (number | null)[];
  registry: Registry | null;
  registries: Registry[];
  geometry_method: string;
  drawing_svg: string;
  pose: { molecule: DrawnMolecule } | null;
}

export interface SiteSpacing {
  from: number;
  to: number;
  label: string;
  distance_angstrom: number;
}

export interface Anchor {
  index: number;
  atom: number;
  element: string;
  kind: string;
  label: string;
  charge_e: number | null;
  esp_minimum_V: number | null;
  strength: number;
}

export interface ScoreTerms {
  bonding: number;
  clash: number;
  strain: number;
  multiplicity: number;
}

export interface Registry {
  sites: number;
  mismatch: number | null;
  strain_kJ_per_mol: number;
  score: number;
  score_interval: [number, number] | null;
  feasible: boolean;
  verdict: string;
  terms: ScoreTerms;
  vectors: string[];
  bonds: AnchorBond[];
  positions_angstrom: Point[];
}

export interface AnchorBond {
  anchor: number;
  metal_site: [number, number, number];
  length_angstrom: number;
  lateral_angstrom: number;
  tilt_deg: number;
  lone_pair_deg: number;
  strength: number;
  quality: number;
  contribution: number;
}

export interface DrawnMolecule {
  elements: string[];
  positions_angstrom: Point[];
  bonds: [number, number, number][];
}
