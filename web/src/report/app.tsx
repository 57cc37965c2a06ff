import { useMemo, useState } from "preact/hooks";
import { Definitions } from "../components/definitions";
import { MoleculePanel } from "../components/molecule_panel";
import { ProvenanceFooter } from "../components/provenance";
import { RankingTable } from "../components/ranking_table";
import { Refused } from "../components/refused";
import { PredictionTerms } from "../prediction/terms";
import { ThemeToggle } from "../components/theme_toggle";
import { Warnings } from "../components/warnings";
import { SurveyChapter } from "../electronic/body";
import { Figures } from "../figures/figures";
import { answer } from "../model/answer";
import { kindColours, kindLabels, sampleColours } from "../model/colours";
import { chemical, fixed, plural } from "../model/format";
import type { Prediction } from "../model/prediction";
import type { Results } from "../model/results";
import { ChapterLinks, Chapters } from "../prediction/chapters";
import { KeyBar, KeyProvider } from "../prediction/key";
import { Overview } from "../prediction/overview";

function LatticeLine({ results }: { results: Results }) {
  const { lattice } = results;
  const vectors = lattice.vectors
    .slice(0, 3)
    .map((vector) => `${vector.label} = ${fixed(vector.length_angstrom, 2)} Å`);
  return (
    <p class="lattice-line">
      <span>{chemical(lattice.name)}</span>
      {vectors.map((vector) => (
        <span key={vector}>{vector}</span>
      ))}
      <span>{plural(results.samples.length, "molecule")}</span>
    </p>
  );
}

/** Anchors: the ranking, why it is so, and the selected molecule in 3-D. */
function Anchors({ results }: { results: Results }) {
  const scored = useMemo(
    () => results.samples.filter((sample) => sample.status === "scored"),
    [results],
  );
  const kinds = useMemo(() => kindColours(results), [results]);
  const labels = useMemo(() => kindLabels(results), [results]);
  const [selected, setSelected] = useState(scored[0] ?? null);
  if (selected === null) return null;
  return (
    <div class="answer">
      <div class="evidence">
        <section aria-labelledby="ranking-heading">
          <h2 id="ranking-heading">Ranking</h2>
          <RankingTable samples={scored} kinds={kinds} selected={selected} onSelect={setSelected} />
        </section>
        <Figures
          results={results}
          scored={scored}
          selected={selected}
          kinds={kinds}
          labels={labels}
        />
      </div>
      <MoleculePanel lattice={results.lattice} sample={selected} kinds={kinds} />
    </div>
  );
}

/** What an engine says of the traps, where the study has such results. */
function States({ results }: { results: Results }) {
  return results.electronic ? <SurveyChapter results={results.electronic} /> : null;
}

/** The page of a study that goes on from anchors to devices. */
function WholeChain({ results, prediction }: { results: Results; prediction: Prediction }) {
  const [chosen, choose] = useState<string | null>(null);
  const colours = useMemo(() => sampleColours(prediction.samples), [prediction]);
  const key = useMemo(() => ({ colours, chosen }), [colours, chosen]);
  return (
    <KeyProvider value={key}>
      <KeyBar sampleKey={key} choose={choose} />
      <Overview
        prediction={prediction}
        anchored={results.samples}
        warnings={results.warnings ?? []}
      />
      <Anchors results={results} />
      <States results={results} />
      <Chapters prediction={prediction} />
    </KeyProvider>
  );
}

/** The whole page. */
export function App({ results }: { results: Results }) {
  const refused = useMemo(
    () => results.samples.filter((sample) => sample.status === "refused"),
    [results],
  );
  const prediction = results.prediction ?? null;
  const { headline, support } = answer(results);
  return (
    <>
      <header class="page-header">
        <div class="title-line">
          <p class="title">{results.title}</p>
          <ThemeToggle />
        </div>
        <h1>{headline}</h1>
        <p class="support">{support}</p>
        <LatticeLine results={results} />
        {prediction !== null && (
          <ChapterLinks prediction={prediction} states={Boolean(results.electronic)} />
        )}
      </header>
      <main class={prediction === null ? undefined : "has-key"}>
        {prediction === null ? (
          <>
            <Warnings sentences={results.warnings ?? []} />
            <Anchors results={results} />
            <States results={results} />
          </>
        ) : (
          <WholeChain results={results} prediction={prediction} />
        )}
        <Refused samples={refused} />
        <Definitions
          score={results.score}
          more={prediction !== null && <PredictionTerms prediction={prediction} />}
        />
      </main>
      <ProvenanceFooter
        results={results}
        facts={[["Lattice constant from", results.lattice.source]]}
      />
    </>
  );
}
