import { ProvenanceFooter } from "../components/provenance";
import { ThemeToggle } from "../components/theme_toggle";
import { Warnings } from "../components/warnings";
import { percent } from "../model/format";
import { ColourUnderBias } from "./colour_figures";
import { CurrentFigure, EfficiencyFigure, RadianceFigure } from "./curve_figures";
import { DeviceDefinitions } from "./definitions";
import { Impedance } from "./impedance";
import { Inside } from "./inside";
import { LossFigure } from "./loss_figure";
import { short } from "../model/numbers";
import type { DeviceResults } from "./results";
import { LayerTable, ScanTable } from "./tables";
import { Transients } from "./transients";

function heading(results: DeviceResults): string {
  const best = results.figures?.maximum_eqe;
  if (best) return `EQE reaches ${percent(best.eqe)} at ${short(best.voltage_V)} V`;
  const last = [...results.points].reverse().find((point) => point.current_mA_per_cm2 !== null);
  if (last === undefined) return "No point of the sweep converged";
  return `${short(last.current_mA_per_cm2!, 3)} mA cm⁻² at ${short(last.voltage_V)} V`;
}

function support(results: DeviceResults): string {
  const { figures } = results;
  if (figures === null) return "Current alone: the stack file says nothing of light.";
  const parts = [];
  if (figures.turn_on_V !== null) {
    parts.push(
      `It turns on at ${short(figures.turn_on_V, 3)} V, where the radiance reaches ` +
        `${short(figures.turn_on_radiance_W_per_sr_m2)} W sr⁻¹ m⁻².`,
    );
  }
  if (figures.turn_on_luminance_V !== null) {
    parts.push(
      `The luminance reaches ${short(figures.turn_on_luminance_cd_per_m2)} cd m⁻² at ` +
        `${short(figures.turn_on_luminance_V, 3)} V.`,
    );
  }
  if (figures.j50_mA_per_cm2 !== null) {
    parts.push(`Half of the largest EQE is left at ${short(figures.j50_mA_per_cm2, 3)} mA cm⁻².`);
  } else if (figures.j90_mA_per_cm2 !== null) {
    parts.push(`90 % of the largest EQE is left at ${short(figures.j90_mA_per_cm2, 3)} mA cm⁻².`);
  }
  return parts.join(" ");
}

function Facts({ results }: { results: DeviceResults }) {
  const { light } = results;
  return (
    <p class="lattice-line">
      <span>{results.layers.length} layers</span>
      <span>
        {results.points.length} voltages
        {results.failed_points > 0 && `, ${results.failed_points} did not converge`}
      </span>
      {light !== null && (
        <>
          <span>
            outcoupling {percent(light.outcoupling_mean)},{" "}
            {light.outcoupling_computed ? "computed" : "given"}
          </span>
          <span>
            yield {percent(light.yield)} of the {light.recombination_makes}
          </span>
        </>
      )}
    </p>
  );
}

/** The whole page. */
export function DeviceApp({ results }: { results: DeviceResults }) {
  return (
    <div class="optics">
      <header class="page-header">
        <div class="title-line">
          <p class="title">{results.name}</p>
          <ThemeToggle />
        </div>
        <h1>{heading(results)}</h1>
        <p class="support">{support(results)}</p>
        <Facts results={results} />
      </header>
      <main>
        <section aria-labelledby="curves-heading">
          <h2 id="curves-heading">Current and light</h2>
          <Warnings sentences={results.warnings} />
          <div class="figures">
            <CurrentFigure points={results.points} />
            <RadianceFigure points={results.points} />
            <EfficiencyFigure results={results} />
            <LossFigure results={results} />
          </div>
        </section>
        <ColourUnderBias points={results.points} />
        <Inside results={results} />
        {results.transients !== null && <Transients courses={results.transients} />}
        {results.impedance !== null && <Impedance impedance={results.impedance} />}
        {results.scan !== null && <ScanTable scan={results.scan} />}
        <LayerTable results={results} />
        <DeviceDefinitions />
      </main>
      <ProvenanceFooter results={results} />
    </div>
  );
}
