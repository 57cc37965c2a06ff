import * as Plot from "@observablehq/plot";
import { shortened } from "../model/format";
import type { Sample } from "../model/results";

/** Height of one molecule's row in a figure [px]. */
const ROW_HEIGHT = 26;
const NAME_LENGTH = 18;
/** Width of a letter of the axis font, on the safe side [px]. */
const LETTER_WIDTH = 7.2;

/** One row per molecule: shared y scale of all figures. Rows are ranks, since names may repeat. */
export function rowScale(samples: Sample[]): {
  y: Plot.ScaleOptions;
  marginLeft: number;
  rowsHeight: number;
} {
  const names = new Map(
    samples.map((sample) => [rowOf(sample), shortened(sample.name, NAME_LENGTH)]),
  );
  const longest = Math.max(4, ...[...names.values()].map((name) => [...name].length));
  return {
    y: {
      type: "band",
      domain: [...names.keys()],
      tickFormat: (row: number) => names.get(row) ?? "",
      label: null,
      tickSize: 0,
      padding: 0.25,
    },
    marginLeft: Math.ceil(longest * LETTER_WIDTH) + 8,
    rowsHeight: samples.length * ROW_HEIGHT,
  };
}

export function rowOf(sample: Sample): number {
  return sample.rank ?? 0;
}

/** A faint band behind the molecule that is shown in 3-D. */
export function selectionBand(selected: Sample | null, samples: Sample[]): Plot.Markish[] {
  if (selected === null || !samples.includes(selected)) return [];
  return [
    Plot.ruleY([selected], { y: rowOf, stroke: "var(--selection)", strokeWidth: ROW_HEIGHT - 2 }),
  ];
}

/** Faint lines that lead the eye from a name to its marks. */
export function rowLines(samples: Sample[]): Plot.Markish {
  return Plot.ruleY(samples, { y: rowOf, stroke: "var(--line)", strokeWidth: 1 });
}
