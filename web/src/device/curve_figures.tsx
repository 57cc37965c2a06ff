import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { percent } from "../model/format";
import { logTick, short } from "../model/numbers";
import type { DeviceResults, Point } from "./results";

type Key = "current_mA_per_cm2" | "radiance_W_per_sr_m2";

function logRange(values: number[], decades: number): [number, number] {
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  return [Math.max(low, high / 10 ** decades), high];
}

function LogCurve({
  points,
  of,
  title,
  axis,
  unit,
  stroke,
}: {
  points: Point[];
  of: Key;
  title: string;
  axis: string;
  unit: string;
  stroke: string;
}) {
  const shown = points.filter((point) => (point[of] ?? 0) > 0);
  if (shown.length === 0) return null;
  const domain = logRange(
    shown.map((point) => point[of]!),
    12,
  );
  const options = (): Plot.PlotOptions => ({
    height: 320,
    marginLeft: 62,
    marginBottom: 44,
    x: { label: "voltage (V)", labelAnchor: "center", labelArrow: "none" },
    y: { type: "log", domain, label: axis, labelArrow: "none", grid: true, tickFormat: logTick },
    marks: [
      Plot.line(shown, { x: "voltage_V", y: of, stroke, strokeWidth: 2, clip: true }),
      Plot.dot(shown, { x: "voltage_V", y: of, fill: stroke, r: 2, clip: true }),
      Plot.tip(
        shown,
        Plot.pointerX({
          x: "voltage_V",
          y: of,
          title: (point: Point) => `${point.voltage_V} V\n${short(point[of]!)} ${unit}`,
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
    ],
  });
  return (
    <PlotFigure
      title={title}
      label={`${title} on a logarithmic scale`}
      caption={null}
      options={options}
      dependencies={[points]}
    />
  );
}

/** Current density against voltage. */
export function CurrentFigure({ points }: { points: Point[] }) {
  return (
    <LogCurve
      points={points}
      of="current_mA_per_cm2"
      title="Current density against voltage"
      axis="current density (mA cm⁻²)"
      unit="mA cm⁻²"
      stroke="#4f86b8"
    />
  );
}

/** Radiance against voltage. */
export function RadianceFigure({ points }: { points: Point[] }) {
  return (
    <LogCurve
      points={points}
      of="radiance_W_per_sr_m2"
      title="Radiance against voltage"
      axis="radiance along the normal (W sr⁻¹ m⁻²)"
      unit="W sr⁻¹ m⁻²"
      stroke="var(--accent)"
    />
  );
}

/** External quantum efficiency against current density. */
export function EfficiencyFigure({ results }: { results: DeviceResults }) {
  const shown = results.points.filter(
    (point) =>
      point.eqe !== undefined &&
      point.eqe !== null &&
      point.eqe > 0 &&
      (point.current_mA_per_cm2 ?? 0) > 0,
  );
  if (shown.length === 0) return null;
  const domain = logRange(
    shown.map((point) => point.current_mA_per_cm2!),
    9,
  );
  const best = results.figures?.maximum_eqe ?? null;
  const options = (): Plot.PlotOptions => ({
    height: 320,
    marginLeft: 52,
    marginBottom: 44,
    x: {
      type: "log",
      domain,
      label: "current density (mA cm⁻²)",
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: logTick,
    },
    y: {
      label: "EQE (%)",
      labelArrow: "none",
      grid: true,
      zero: true,
      tickFormat: (value: number) => `${Number((100 * value).toPrecision(3))}`,
    },
    marks: [
      Plot.line(shown, {
        x: "current_mA_per_cm2",
        y: "eqe",
        stroke: "var(--accent)",
        strokeWidth: 2,
        clip: true,
      }),
      best === null
        ? null
        : Plot.dot([best], {
            x: "current_mA_per_cm2",
            y: "eqe",
            r: 4.5,
            fill: "var(--surface)",
            stroke: "var(--accent)",
            strokeWidth: 2,
          }),
      Plot.tip(
        shown,
        Plot.pointerX({
          x: "current_mA_per_cm2",
          y: "eqe",
          title: (point: Point) =>
            `${short(point.current_mA_per_cm2!)} mA cm⁻², ${point.voltage_V} V\nEQE ${percent(point.eqe!, 2)}`,
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
      Plot.ruleY([0]),
    ],
  });
  return (
    <PlotFigure
      title="External quantum efficiency against current density"
      label="External quantum efficiency against current density"
      caption={best === null ? null : "The ring marks the largest value."}
      options={options}
      dependencies={[results]}
    />
  );
}
