import { TERM_COLOURS } from "./colours";
import type { Registry, Sample } from "./results";

/** One piece of a score bar; penalties are negative. */
export interface ScorePart {
  key: string;
  label: string;
  value: number;
  colour: string;
}

/** A score taken apart: a piece per kind of bond in the order of `kinds`, then the terms that are not bonds. */
export function scoreParts(
  sample: Sample,
  registry: Registry,
  kinds: Map<string, string>,
): ScorePart[] {
  const order = [...kinds.keys()];
  const rank = (part: ScorePart) => order.indexOf(part.key);
  const parts = new Map<string, ScorePart>();
  for (const bond of registry.bonds) {
    const anchor = sample.anchors[bond.anchor];
    if (anchor === undefined) continue;
    const part = parts.get(anchor.kind) ?? {
      key: anchor.kind,
      label: `${anchor.label} bonds`,
      value: 0,
      colour: kinds.get(anchor.kind) ?? "#888888",
    };
    part.value += bond.contribution;
    parts.set(anchor.kind, part);
  }
  const bonds = [...parts.values()].sort((a, b) => rank(a) - rank(b));
  return [...bonds, ...otherTerms(registry)].filter((part) => Math.abs(part.value) > 5e-4);
}

function otherTerms(registry: Registry): ScorePart[] {
  const { multiplicity, clash, strain } = registry.terms;
  return [
    {
      key: "multiplicity",
      label: "several registries",
      value: multiplicity,
      colour: TERM_COLOURS.multiplicity,
    },
    { key: "clash", label: "clash", value: -clash, colour: TERM_COLOURS.clash },
    { key: "strain", label: "strain", value: -strain, colour: TERM_COLOURS.strain },
  ];
}

/** Smallest and largest end of all bars and intervals, so that they share one scale. */
export function scoreRange(samples: Sample[]): [number, number] {
  let [low, high] = [0, 0];
  for (const { registry } of samples) {
    if (registry === null) continue;
    low = Math.min(low, -registry.terms.clash - registry.terms.strain);
    high = Math.max(high, registry.terms.bonding + registry.terms.multiplicity, registry.score);
    if (registry.score_interval === null) continue;
    low = Math.min(low, registry.score_interval[0]);
    high = Math.max(high, registry.score_interval[1]);
  }
  return [low, high > 0 ? high : 1];
}
