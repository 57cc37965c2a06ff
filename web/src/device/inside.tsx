import { useState } from "preact/hooks";
import { percent } from "../model/format";
import { short } from "../model/numbers";
import { BandFigure, DensityFigure, RateFigure } from "./profile_figures";
import type { DeviceResults } from "./results";

/** The point the page opens with: the one of the largest EQE, otherwise the last that converged. */
function firstShown(results: DeviceResults, solved: number[]): number {
  const best = results.figures?.maximum_eqe?.voltage_V;
  const at = solved.findIndex((i) => results.points[i]!.voltage_V === best);
  return at >= 0 ? at : solved.length - 1;
}

/** Bands, densities and rates at a bias that one chooses. */
export function Inside({ results }: { results: DeviceResults }) {
  const solved = results.profiles.flatMap((profile, i) => (profile === null ? [] : [i]));
  const [chosen, choose] = useState(() => firstShown(results, solved));
  const index = solved[chosen];
  if (index === undefined) return null;
  const point = results.points[index]!;
  const profile = results.profiles[index]!;
  const centre = results.light?.zone_centre_nm[index] ?? null;
  return (
    <section aria-labelledby="inside-heading">
      <h2 id="inside-heading">Inside, at {point.voltage_V} V</h2>
      <div class="bias">
        <label for="bias">voltage</label>
        <input
          id="bias"
          type="range"
          min={0}
          max={solved.length - 1}
          step={1}
          value={chosen}
          aria-valuetext={`${point.voltage_V} V`}
          onInput={(event) => choose(Number(event.currentTarget.value))}
        />
        <output for="bias">
          {point.voltage_V} V · {short(point.current_mA_per_cm2 ?? 0)} mA cm⁻²
          {point.eqe !== undefined && point.eqe !== null && <> · EQE {percent(point.eqe, 2)}</>}
          {centre !== null && (
            <> · light from {short(centre, 3)} nm above the emitter's lower face</>
          )}
        </output>
      </div>
      <div class="figures">
        <BandFigure results={results} profile={profile} />
        <DensityFigure results={results} profile={profile} />
        <RateFigure results={results} profile={profile} />
      </div>
    </section>
  );
}
