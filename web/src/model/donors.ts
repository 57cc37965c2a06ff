import { countWord } from "./format";
import type { Registry, Sample } from "./results";

/** Donors in use, like ones together and the strongest first: ["P=O", "two OMe"]. */
export function boundDonors(sample: Sample, registry: Registry): string[] {
  const counts = new Map<string, { count: number; strength: number }>();
  for (const bond of registry.bonds) {
    const label = sample.anchors[bond.anchor]?.label ?? "?";
    const known = counts.get(label);
    counts.set(label, { count: (known?.count ?? 0) + 1, strength: bond.strength });
  }
  return [...counts]
    .sort(([, a], [, b]) => b.strength - a.strength)
    .map(([label, { count }]) => (count === 1 ? label : `${countWord(count)} ${label}`));
}
