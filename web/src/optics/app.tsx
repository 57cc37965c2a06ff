import { useMemo } from "preact/hooks";
import { ProvenanceFooter } from "../components/provenance";
import { ThemeToggle } from "../components/theme_toggle";
import { Warnings } from "../components/warnings";
import { fixed, listed, percent, plural } from "../model/format";
import { AngularFigure } from "./angular_figure";
import { ChannelBar } from "./channel_bar";
import { ChromaticityFigure } from "./chromaticity_figure";
import { channelColours } from "./colours";
import { OpticsDefinitions } from "./definitions";
import { OutsideFigure } from "./outside_figure";
import { PositionFigure, WavelengthFigure } from "./power_figures";
import type { Figure, OpticsResults } from "./results";
import { ScanFigure } from "./scan_figure";
import { SpectrumFigure } from "./spectrum_figure";
import { SpectrumTable } from "./spectrum_table";
import { StackTable } from "./stack_table";
import { EfficiencyFigure, SensitivityFigure } from "./tolerance_figures";

/** "24.5 % (22.9–26.2 %)" */
function withInterval({ value, low, high }: Figure): string {
  const interval =
    low === null || high === null ? "" : ` (${fixed(100 * low, 1)}–${percent(high)})`;
  return percent(value) + interval;
}

function reportedText(results: OpticsResults): string {
  const { reported } = results;
  if (reported === null) return "";
  const parts = [];
  if (reported.eqe_average !== null) parts.push(`a mean of ${percent(reported.eqe_average)}`);
  if (reported.eqe_max !== null) parts.push(`a champion of ${percent(reported.eqe_max, 2)}`);
  return parts.length === 0 ? "" : ` Reported: ${listed(parts)}.`;
}

function support(results: OpticsResults): string {
  const { figures, emitter, power } = results;
  const loss = [...power.channels]
    .filter((channel) => channel.kind !== "out")
    .sort((a, b) => b.share - a.share)[0];
  const largest =
    loss === undefined ? "" : ` The largest loss: ${percent(loss.share)} ${loss.name}.`;
  const other = figures.side === "below" ? "above" : "below";
  const both =
    figures.eqe_other_side > 1e-3 ? ` and ${percent(figures.eqe_other_side)} ${other} it` : "";
  return (
    `External quantum efficiency ${withInterval(figures.eqe)} ${figures.side} the device${both}, at a ` +
    `quantum yield of ${percent(emitter.plqy)}.${reportedText(results)}${largest}`
  );
}

function Facts({ results }: { results: OpticsResults }) {
  const { figures, emitter, tolerances } = results;
  return (
    <p class="lattice-line">
      <span>{plural(results.layers.length, "layer")}</span>
      <span>outcoupling {withInterval(figures.outcoupling)}</span>
      <span>Purcell factor {fixed(figures.purcell.value, 3)}</span>
      <span>horizontal dipoles {percent(emitter.horizontal_fraction)}</span>
      <span>
        {tolerances === null
          ? "no interval: no tolerance is stated"
          : `interval: 5–95 % of ${tolerances.draws} stacks within the tolerances`}
      </span>
    </p>
  );
}

/** The whole page. */
export function OpticsApp({ results }: { results: OpticsResults }) {
  const colours = useMemo(() => channelColours(results.power.channels), [results]);
  return (
    <div class="optics">
      <header class="page-header">
        <div class="title-line">
          <p class="title">{results.name}</p>
          <ThemeToggle />
        </div>
        <h1>{percent(results.figures.outcoupling.value)} of the light leaves the device</h1>
        <p class="support">{support(results)}</p>
        <Facts results={results} />
      </header>
      <main>
        <section aria-labelledby="balance-heading">
          <h2 id="balance-heading">Where the light goes</h2>
          <ChannelBar channels={results.power.channels} colours={colours} />
          <Warnings sentences={results.warnings} />
          <div class="figures">
            <WavelengthFigure power={results.power} colours={colours} />
            <PositionFigure power={results.power} colours={colours} layer={results.emitter.layer} />
          </div>
        </section>
        <section aria-labelledby="seen-heading">
          <h2 id="seen-heading">What one sees</h2>
          <SpectrumTable appearance={results.appearance} />
          <div class="figures">
            <AngularFigure appearance={results.appearance} />
            <SpectrumFigure appearance={results.appearance} />
            <ChromaticityFigure appearance={results.appearance} />
            <OutsideFigure light={results.outside_light} />
          </div>
        </section>
        {(results.tolerances !== null || results.scan !== null) && (
          <section aria-labelledby="sure-heading">
            <h2 id="sure-heading">How sure, and what would change it</h2>
            <div class="figures">
              {results.tolerances !== null && (
                <>
                  <EfficiencyFigure results={results} tolerances={results.tolerances} />
                  <SensitivityFigure
                    tolerances={results.tolerances}
                    nominal={results.figures.eqe.value}
                  />
                </>
              )}
              {results.scan !== null && <ScanFigure scan={results.scan} />}
            </div>
          </section>
        )}
        <StackTable results={results} />
        <OpticsDefinitions results={results} />
      </main>
      <ProvenanceFooter results={results} />
    </div>
  );
}
