import { fixed } from "../model/format";
import { grouped } from "../model/numbers";
import type { Estimate, PredictedSample } from "../model/prediction";

/** One property of every sample that is measured, fitted and predicted. */
export interface Quantity {
  name: string;
  unit: string;
  /** in full, with the unit */
  axis: string;
  log: boolean;
  values: (sample: PredictedSample) => Values;
  /** with its unit, as exactly as it is measured */
  text: (value: number) => string;
  /** without unit, as exactly as a prediction deserves */
  rough: (value: number) => string;
  tick: (value: number) => string;
  /** how far a prediction is off, in words */
  deviation: (predicted: number, measured: number) => string;
}

export interface Values {
  measured: number | null;
  fitted: Estimate | null;
  left_out: Estimate | null;
  computed: Estimate | null;
}

const share = {
  unit: "%",
  log: false,
  text: (value: number) => `${fixed(100 * value, 1)}\u202f%`,
  rough: (value: number) => fixed(100 * value, 1),
  tick: (value: number) => `${Number((100 * value).toPrecision(3))}`,
  deviation: (predicted: number, measured: number) => {
    const points = 100 * (predicted - measured);
    return `${points >= 0.05 ? "+" : ""}${fixed(points, 1)}`;
  },
};

export const PLQY: Quantity = {
  ...share,
  name: "PLQY",
  axis: "photoluminescence quantum yield (%)",
  values: ({ plqy }) => ({ ...plqy, computed: null }),
};

export const EQE: Quantity = {
  ...share,
  name: "EQE",
  axis: "largest external quantum efficiency (%)",
  values: ({ eqe }) => ({
    measured: eqe.measured_max,
    fitted: eqe.fitted,
    left_out: eqe.left_out,
    computed: eqe.computed,
  }),
};

export const T50: Quantity = {
  name: "T50",
  unit: "h",
  axis: "T50 (h)",
  log: true,
  values: ({ t50_h: t50 }) => ({ ...t50, computed: null }),
  text: (value) => `${grouped(value, 4)} h`,
  rough: (value) => grouped(value),
  // 1 and 3 of each decade: more would run into one another
  tick: (value) => (/^[13]/.test(value.toExponential(0)) ? grouped(value) : ""),
  deviation: (predicted, measured) => `× ${fixed(predicted / measured, 2)}`,
};

/** "84.4 (81.9–86.9) %" */
export function withInterval({ rough, unit }: Quantity, { value, low, high }: Estimate): string {
  if (low === null || high === null) return `${rough(value)} ${unit}`;
  return `${rough(value)} (${rough(low)}–${rough(high)}) ${unit}`;
}

/** Every number of the samples that a figure of this quantity has to hold. */
export function allValues(quantity: Quantity, samples: PredictedSample[]): number[] {
  return samples
    .flatMap((sample) => {
      const { measured, fitted, left_out: leftOut, computed } = quantity.values(sample);
      const ends = [fitted, leftOut, computed].flatMap((one) =>
        one === null ? [] : [one.value, one.low, one.high],
      );
      return [measured, ...ends];
    })
    .filter((value): value is number => value !== null && (!quantity.log || value > 0));
}
