import type { PredictedSample } from "./prediction";
import type { Results } from "./results";

/** Colours of atoms. Pb, Cs and I are kept apart, which the usual tables do not. */
const ELEMENT_COLOURS: Record<string, string> = {
  H: "#dfe2e6",
  C: "#7d848c",
  N: "#3c6fc4",
  O: "#d6483b",
  F: "#48a868",
  P: "#e08a2e",
  S: "#d8b62c",
  Cl: "#2f8f4e",
  Br: "#9a4a2f",
  I: "#8458a8",
  Si: "#c9a27c",
  B: "#d99a8a",
  Pb: "#4d5b69",
  Sn: "#5f7f8c",
  Ge: "#6d8f83",
  Bi: "#6a5f8c",
  Cs: "#a9b9c9",
  Rb: "#8f7fae",
  K: "#9a86c0",
  Na: "#a08fd0",
};

export function elementColour(symbol: string): string {
  return ELEMENT_COLOURS[symbol] ?? "#b07fa8";
}

/** Hues that stay apart for colour-blind readers, on white and on near-black. */
const SERIES = [
  "#c8503c",
  "#3f7fb5",
  "#c99a2e",
  "#4a9a73",
  "#8a6bb8",
  "#b5678c",
  "#5aa5ad",
  "#8c7a62",
];

/** Hues of parts without a meaning of their own, in order. */
export const PART_COLOURS = [
  "#7c86b8",
  "#4f9d95",
  "#c69c3f",
  "#8b7b6b",
  "#a8678f",
  "#6f9a54",
  "#5c7f9e",
];

export const TERM_COLOURS = {
  multiplicity: "#8fa3b8",
  clash: "#6b5f6f",
  strain: "#a99fae",
};

/** One colour per kind of donor that the study's molecules have, the strongest donor first. */
export function kindColours(results: Results): Map<string, string> {
  const anchors = results.samples
    .flatMap((sample) => sample.anchors)
    .sort((a, b) => b.strength - a.strength);
  const colours = new Map<string, string>();
  for (const { kind } of anchors) {
    if (!colours.has(kind)) colours.set(kind, SERIES[colours.size % SERIES.length] ?? "#888888");
  }
  return colours;
}

/** What people call each kind of donor. */
export function kindLabels(results: Results): Map<string, string> {
  const labels = new Map<string, string>();
  for (const sample of results.samples) {
    for (const anchor of sample.anchors) labels.set(anchor.kind, anchor.label);
  }
  return labels;
}

const CONTROL_COLOUR = "#868d97";

/** Hues of samples: apart for colour-blind readers, mid-tone so that both themes carry them. */
const SAMPLE_COLOURS = [
  "#3d8fcf",
  "#c08410",
  "#d4513d",
  "#1f9a74",
  "#9a6fc6",
  "#a5714d",
  "#cf6ea3",
  "#6177cf",
];

/** One colour per sample of a study, the same in every figure. */
export function sampleColours(samples: PredictedSample[]): Map<string, string> {
  const treated = samples.filter((sample) => !sample.is_control);
  return new Map([
    ...samples
      .filter((sample) => sample.is_control)
      .map(({ name }): [string, string] => [name, CONTROL_COLOUR]),
    ...treated.map(({ name }, i): [string, string] => [
      name,
      SAMPLE_COLOURS[i % SAMPLE_COLOURS.length]!,
    ]),
  ]);
}
