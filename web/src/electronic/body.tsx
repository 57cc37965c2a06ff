import { Warnings } from "../components/warnings";
import { Findings } from "./findings";
import { InteractionFigure } from "./interaction_figure";
import { LadderFigure } from "./ladder_figure";
import { ModelPanel } from "./model_panel";
import { PdosFigure } from "./pdos_figure";
import { PotentialFigure } from "./potential_figure";
import { cautions } from "./names";
import type { Survey } from "./results";
import { RelaxationTable } from "./relaxation_table";
import { MoleculeTable, PoseTable } from "./tables";
import { WeightFigure } from "./weight_figure";

/** Every figure of a survey that has something to show. */
export function SurveyFigures({ results }: { results: Survey }) {
  return (
    <div class="figures">
      <PdosFigure results={results} />
      <LadderFigure results={results} />
      <WeightFigure results={results} />
      <InteractionFigure results={results} />
      <PotentialFigure results={results} />
    </div>
  );
}

/** A survey as a chapter of a study's page. */
export function SurveyChapter({ results }: { results: Survey }) {
  const engines = [...new Set(results.poses.map(({ engine, version }) => `${engine} ${version}`))];
  return (
    <section id="states" class="electronic" aria-labelledby="states-heading">
      <h2 id="states-heading">Trap states</h2>
      <p class="section-note">
        A slab with a vacancy ({results.system}), bare and with molecules docked beside it, solved
        by {engines.join(", ")} without spin–orbit coupling: {results.method}.
      </p>
      <Warnings sentences={cautions(results)} />
      <Findings findings={results.findings} heading="h3" />
      <SurveyFigures results={results} />
      <ModelPanel results={results} />
      <PoseTable results={results} />
      <MoleculeTable results={results} />
      <RelaxationTable results={results} />
    </section>
  );
}
