import { NumbersTable } from "../components/numbers_table";
import * as Plot from "@observablehq/plot";
import { logRange } from "../figures/axis";
import { CurveFigure, places } from "../figures/curve_figure";
import { fixed } from "../model/format";
import { short } from "../model/numbers";
import type { Prediction, Sclc } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";

interface Mark {
  at: number;
  text: string;
  colour: string;
  opacity: number;
}

type Which = "measured" | "computed";

function marksOf(sclc: Sclc, which: Which, look: ReturnType<typeof useSampleKey>): Mark[] {
  return sclc.curves.flatMap(({ name, trap_filled_voltage_V: voltage }) => {
    const at = voltage[which];
    const { colour, faded } = look(name);
    return at === null
      ? []
      : [{ at, text: `${fixed(at, 2)} V`, colour, opacity: faded ? 0.25 : 1 }];
  });
}

/** Voltages of filled traps, as dots on the axis (measured) or lines (computed). */
function voltageMarks(sclc: Sclc, low: number, look: ReturnType<typeof useSampleKey>) {
  const measured = marksOf(sclc, "measured", look);
  const computed = marksOf(sclc, "computed", look);
  return [
    Plot.ruleX(computed, {
      x: "at",
      stroke: "colour",
      strokeOpacity: (mark: Mark) => 0.75 * mark.opacity,
      strokeWidth: 1.6,
    }),
    Plot.dot(measured, {
      x: "at",
      y: low,
      r: 4.5,
      fill: "colour",
      fillOpacity: "opacity",
      dy: -7,
    }),
    Plot.text(measured, {
      x: "at",
      y: low,
      text: "text",
      fill: "var(--ink)",
      stroke: "var(--surface)",
      strokeWidth: 4,
      dx: 8,
      dy: -8,
      textAnchor: "start",
    }),
  ];
}

function SclcFigure({ sclc }: { sclc: Sclc }) {
  const look = useSampleKey();
  const curves = sclc.curves.map((curve) => ({
    name: curve.name,
    ...look(curve.name),
    points: places(curve.voltage_V, curve.current_density_mA_cm2, { logX: true, logY: true }),
  }));
  const all = curves.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const voltages = all.map(({ x }) => x);
  const domain = logRange(
    all.map(({ y }) => y),
    10,
  );
  const span: [number, number] = [Math.min(...voltages), Math.max(...voltages)];
  const floor = sclc.floor_V > span[0] ? [{ from: span[0], to: sclc.floor_V }] : [];
  return (
    <CurveFigure
      title="Space-charge-limited current"
      label="Current density of hole-only devices against voltage, both on logarithmic scales"
      height={420}
      x={{ label: "voltage (V)", log: true, domain: span }}
      y={{ label: "current density (mA cm⁻²)", log: true, domain }}
      curves={curves}
      tip={({ x, y }) => `${short(x, 3)} V: ${short(y, 3)} mA cm⁻²`}
      under={[Plot.rectX(floor, { x1: "from", x2: "to", fill: "var(--faint)", fillOpacity: 0.1 })]}
      over={[
        ...voltageMarks(sclc, domain[0], look),
        Plot.text([`no density can be read below ${fixed(sclc.floor_V, 2)} V`], {
          frameAnchor: "top-left",
          dx: 8,
          dy: 8,
          fill: "var(--faint)",
          stroke: "var(--surface)",
          strokeWidth: 4,
        }),
      ]}
      caption={
        <Origins
          measured="voltage where the traps are filled, on the axis"
          computed="current with the reported density of traps; upright lines: the same voltage by tangents to the curve"
          assumed={`energies and kinds of the traps; dots ${short(sclc.thickness_nm)} nm thick`}
        />
      }
    />
  );
}

function TrapTable({ prediction }: { prediction: Prediction }) {
  const look = useSampleKey();
  const curves = prediction.sclc?.curves ?? [];
  const rows = prediction.samples.flatMap((sample) => {
    const curve = curves.find(({ name }) => name === sample.name);
    const reported = sample.trap_density_cm3.measured;
    return reported === null && curve === undefined ? [] : [{ sample, curve, reported }];
  });
  if (rows.length === 0) return null;
  const density = (value: number | null | undefined) => (value == null ? "–" : short(value, 3));
  return (
    <NumbersTable label="Trap densities" caption="Voltages at which the traps are full">
      <thead>
        <tr>
          <th scope="col">sample</th>
          <th scope="col">
            reported density <small>cm⁻³</small>
          </th>
          <th scope="col">
            density computed with <small>cm⁻³</small>
          </th>
          <th scope="col">
            measured <small>V</small>
          </th>
          <th scope="col">
            computed <small>V</small>
          </th>
          <th scope="col" class="text">
            what speaks against reading a density off the curve
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sample: { name }, curve, reported }) => (
          <tr key={name}>
            <th scope="row">
              <span class="dot" style={{ background: look(name).colour }} /> {name}
            </th>
            <td>{density(reported)}</td>
            <td>{density(curve?.trap_density_cm3)}</td>
            <td>{fixed(curve?.trap_filled_voltage_V.measured, 2)}</td>
            <td>{fixed(curve?.trap_filled_voltage_V.computed, 2)}</td>
            <td class="text">{curve?.objections.join("; ")}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}

/** What hole-only devices say of the traps. */
export function TrapChapter({ prediction }: { prediction: Prediction }) {
  const { sclc } = prediction;
  return (
    <>
      {sclc !== null && (
        <div class="figures">
          <SclcFigure sclc={sclc} />
        </div>
      )}
      <TrapTable prediction={prediction} />
    </>
  );
}
