import { ProvenanceFooter } from "../components/provenance";
import { ThemeToggle } from "../components/theme_toggle";
import { Warnings } from "../components/warnings";
import { fixed, plural } from "../model/format";
import { SurveyFigures } from "./body";
import { Definitions } from "./definitions";
import { Findings } from "./findings";
import { ModelPanel } from "./model_panel";
import { cautions } from "./names";
import { RelaxationTable } from "./relaxation_table";
import type { ElectronicResults } from "./results";
import { MoleculeTable, PoseTable } from "./tables";

/** What was computed, in one sentence. */
function headline({ poses, molecules }: ElectronicResults): string {
  const names = new Set(molecules.map(({ molecule }) => molecule));
  const docked = poses.filter(({ molecule, relaxed }) => molecule !== "" && !relaxed).length;
  return `States of a defect before and after ${plural(names.size, "molecule")} in ${plural(docked, "docked pose")} anchored to it`;
}

/** The whole page. */
export function ElectronicApp({ results }: { results: ElectronicResults }) {
  const { cost } = results;
  return (
    <div class="optics electronic">
      <header class="page-header">
        <div class="title-line">
          <p class="title">{results.title}</p>
          <ThemeToggle />
        </div>
        <h1>{headline(results)}</h1>
      </header>
      <main>
        <Warnings sentences={cautions(results)} />
        <Findings findings={results.findings} />
        <section aria-labelledby="figures-heading">
          <h2 id="figures-heading">Figures</h2>
          <SurveyFigures results={results} />
        </section>
        <section aria-labelledby="models-heading">
          <h2 id="models-heading">Models</h2>
          <ModelPanel results={results} />
        </section>
        <section aria-labelledby="numbers-heading">
          <h2 id="numbers-heading">Numbers</h2>
          <PoseTable results={results} />
          <MoleculeTable results={results} />
          <RelaxationTable results={results} />
        </section>
        <Definitions results={results} />
      </main>
      <ProvenanceFooter
        results={results}
        facts={[
          ["Slab", results.system],
          ["Method", results.method],
          [
            "Cost of all calculations",
            `${fixed(cost.processor_s / 3600, 2)} processor hours, at most ${fixed(cost.peak_memory_bytes / 1e9, 2)} GB`,
          ],
        ]}
      />
    </div>
  );
}
