import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { percent } from "../model/format";
import type { DeviceResults } from "./results";

const LOSSES = ["#7c86b8", "#4f9d95", "#c69c3f", "#8b7b6b", "#a8678f", "#6f9a54", "#5c7f9e"];
const SMALL = 0.002;

interface Cell {
  voltage: number;
  share: number;
  name: string;
}

/** Shares of the current by mechanism and place; small ones are gathered. */
function shares(results: DeviceResults): Cell[] {
  const rows: Cell[] = [];
  const kept = results.losses.filter(({ current_mA_per_cm2: part }) =>
    results.points.some((point, i) => {
      const all = point.current_mA_per_cm2 ?? 0;
      return all > 0 && (part[i] ?? 0) / all > SMALL;
    }),
  );
  results.points.forEach((point, i) => {
    const all = point.current_mA_per_cm2;
    if (all === null || !(all > 0)) return;
    const parts = kept.map(({ name, current_mA_per_cm2: part }) => ({
      name,
      share: Math.max(0, part[i] ?? 0),
    }));
    const sum = results.losses.reduce(
      (total, { current_mA_per_cm2: part }) => total + Math.max(0, part[i] ?? 0),
      0,
    );
    if (!(sum > 0)) return;
    for (const { name, share } of parts)
      rows.push({ voltage: point.voltage_V, share: share / sum, name });
  });
  return rows;
}

/** Where the current goes at every voltage. */
export function LossFigure({ results }: { results: DeviceResults }) {
  const data = shares(results);
  if (data.length === 0) return null;
  const names = [...new Set(data.map(({ name }) => name))];
  const light = `radiative in ${results.light?.emitter ?? ""}`;
  let next = 0;
  const colours = new Map(
    names.map((name) => [name, name === light ? "var(--accent)" : LOSSES[next++ % LOSSES.length]!]),
  );
  const stack: Plot.StackOptions = { order: names };
  const options = (): Plot.PlotOptions => ({
    height: 320,
    marginLeft: 48,
    marginBottom: 44,
    x: { label: "voltage (V)", labelAnchor: "center", labelArrow: "none" },
    y: {
      label: "share of the current (%)",
      labelArrow: "none",
      domain: [0, 1],
      tickFormat: (value: number) => `${Math.round(100 * value)}`,
      grid: true,
    },
    marks: [
      Plot.areaY(data, {
        x: "voltage",
        y: "share",
        z: "name",
        fill: (cell: Cell) => colours.get(cell.name),
        fillOpacity: 0.9,
        stroke: "var(--surface)",
        strokeWidth: 0.8,
        ...stack,
      }),
      Plot.tip(
        data,
        Plot.pointer(
          Plot.stackY(stack, {
            x: "voltage",
            y: "share",
            z: "name",
            title: (cell: Cell) => `${cell.name}\n${cell.voltage} V: ${percent(cell.share, 2)}`,
            fill: "var(--surface)",
            stroke: "var(--line-strong)",
          }),
        ),
      ),
      Plot.ruleY([0]),
    ],
  });
  return (
    <PlotFigure
      title="Where the current goes"
      label="Shares of the current by mechanism and layer against voltage"
      caption={
        <ul class="legend">
          {names.map((name) => (
            <li key={name}>
              <span class="swatch" style={{ background: colours.get(name) }} />
              {name}
            </li>
          ))}
        </ul>
      }
      options={options}
      dependencies={[results]}
    />
  );
}
