import * as Plot from "@observablehq/plot";
import { CurveFigure, places } from "../figures/curve_figure";
import { PART_COLOURS } from "../model/colours";
import { short } from "../model/numbers";
import type { DeviceResults, Response } from "./results";

const FREQUENCY = { label: "frequency (Hz)", log: true } as const;

const magnitude = (one: Response) =>
  one.impedance_real_ohm_cm2.map((real, i) =>
    Math.hypot(real, one.impedance_imaginary_ohm_cm2[i]!),
  );

const phase = (one: Response) =>
  one.impedance_real_ohm_cm2.map(
    (real, i) => (180 / Math.PI) * Math.atan2(one.impedance_imaginary_ohm_cm2[i]!, real),
  );

/** One curve a bias. */
function curvesOf(
  responses: Response[],
  x: (one: Response) => number[],
  y: (one: Response) => number[],
  log: { logX?: boolean; logY?: boolean },
) {
  return responses.map((one, i) => ({
    name: `${short(one.bias_V)} V`,
    colour: PART_COLOURS[i % PART_COLOURS.length]!,
    points: places(x(one), y(one), log),
  }));
}

/** Capacitance, Nyquist and Bode plots at every bias. */
export function Impedance({ impedance }: { impedance: NonNullable<DeviceResults["impedance"]> }) {
  const responses = impedance.responses.filter((one) => one.failure === null);
  const largest = Math.max(...responses.flatMap((one) => one.impedance_real_ohm_cm2));
  const frequency = (one: Response) => one.frequency_Hz;
  return (
    <section aria-labelledby="impedance-heading">
      <h2 id="impedance-heading">Small alternating voltage</h2>
      <div class="figures">
        <CurveFigure
          title="Capacitance against frequency"
          label="Capacitance against frequency at each bias"
          x={FREQUENCY}
          y={{ label: "capacitance (nF cm⁻²)" }}
          curves={curvesOf(responses, frequency, (one) => one.capacitance_nF_per_cm2, {
            logX: true,
          })}
          tip={({ x, y }) => `${short(x)} Hz\n${short(y)} nF cm⁻²`}
          caption="Dashed: of the layers without charges."
          under={[
            Plot.ruleY([impedance.geometric_capacitance_nF_per_cm2], {
              stroke: "var(--faint)",
              strokeDasharray: "4 3",
            }),
          ]}
        />
        <CurveFigure
          title="Nyquist plot"
          label="Minus imaginary part of the impedance against its real part"
          x={{ label: "Re Z (Ω cm²)", domain: [0, largest] }}
          y={{ label: "−Im Z (Ω cm²)", domain: [0, largest] }}
          curves={curvesOf(
            responses,
            (one) => one.impedance_real_ohm_cm2,
            (one) => one.impedance_imaginary_ohm_cm2.map((value) => -value),
            {},
          )}
          tip={({ x, y }) => `${short(x)} Ω cm²\n${short(y)} Ω cm²`}
          caption="From right to left the frequency rises; scaled to the largest real part."
        />
        <CurveFigure
          title="Magnitude of the impedance"
          label="Magnitude of the impedance against frequency at each bias"
          x={FREQUENCY}
          y={{ label: "|Z| (Ω cm²)", log: true }}
          curves={curvesOf(responses, frequency, magnitude, { logX: true, logY: true })}
          tip={({ x, y }) => `${short(x)} Hz\n${short(y)} Ω cm²`}
          caption={null}
        />
        <CurveFigure
          title="Phase of the impedance"
          label="Phase of the impedance against frequency at each bias"
          x={FREQUENCY}
          y={{ label: "phase (°)" }}
          curves={curvesOf(responses, frequency, phase, { logX: true })}
          tip={({ x, y }) => `${short(x)} Hz\n${short(y, 3)}°`}
          caption={null}
        />
      </div>
    </section>
  );
}
