import { NumbersTable } from "../components/numbers_table";
import * as Plot from "@observablehq/plot";
import { type Axis, logRange } from "../figures/axis";
import { type Curve, CurveFigure, places } from "../figures/curve_figure";
import { percent } from "../model/format";
import { short } from "../model/numbers";
import type { DeviceCurve, PredictedSample, Prediction } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";
import { EnergyFigure, LayerFigure } from "./layers";
import { SpectrumFigure } from "./spectrum_figure";
import { ColourFigures } from "./colour_figures";
import { EQE, withInterval } from "./quantity";
import { RowFigure } from "./row_figure";

interface Props {
  devices: DeviceCurve[];
}

const ASSUMED = "what the stack file assumes: thicknesses, levels, mobilities, contacts";

function LogCurves({
  devices,
  title,
  axis,
  unit,
  of,
}: Props & {
  title: string;
  axis: string;
  unit: string;
  of: (device: DeviceCurve) => (number | null)[];
}) {
  const look = useSampleKey();
  const curves: Curve[] = devices.map((device) => ({
    name: device.name,
    ...look(device.name),
    points: places(device.voltage_V, of(device), { logY: true }),
  }));
  const values = curves.flatMap(({ points }) => points.map(({ y }) => y));
  if (values.length === 0) return null;
  const y: Axis = { label: axis, log: true, domain: logRange(values, 10) };
  return (
    <CurveFigure
      title={title}
      label={`${title} of each device, on a logarithmic scale`}
      x={{ label: "voltage (V)" }}
      y={y}
      curves={curves}
      tip={({ x, y: value }) => `${short(x, 3)} V: ${short(value, 3)} ${unit}`}
      caption={
        <Origins
          computed="drift, diffusion and ions in the stack, light by optics"
          assumed={ASSUMED}
        />
      }
    />
  );
}

/** Measured largest efficiencies, dots on the axis: their currents are not known. */
function maximaMarks(
  samples: PredictedSample[],
  left: number,
  look: ReturnType<typeof useSampleKey>,
): Plot.Markish[] {
  const dots = samples.flatMap(({ name, eqe }) =>
    eqe.measured_max === null
      ? []
      : [
          {
            left,
            eqe: eqe.measured_max,
            colour: look(name).colour,
            opacity: look(name).faded ? 0.25 : 1,
          },
        ],
  );
  return [Plot.dot(dots, { x: "left", y: "eqe", r: 4.2, fill: "colour", fillOpacity: "opacity" })];
}

function EfficiencyFigure({ devices, samples }: Props & { samples: PredictedSample[] }) {
  const look = useSampleKey();
  const curves: Curve[] = devices.map((device) => ({
    name: device.name,
    ...look(device.name),
    points: places(device.current_density_mA_cm2, device.eqe, { logX: true }),
  }));
  const currents = curves.flatMap(({ points }) => points.map(({ x }) => x));
  if (currents.length === 0) return null;
  const domain = logRange(currents, 8);
  const shown = devices.map(({ name }) => name);
  const measured = samples.filter(({ name }) => shown.includes(name));
  return (
    <CurveFigure
      title="External quantum efficiency"
      label="External quantum efficiency of each device against current density"
      x={{ label: "current density (mA cm⁻²)", log: true, domain }}
      y={{ label: "EQE (%)", tickFormat: (value) => `${Number((100 * value).toPrecision(3))}` }}
      curves={curves}
      over={[Plot.ruleY([0]), ...maximaMarks(measured, domain[0], look)]}
      tip={({ x, y }) => `${short(x, 3)} mA cm⁻²: ${percent(y)}`}
      caption={
        <Origins
          measured="largest EQE of the best device; on the axis, its current is not reported"
          computed="device and optics; no measured EQE is used"
          assumed={ASSUMED}
        />
      }
    />
  );
}

function DeviceTable({ devices }: Props) {
  const look = useSampleKey();
  const optional = (value: number | null) => (value === null ? "–" : short(value, 3));
  return (
    <NumbersTable label="Figures of the devices" caption={<>What the computed curves say</>}>
      <thead>
        <tr>
          <th scope="col">device</th>
          <th scope="col">
            turn-on <small>V</small>
          </th>
          <th scope="col">largest EQE</th>
          <th scope="col">
            at <small>mA cm⁻²</small>
          </th>
          <th scope="col">
            90 % left at <small>mA cm⁻²</small>
          </th>
          <th scope="col">
            50 % left at <small>mA cm⁻²</small>
          </th>
          <th scope="col">points that failed</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.name}>
            <th scope="row">
              <span class="dot" style={{ background: look(device.name).colour }} /> {device.name}
            </th>
            <td>{optional(device.turn_on_V)}</td>
            <td>{device.eqe_max === null ? "–" : withInterval(EQE, device.eqe_max)}</td>
            <td>{optional(device.eqe_max_current_mA_cm2)}</td>
            <td>{optional(device.roll_off_90_mA_cm2)}</td>
            <td>{optional(device.roll_off_50_mA_cm2)}</td>
            <td>{device.failed_points}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}

/** The stack and what it does under voltage. */
export function DeviceChapter({ prediction }: { prediction: Prediction }) {
  const { stack, devices, spectrum, samples } = prediction;
  return (
    <>
      <div class="figures pairs">
        {stack !== null && (
          <>
            <LayerFigure stack={stack} />
            <EnergyFigure stack={stack} />
          </>
        )}
        {devices.length > 0 && (
          <>
            <LogCurves
              devices={devices}
              title="Current density"
              axis="current density (mA cm⁻²)"
              unit="mA cm⁻²"
              of={(device) => device.current_density_mA_cm2}
            />
            <LogCurves
              devices={devices}
              title="Radiance"
              axis="radiance along the normal (W sr⁻¹ m⁻²)"
              unit="W sr⁻¹ m⁻²"
              of={(device) => device.radiance_W_sr_m2}
            />
            <EfficiencyFigure devices={devices} samples={samples} />
          </>
        )}
        <RowFigure
          title="Largest efficiency by sample"
          quantity={EQE}
          samples={samples}
          origins={{
            measured: "best device reported",
            fitted: "a line in ln(k_r/k_nr) through the devices",
            left_out: "the same without the sample; whisker 95 %",
            computed: "upright line: device and optics, nothing fitted to an EQE",
          }}
        />
      </div>
      {spectrum !== null && (
        <div class="figures triples">
          <SpectrumFigure spectrum={spectrum} />
          <ColourFigures spectrum={spectrum} />
        </div>
      )}
      {devices.length > 0 && <DeviceTable devices={devices} />}
    </>
  );
}
