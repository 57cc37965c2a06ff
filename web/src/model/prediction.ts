/** The part of results.json that goes beyond the anchors: `prediction`; units are in the names. */

export interface Prediction {
  sentences: string[];
  /** the control first, then the study's order */
  samples: PredictedSample[];
  errors: ErrorRow[];
  calibration: { members: CalibrationMember[]; lattice_angstrom: number };
  decays: Decays | null;
  sclc: Sclc | null;
  stack: PredictedStack | null;
  devices: DeviceCurve[];
  spectrum: PredictedSpectrum | null;
  lifetime: Lifetime | null;
}

/** A value with its 95 % interval, null where that is undetermined. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

export interface Fitted {
  measured: number | null;
  fitted: Estimate | null;
  left_out: Estimate | null;
}

export interface PredictedSample {
  name: string;
  is_control: boolean;
  calibrates: boolean;
  extrapolated: boolean;
  donors: number;
  plqy: Fitted;
  nonradiative_ratio: Fitted;
  eqe: {
    measured_max: number | null;
    measured_average: number | null;
    fitted: Estimate | null;
    left_out: Estimate | null;
    /** device and optics, nothing fitted to a measured EQE */
    computed: Estimate | null;
  };
  t50_h: Fitted;
  radiance_max_W_sr_m2: { measured: number | null; computed: number | null };
  trap_density_cm3: { measured: number | null };
}

export interface ErrorFigures {
  mean_absolute: number | null;
  spearman: number | null;
}

export interface ErrorRow {
  quantity: string;
  unit: string;
  fitted: ErrorFigures;
  left_out: ErrorFigures;
  mean_of_others: ErrorFigures;
  donor_count: ErrorFigures;
}

export interface CalibrationMember {
  shape: string;
  single_site: number;
  slope: number;
  width: number;
}

export interface Decays {
  pulse_excitons: number;
  bleach_excitons: number;
  trapping_time_ns: number;
  curves: DecayCurve[];
}

export interface DecayCurve {
  name: string;
  k_r_per_ns: number | null;
  mean_traps: number;
  time_ns: (number | null)[];
  emission: (number | null)[];
  bleach: (number | null)[];
  amplitude_average_ns: number | null;
  intensity_average_ns: number | null;
  measured_intensity_average_ns: number | null;
}

export interface Sclc {
  floor_V: number;
  thickness_nm: number;
  curves: SclcCurve[];
}

export interface SclcCurve {
  name: string;
  voltage_V: (number | null)[];
  current_density_mA_cm2: (number | null)[];
  trap_density_cm3: number | null;
  trap_filled_voltage_V: { measured: number | null; computed: number | null };
  /** why no density may be read off the computed curve; empty where one may */
  objections: string[];
}

export interface PredictedStack {
  name: string;
  /** bottom to top */
  layers: PredictedLayer[];
  /** levels against vacuum, negative; 0 or null without a contact */
  contacts: { name: "anode" | "cathode"; level_eV: number | null }[];
}

export interface PredictedLayer {
  name: string;
  material: string;
  thickness_nm: number;
  thickness_assumed: boolean;
  roles: string[];
  conduction_eV: number | null;
  valence_eV: number | null;
}

export interface DeviceCurve {
  name: string;
  voltage_V: (number | null)[];
  current_density_mA_cm2: (number | null)[];
  radiance_W_sr_m2: (number | null)[];
  eqe: (number | null)[];
  turn_on_V: number | null;
  eqe_max: Estimate | null;
  eqe_max_current_mA_cm2: number | null;
  roll_off_90_mA_cm2: number | null;
  roll_off_50_mA_cm2: number | null;
  failed_points: number;
}

export interface PredictedSpectrum {
  wavelength_nm: (number | null)[];
  power: (number | null)[];
  peak_nm: number | null;
  fwhm_nm: number | null;
  cie: [number, number] | null;
  lumens_per_watt: number;
  measured: ReportedSpectrum[];
}

export interface ReportedSpectrum {
  name: string;
  peak_nm: number | null;
  fwhm_nm: number | null;
  cie: [number, number] | null;
}

export interface Lifetime {
  level_W_sr_m2: number;
  /** null: no exponent is known */
  n: number | null;
  growth: {
    order: number;
    n_computed: number | null;
    curves: { name: string; time_h: (number | null)[]; share: (number | null)[] }[];
  } | null;
}
