import type { Provenance } from "../model/results";

export interface Estimate {
  id: string;
  name: string;
  value: number;
  unit: string;
  standard_error: number | null;
  interval_95: [number | null, number | null] | null;
  /** ends of the interval that the data do not give, null in interval_95 */
  unbounded: "low" | "high" | "both" | null;
  /** value with its error, as people write it */
  text: string;
  /** its interval, likewise; empty where there is none */
  interval_text: string;
  definition: string;
  no_error: string;
}

export interface PlotAxis {
  name: string;
  unit: string;
  logarithmic: boolean;
  reversed: boolean;
}

export type Role = "measured" | "fitted" | "component" | "residual" | "reference" | "bars";

export interface Curve {
  name: string;
  role: Role;
  x: (number | null)[];
  y: (number | null)[];
  y_error?: (number | null)[];
}

export interface Drawing {
  id: string;
  title: string;
  x: PlotAxis;
  y: PlotAxis;
  caption: string;
  curves: Curve[];
}

export interface MapDrawing {
  id: string;
  title: string;
  x: PlotAxis;
  y: PlotAxis;
  value: PlotAxis;
  x_values: number[];
  y_values: number[];
  /** row by row: values[row * x_values.length + column] */
  values: (number | null)[];
  diverging: boolean;
  caption: string;
}

export interface ResultTable {
  id: string;
  title: string;
  columns: {
    name: string;
    unit: string;
    numbers?: (number | null)[];
    words?: string[];
    /** of the numbers; six digits where it is not given */
    decimals?: number;
  }[];
}

export interface AnalysisResults {
  format: "anchorite-analysis";
  format_version: number;
  provenance: Provenance;
  kind: string;
  title: string;
  summary: string;
  sources: { file: string; sha256: string; format: string; notes: string[] }[];
  settings: { name: string; value: string }[];
  estimates: Estimate[];
  tables: ResultTable[];
  plots: Drawing[];
  maps: MapDrawing[];
  warnings: string[];
  /** false: a fit did not settle, and its numbers are left out */
  settled: boolean;
}
