import type { Provenance } from "../model/results";

/** The shape of device.json, format version 1; units are in the names. */
export interface DeviceResults {
  format: string;
  format_version: number;
  provenance: Provenance;
  name: string;
  figures: Figures | null;
  failed_points: number;
  warnings: string[];
  temperature_K: number;
  anode: "below" | "above";
  contacts: { anode_work_function_eV: number; cathode_work_function_eV: number };
  layers: Layer[];
  light: Light | null;
  points: Point[];
  losses: { name: string; current_mA_per_cm2: (number | null)[] }[];
  profiles: (Profile | null)[];
  transients: Course[] | null;
  impedance: { geometric_capacitance_nF_per_cm2: number; responses: Response[] } | null;
  scan: Scan | null;
}

/** null: the level is not reached. */
export interface PulseTimes {
  base: number;
  plateau: number;
  delay_s: number | null;
  rise_s: number | null;
  decay_s: number | null;
}

/** What the device does while the source follows its course. */
export interface Course {
  name: string;
  kind: "corners" | "pulse" | "scan";
  source: "voltage" | "current";
  failure: string | null;
  steps: number;
  edges_s: [number, number] | null;
  radiance_times: PulseTimes | null;
  voltage_times: PulseTimes | null;
  rate_V_per_s: number;
  hysteresis_index: number | null;
  time_s: number[];
  voltage_V: number[];
  current_mA_per_cm2: number[];
  radiance_W_per_sr_m2?: number[];
  ions: { kind: "anion" | "cation"; per_cm2: number[]; centre_nm: number[] }[];
}

/** The answer to a small alternating voltage at one bias. */
export interface Response {
  bias_V: number;
  failure: string | null;
  frequency_Hz: number[];
  capacitance_nF_per_cm2: number[];
  conductance_mS_per_cm2: number[];
  impedance_real_ohm_cm2: number[];
  impedance_imaginary_ohm_cm2: number[];
}

/** null: the sweep does not reach it. */
export interface Figures {
  turn_on_V: number | null;
  turn_on_radiance_W_per_sr_m2: number;
  turn_on_luminance_V: number | null;
  turn_on_luminance_cd_per_m2: number;
  maximum_eqe: {
    eqe: number;
    voltage_V: number;
    current_mA_per_cm2: number;
    at_end_of_sweep: boolean;
  } | null;
  j90_mA_per_cm2: number | null;
  j50_mA_per_cm2: number | null;
}

export interface Layer {
  name: string;
  thickness_nm: number;
  permittivity: number;
  electron_affinity_eV: number;
  ionisation_energy_eV: number;
  conduction_states_per_cm3: number;
  valence_states_per_cm3: number;
  electron_mobility_cm2_per_Vs: number;
  hole_mobility_cm2_per_Vs: number;
  statistics: string;
  radiative_cm3_per_s: number;
  langevin: boolean;
}

export interface Light {
  emitter: string;
  recombination_makes: "excitons" | "photons";
  yield: number;
  outcoupling_computed: boolean;
  outcoupling_mean: number;
  outcoupling_by_slice: number[];
  pattern_factor: number;
  zone_centre_nm: (number | null)[];
  zone_width_nm: (number | null)[];
}

export interface Point {
  voltage_V: number;
  ended: "converged" | "ran out" | "failed";
  current_mA_per_cm2: number | null;
  radiance_W_per_sr_m2?: number | null;
  luminance_cd_per_m2?: number | null;
  eqe?: number | null;
  internal_efficiency?: number | null;
  spectrum_peak_nm?: number | null;
  cie_x?: number | null;
  cie_y?: number | null;
}

export interface Profile {
  position_nm: number[];
  layer: number[];
  conduction_eV: number[];
  valence_eV: number[];
  fermi_n_eV: number[];
  fermi_p_eV: number[];
  electrons_per_cm3: number[];
  holes_per_cm3: number[];
  anions_per_cm3?: number[];
  cations_per_cm3?: number[];
  radiative_per_cm3_s: number[];
  auger_per_cm3_s: number[];
  traps_per_cm3_s: number[];
}

export interface Scan {
  axes: { name: string; unit: string; values: number[] }[];
  points: {
    max_eqe: number | null;
    max_eqe_voltage_V: number | null;
    turn_on_V: number | null;
    j90_mA_per_cm2: number | null;
    j50_mA_per_cm2: number | null;
    last_current_mA_per_cm2: number;
    failed_points: number;
  }[];
}
