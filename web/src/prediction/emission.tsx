import { NumbersTable } from "../components/numbers_table";
import { type Axis, logRange } from "../figures/axis";
import { CurveFigure, places } from "../figures/curve_figure";
import { fixed } from "../model/format";
import { short } from "../model/numbers";
import type { DecayCurve, Decays, Prediction } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";
import { PLQY } from "./quantity";
import { RowFigure } from "./row_figure";

/** Faintest emission shown, of that at the start. */
const FAINTEST = 1e-3;

function EmissionFigure({ decays }: { decays: Decays }) {
  const look = useSampleKey();
  const curves = decays.curves.map(({ name, time_ns: time, emission }) => ({
    name,
    ...look(name),
    points: places(time, emission, { logY: true }),
  }));
  const values = curves.flatMap(({ points }) => points.map(({ y }) => y));
  if (values.length === 0) return null;
  const faintest = Math.max(FAINTEST, logRange(values, 10)[0]);
  const y: Axis = { label: "emission, 1 at the start", log: true, domain: [faintest, 1.15] };
  return (
    <CurveFigure
      title="Decay of the emission"
      label="Emission of each sample over time after a pulse, on a logarithmic scale"
      x={{ label: "time (ns)" }}
      y={y}
      curves={curves}
      tip={({ x, y: share }) => `${short(x, 3)} ns: ${short(share, 3)}`}
      caption={
        <Origins
          computed={`one rate model of dots, ${short(decays.pulse_excitons)} excitons per dot and pulse`}
          assumed={
            <>
              time to a trap {short(decays.trapping_time_ns)} ns; numbers of traps per dot by
              Poisson; where a sample has no k<sub>r</sub> of its own, the geometric mean of those
              known
            </>
          }
        />
      }
    />
  );
}

function BleachFigure({ decays }: { decays: Decays }) {
  const look = useSampleKey();
  const curves = decays.curves.map(({ name, time_ns: time, bleach }) => ({
    name,
    ...look(name),
    points: places(time, bleach, { logX: true }),
  }));
  const times = curves.flatMap(({ points }) => points.map(({ x }) => x));
  if (times.length === 0) return null;
  return (
    <CurveFigure
      title="Recovery of the bleach"
      label="Ground-state bleach of each sample over time after a pulse, time on a logarithmic scale"
      x={{ label: "time (ns)", log: true, domain: [Math.min(...times), Math.max(...times)] }}
      y={{ label: "bleach, 1 at the start", domain: [0, 1] }}
      curves={curves}
      tip={({ x, y }) => `${short(x, 3)} ns: ${fixed(y, 3)}`}
      caption={
        <Origins
          computed={`the same model at ${short(decays.bleach_excitons)} excitons per dot and pulse`}
          assumed={`time to a trap ${short(decays.trapping_time_ns)} ns`}
        />
      }
    />
  );
}

function AverageRow({ curve }: { curve: DecayCurve }) {
  const { colour } = useSampleKey()(curve.name);
  return (
    <tr>
      <th scope="row">
        <span class="dot" style={{ background: colour }} /> {curve.name}
      </th>
      <td>{curve.k_r_per_ns === null ? "–" : short(curve.k_r_per_ns, 3)}</td>
      <td>{fixed(curve.mean_traps, 2)}</td>
      <td>{fixed(curve.amplitude_average_ns, 2)}</td>
      <td>{fixed(curve.intensity_average_ns, 2)}</td>
      <td>{fixed(curve.measured_intensity_average_ns, 2)}</td>
    </tr>
  );
}

function AverageTable({ decays }: { decays: Decays }) {
  return (
    <NumbersTable label="Average lifetimes" caption={<>Average lifetimes of the emission</>}>
      <thead>
        <tr>
          <th scope="col">sample</th>
          <th scope="col">
            k<sub>r</sub> <small>ns⁻¹</small>
          </th>
          <th scope="col">traps per dot</th>
          <th scope="col">
            amplitude-weighted <small>ns, computed</small>
          </th>
          <th scope="col">
            intensity-weighted <small>ns, computed</small>
          </th>
          <th scope="col">
            intensity-weighted <small>ns, measured</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {decays.curves.map((curve) => (
          <AverageRow key={curve.name} curve={curve} />
        ))}
      </tbody>
    </NumbersTable>
  );
}

/** How well the dots emit, and how fast. */
export function EmissionChapter({ prediction }: { prediction: Prediction }) {
  const { decays, samples } = prediction;
  return (
    <>
      <div class="figures">
        <RowFigure
          title="Quantum yield by sample"
          quantity={PLQY}
          samples={samples}
          origins={{
            measured: "reported mean of the solution",
            fitted: "anchoring terms calibrated on all treated samples",
            left_out: "the same, calibrated without the sample; whisker 95\u202f%",
          }}
        />
      </div>
      {decays !== null && decays.curves.length > 0 && (
        <>
          <div class="figures pairs">
            <EmissionFigure decays={decays} />
            <BleachFigure decays={decays} />
          </div>
          <AverageTable decays={decays} />
        </>
      )}
    </>
  );
}
