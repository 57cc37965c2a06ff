import type { Sample } from "./results";

export type SortKey = "rank" | "name" | "spacing" | "sites" | "mismatch" | "strain" | "score";
export interface SortOrder {
  key: SortKey;
  descending: boolean;
}

function sortValue(sample: Sample, key: SortKey): number | string | null {
  switch (key) {
    case "rank":
      return sample.rank;
    case "name":
      return sample.name;
    case "spacing":
      return sample.site_spacing_angstrom;
    case "sites":
      return sample.registry?.sites ?? null;
    case "mismatch":
      return sample.registry?.mismatch ?? null;
    case "strain":
      return sample.registry?.strain_kJ_per_mol ?? null;
    case "score":
      return sample.registry?.score ?? null;
  }
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Samples in a new order; those without a value stay last, and ties keep their rank order. */
export function sorted(samples: Sample[], order: SortOrder): Sample[] {
  const sign = order.descending ? -1 : 1;
  return [...samples].sort((first, second) => {
    const [a, b] = [sortValue(first, order.key), sortValue(second, order.key)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "string" || typeof b === "string")
      return sign * collator.compare(String(a), String(b));
    return sign * (a - b);
  });
}

/** What a click on a header asks for: that column, and its other direction when repeated. */
export function toggled(order: SortOrder, key: SortKey): SortOrder {
  if (order.key === key) return { key, descending: !order.descending };
  return { key, descending: key === "score" || key === "sites" };
}
