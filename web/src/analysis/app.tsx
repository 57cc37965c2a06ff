import { ProvenanceFooter } from "../components/provenance";
import { ThemeToggle } from "../components/theme_toggle";
import { Warnings } from "../components/warnings";
import { DrawingFigure } from "./drawing_figure";
import { MapFigure } from "./map_figure";
import type { AnalysisResults, Drawing } from "./results";
import { EstimateTable, ListTable, Origin } from "./tables";

const RESIDUAL = "_residual";

/** Figures in order, each followed by that of its residuals. */
function paired(plots: Drawing[]): Drawing[][] {
  const residuals = new Map(
    plots.filter(({ id }) => id.endsWith(RESIDUAL)).map((plot) => [plot.id, plot]),
  );
  const mains = plots.filter(({ id }) => !id.endsWith(RESIDUAL));
  const groups = mains.map((plot) => {
    const residual = residuals.get(plot.id + RESIDUAL);
    residuals.delete(plot.id + RESIDUAL);
    return residual === undefined ? [plot] : [plot, residual];
  });
  return [...groups, ...[...residuals.values()].map((plot) => [plot])];
}

function Figures({ results }: { results: AnalysisResults }) {
  const groups = paired(results.plots);
  if (groups.length + results.maps.length === 0) return null;
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading">Figures</h2>
      <div class="figures">
        {groups.map((group) => (
          <div key={group[0]!.id} class="figure-group">
            {group.map((drawing) => (
              <DrawingFigure key={drawing.id} drawing={drawing} />
            ))}
          </div>
        ))}
        {results.maps.map((map) => (
          <MapFigure key={map.id} map={map} />
        ))}
      </div>
    </section>
  );
}

/** The whole page. */
export function AnalysisApp({ results }: { results: AnalysisResults }) {
  return (
    <div class="optics analysis">
      <header class="page-header">
        <div class="title-line">
          <p class="title">{results.title}</p>
          <ThemeToggle />
        </div>
        <h1>{results.summary}</h1>
      </header>
      <main>
        <Warnings sentences={results.warnings} />
        <Figures results={results} />
        <section aria-labelledby="numbers-heading">
          <h2 id="numbers-heading">Numbers</h2>
          <EstimateTable estimates={results.estimates} />
          {results.tables.map((table) => (
            <ListTable key={table.id} table={table} />
          ))}
        </section>
        <Origin results={results} />
      </main>
      <ProvenanceFooter results={results} />
    </div>
  );
}
