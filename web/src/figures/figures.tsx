import { useMemo, useState } from "preact/hooks";
import type { Results, Sample } from "../model/results";
import { ChargeFigure } from "./charge_figure";
import { RankFigure } from "./rank_figure";
import { SpacingFigure } from "./spacing_figure";
import { TermFigure } from "./term_figure";

interface Props {
  results: Results;
  scored: Sample[];
  selected: Sample | null;
  kinds: Map<string, string>;
  labels: Map<string, string>;
}

/** Rows that a figure shows at first. */
const FIRST = 25;

/** The best molecules, and the selected one if it is not among them. */
function rowsShown(scored: Sample[], selected: Sample | null, all: boolean): Sample[] {
  if (all || scored.length <= FIRST) return scored;
  const best = scored.slice(0, FIRST);
  return selected === null || best.includes(selected) || selected.rank === null
    ? best
    : [...best, selected];
}

export function Figures({ results, scored, selected, kinds, labels }: Props) {
  const [all, setAll] = useState(false);
  const samples = useMemo(() => rowsShown(scored, selected, all), [scored, selected, all]);
  if (scored.length === 0) return null;
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading">Why this order</h2>
      {scored.length > FIRST && (
        <p class="faint">
          {all
            ? `All ${scored.length} molecules. `
            : `The first ${FIRST} of ${scored.length} molecules and the selected one. `}
          <button type="button" class="link no-print" onClick={() => setAll(!all)}>
            {all ? "Show fewer" : "Show all"}
          </button>
        </p>
      )}
      <div class="figures">
        <SpacingFigure lattice={results.lattice} samples={samples} selected={selected} />
        <TermFigure
          samples={samples}
          selected={selected}
          kinds={kinds}
          labels={labels}
          unitEnergy={results.score.unit_kJ_per_mol}
        />
        <ChargeFigure samples={samples} selected={selected} kinds={kinds} labels={labels} />
        <RankFigure
          samples={samples}
          scored={scored.length}
          selected={selected}
          definition={results.score}
        />
      </div>
    </section>
  );
}
