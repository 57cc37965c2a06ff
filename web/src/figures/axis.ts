import type * as Plot from "@observablehq/plot";
import { logTick } from "../model/numbers";

/** What an axis of a figure says and spans. */
export interface Axis {
  label: string;
  log?: boolean;
  domain?: [number, number];
  tickFormat?: (value: number) => string;
}

/** Whole decades that hold the positive values, at most `decades` of them below the largest. */
export function logRange(values: number[], decades: number): [number, number] {
  const positive = values.filter((value) => value > 0);
  const high = 10 ** Math.ceil(Math.log10(Math.max(...positive)));
  const low = 10 ** Math.floor(Math.log10(Math.min(...positive)));
  return [Math.max(low, high / 10 ** decades), high];
}

/** Powers of ten from low to high. */
export function powersWithin(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i));
}

function scale({ label, log, domain, tickFormat }: Axis): Plot.ScaleOptions {
  return {
    label,
    labelArrow: "none",
    ...(domain ? { domain } : {}),
    ...(log
      ? { type: "log", tickFormat: tickFormat ?? logTick }
      : tickFormat
        ? { tickFormat }
        : {}),
  };
}

/** A horizontal axis with as many ticks as the width has room for. */
export function xScale(axis: Axis, width: number): Plot.ScaleOptions {
  return {
    ...scale(axis),
    labelAnchor: "center",
    ticks: Math.max(3, Math.min(8, Math.floor(width / 70))),
  };
}

export function yScale(axis: Axis): Plot.ScaleOptions {
  return { ...scale(axis), grid: true, nice: axis.domain === undefined };
}

/** The look of every tip. */
export const TIP = { fill: "var(--surface)", stroke: "var(--line-strong)" } as const;
