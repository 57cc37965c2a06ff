import type { Provenance } from "../model/results";

/** The shape of optics.json, format version 1; units are in the names. */
export interface OpticsResults {
  format: string;
  format_version: number;
  provenance: Provenance;
  name: string;
  figures: {
    outcoupling: Figure;
    eqe: Figure;
    purcell: Figure;
    radiative_efficiency: number;
    eqe_other_side: number;
    outcoupling_ratio_of_means: number;
    side: "below" | "above";
  };
  reported: { eqe_average: number | null; eqe_max: number | null; source: string } | null;
  warnings: string[];
  layers: Layer[];
  ambient: { below: string; above: string };
  emitter: { layer: string; plqy: number; charge_balance: number; horizontal_fraction: number };
  power: Power;
  appearance: Appearance;
  outside_light: OutsideLight;
  tolerances: Tolerances | null;
  scan: Scan | null;
}

/** A number with its interval; no interval where no tolerance is stated. */
export interface Figure {
  value: number;
  low: number | null;
  high: number | null;
}

export interface Layer {
  name: string;
  material: string;
  thickness_nm: number;
  thickness_tolerance_nm: number;
  thickness_basis: "" | "assumed" | "stated" | "measured";
  roles: string[];
  coherent: boolean;
  n: number;
  k: number;
  at_nm: number;
  n_tolerance: number;
  k_tolerance: number;
  reference: string;
  note: string;
}

export interface Channel {
  name: string;
  kind: "out" | "trapped" | "absorbed";
  share: number;
  by_wavelength: number[];
  by_position: number[];
}

export interface Power {
  wavelength_nm: number[];
  spectrum_photons: number[];
  position_nm: number[];
  profile: number[];
  purcell_by_wavelength: number[];
  purcell_by_position: number[];
  integration_error: number;
  channels: Channel[];
}

export interface SpectrumFigures {
  peak_nm: number;
  fwhm_nm: number | null;
  peak_eV: number;
  fwhm_meV: number | null;
  /** null: the light is infrared or ultraviolet */
  x: number | null;
  y: number | null;
  u_prime: number | null;
  v_prime: number | null;
  dominant_nm: number | null;
  purity: number | null;
  complementary: boolean;
  efficacy_lm_per_W: number;
}

export interface Appearance {
  pattern_factor: number;
  current_efficiency_cd_per_A: number;
  lambertian_current_efficiency_cd_per_A: number;
  radiance_per_current_W_per_sr_A: number;
  angles_deg: number[];
  intensity_per_sr: number[];
  in_substrate_per_sr: number[];
  colour_shift_uv: number[];
  inside: SpectrumFigures;
  normal: SpectrumFigures;
  all_directions: SpectrumFigures;
  spectra: { wavelength_nm: number[]; inside: number[]; normal: number[]; all: number[] };
  locus_nm_x_y: [number, number, number][];
}

export interface OutsideLight {
  incidence: string;
  wavelength_nm: number[];
  reflectance: number[];
  transmittance: number[];
  absorbed: { layer: string; absorptance: number[] }[];
}

export interface Tolerances {
  method: string;
  draws: number;
  seed: number;
  outcoupling_draws: number[];
  eqe_draws: number[];
  one_at_a_time: {
    what: string;
    half_width: number;
    unit: string;
    outcoupling_low: number;
    outcoupling_high: number;
    eqe_low: number;
    eqe_high: number;
  }[];
}

export interface Scan {
  axes: { name: string; unit: string; values: number[] }[];
  outcoupling: number[];
  eqe: number[];
  purcell: number[];
}
