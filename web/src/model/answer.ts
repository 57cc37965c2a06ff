import { boundDonors } from "./donors";
import { countWord, fixed, listed, percent, rankInterval } from "./format";
import type { Results, Sample } from "./results";

/** What a study found, in one or two sentences. */
export interface Answer {
  headline: string;
  support: string;
}

function metalOf(results: Results): string {
  return results.lattice.slab.open_sites[0]?.element ?? "metal";
}

function headline(results: Results, best: Sample): string {
  const registry = best.registry;
  const metal = metalOf(results);
  if (registry === null)
    return `No molecule of this study finds a place on ${results.lattice.name}`;
  const sites = `${countWord(registry.sites)} ${metal} site${registry.sites === 1 ? "" : "s"}`;
  const together = registry.sites > 1 ? " at once" : "";
  return `${best.name} holds ${sites}${together}`;
}

function support(results: Results, best: Sample, scored: Sample[]): string {
  const registry = best.registry;
  if (registry === null)
    return best.reason || "Every registry clashes, strains or leaves a bond too long.";
  const sentences: string[] = [];
  const donors = listed(boundDonors(best, registry));
  const spacing = fixed(results.lattice.spacing_angstrom, 2);
  if (registry.sites > 1) {
    sentences.push(
      `Its ${donors} donors sit on the lattice (a = ${spacing} Å) with a mismatch of ` +
        `${percent(registry.mismatch)} and a strain of ` +
        `${fixed(registry.strain_kJ_per_mol, 1)} kJ/mol.`,
    );
  } else {
    sentences.push(
      `Its ${donors} donor binds one site; no molecule of this study bridges two better.`,
    );
  }
  if (scored.length > 1) sentences.push(rankSentence(best, scored));
  return sentences.join(" ");
}

function rankSentence(best: Sample, scored: Sample[]): string {
  const range = best.rank_interval;
  if (range === null) return "";
  if (Math.round(range[1]) === 1) {
    return (
      `It stays first of ${scored.length} whenever lattice constant and donor strengths ` +
      "vary within their bands."
    );
  }
  const rivals = scored.filter(
    (s) => s !== best && s.rank_interval !== null && Math.round(s.rank_interval[0]) === 1,
  );
  const shared =
    rivals.length === 0
      ? ""
      : `; ${listed(rivals.slice(0, 3).map((s) => s.name))} may come first as well`;
  const place = `${rankInterval(range)} of ${scored.length}`;
  return `Within the bands of lattice constant and donor strength its rank is ${place}${shared}.`;
}

export function answer(results: Results): Answer {
  const scored = results.samples.filter((sample) => sample.status === "scored");
  const best = scored[0];
  if (best === undefined) {
    return {
      headline: "No molecule could be scored",
      support:
        results.samples.length === 0
          ? "The study names no molecules."
          : "Each is listed below with its reason.",
    };
  }
  return { headline: headline(results, best), support: support(results, best, scored) };
}
