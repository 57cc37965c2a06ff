import * as Plot from "@observablehq/plot";
import { type Axis, logRange } from "../figures/axis";
import { type Curve, CurveFigure, places } from "../figures/curve_figure";
import { percent } from "../model/format";
import { short } from "../model/numbers";
import type { DeviceCurve, PredictedSample } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";

interface Props {
  devices: DeviceCurve[];
}

const ASSUMED = "what the stack file assumes: thicknesses, levels, mobilities, contacts";

/** One property of every device against voltage, on a logarithmic scale. */
export function LogCurves({
  devices,
  title,
  axis,
  unit,
  of,
  maxima = [],
}: Props & {
  title: string;
  axis: string;
  unit: string;
  of: (device: DeviceCurve) => (number | null)[];
  maxima?: Maximum[];
}) {
  const look = useSampleKey();
  const curves: Curve[] = devices.map((device) => ({
    name: device.name,
    ...look(device.name),
    points: places(device.voltage_V, of(device), { logY: true }),
  }));
  const values = curves.flatMap(({ points }) => points.map(({ y }) => y));
  if (values.length === 0) return null;
  const measured = maxima.flatMap(({ value }) => (value === null ? [] : [value]));
  const y: Axis = { label: axis, log: true, domain: logRange([...values, ...measured], 10) };
  const voltages = curves.flatMap(({ points }) => points.map(({ x }) => x));
  const span: [number, number] = [Math.min(...voltages), Math.max(...voltages)];
  return (
    <CurveFigure
      title={title}
      label={`${title} of each device, on a logarithmic scale`}
      x={{ label: "voltage (V)", domain: span }}
      y={y}
      curves={curves}
      over={[maximaMarks(maxima, span[0], look)]}
      tip={({ x, y: value }) => `${short(x, 3)} V: ${short(value, 3)} ${unit}`}
      caption={
        <Origins
          measured={
            measured.length > 0 &&
            "largest of each device; on the axis, its voltage is not part of the study"
          }
          computed="drift, diffusion and ions in the stack, light by optics"
          assumed={ASSUMED}
        />
      }
    />
  );
}

interface Maximum {
  name: string;
  value: number | null;
}

/** Measured maxima as dots on the vertical axis: where on the other axis they lie is not known. */
function maximaMarks(
  maxima: Maximum[],
  left: number,
  look: ReturnType<typeof useSampleKey>,
): Plot.Markish {
  const dots = maxima.flatMap(({ name, value }) =>
    value === null
      ? []
      : [{ left, value, colour: look(name).colour, opacity: look(name).faded ? 0.25 : 1 }],
  );
  return Plot.dot(dots, { x: "left", y: "value", r: 4.2, fill: "colour", fillOpacity: "opacity" });
}

/** Samples that have a computed device. */
export function built(samples: PredictedSample[], devices: DeviceCurve[]): PredictedSample[] {
  const names = new Set(devices.map(({ name }) => name));
  return samples.filter(({ name }) => names.has(name));
}

/** External quantum efficiency of every device against current. */
export function EfficiencyFigure({ devices, samples }: Props & { samples: PredictedSample[] }) {
  const look = useSampleKey();
  const curves: Curve[] = devices.map((device) => ({
    name: device.name,
    ...look(device.name),
    points: places(device.current_density_mA_cm2, device.eqe, { logX: true }),
  }));
  const currents = curves.flatMap(({ points }) => points.map(({ x }) => x));
  if (currents.length === 0) return null;
  const domain = logRange(currents, 8);
  const maxima = built(samples, devices).map(({ name, eqe }) => ({
    name,
    value: eqe.measured_max,
  }));
  return (
    <CurveFigure
      title="External quantum efficiency"
      label="External quantum efficiency of each device against current density"
      x={{ label: "current density (mA cm⁻²)", log: true, domain }}
      y={{ label: "EQE (%)", tickFormat: (value) => `${Number((100 * value).toPrecision(3))}` }}
      curves={curves}
      over={[Plot.ruleY([0]), maximaMarks(maxima, domain[0], look)]}
      tip={({ x, y }) => `${short(x, 3)} mA cm⁻²: ${percent(y)}`}
      caption={
        <Origins
          measured="largest of the best device; on the axis, its current is not part of the study"
          computed="device and optics; no measured EQE is used"
          assumed={ASSUMED}
        />
      }
    />
  );
}
