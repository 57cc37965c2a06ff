import type { Axis } from "../figures/axis";
import type { PlotAxis } from "./results";

/** "time (ns)" */
export function axisLabel(axis: PlotAxis): string {
  return axis.unit === "" ? axis.name : `${axis.name} (${axis.unit})`;
}

/** The axis of a figure; the domain of a logarithmic one is what its positive values span. */
export function figureAxis(axis: PlotAxis, values: (number | null)[]): Axis {
  if (!axis.logarithmic) return { label: axisLabel(axis) };
  const positive = values.filter((value): value is number => value !== null && value > 0);
  const domain: [number, number] | undefined =
    positive.length > 0
      ? [positive.reduce((a, b) => Math.min(a, b)), positive.reduce((a, b) => Math.max(a, b))]
      : undefined;
  return { label: axisLabel(axis), log: true, ...(domain ? { domain } : {}) };
}
