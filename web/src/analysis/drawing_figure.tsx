import * as Plot from "@observablehq/plot";
import { LineLegend } from "../components/legend";
import { TIP, xScale, yScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { PART_COLOURS } from "../model/colours";
import { short } from "../model/numbers";
import { axisLabel, figureAxis } from "./axes";
import type { Curve, Drawing } from "./results";
import { type Point, thinned } from "./thinned";

interface Drawn {
  name: string;
  role: Curve["role"];
  colour: string;
  points: Point[];
}

const FITTED = "var(--accent)";
const MEASURED = ["#3f7fb5", "#4a9a73", "#c99a2e", "#8a6bb8", "#b5678c", "#5aa5ad", "#8c7a62"];

/** A colour a curve: fits in the page's accent, measured curves and components by their number. */
function colours(curves: Curve[]): string[] {
  const counts = new Map<string, number>();
  return curves.map(({ role }) => {
    const group = role === "component" ? role : role === "fitted" ? role : "measured";
    const index = counts.get(group) ?? 0;
    counts.set(group, index + 1);
    if (role === "reference") return "var(--faint)";
    if (group === "component") return PART_COLOURS[index % PART_COLOURS.length]!;
    if (group === "fitted" && index === 0) return FITTED;
    return MEASURED[index % MEASURED.length]!;
  });
}

function pointsOf({ x, y, y_error: errors }: Curve, drawing: Drawing): Point[] {
  const points = x.flatMap((at, i) => {
    const value = y[i] ?? null;
    if (at === null || value === null) return [];
    if ((drawing.x.logarithmic && at <= 0) || (drawing.y.logarithmic && value <= 0)) return [];
    return [{ x: at, y: value, error: errors?.[i] ?? null }];
  });
  return thinned(points);
}

/** Bars side by side where they are evenly spaced, as in a histogram; else thin ones. */
function barsOf(points: Point[], colour: string): Plot.Markish[] {
  const steps = points.slice(1).map((point, i) => Math.abs(point.x - points[i]!.x));
  const step = steps[0] ?? 1;
  if (steps.some((other) => Math.abs(other - step) > 0.01 * step)) {
    return [Plot.ruleX(points, { x: "x", y1: 0, y2: "y", stroke: colour, strokeWidth: 1 })];
  }
  return [
    Plot.rectY(points, {
      x1: (point: Point) => point.x - step / 2,
      x2: (point: Point) => point.x + step / 2,
      y: "y",
      fill: colour,
      fillOpacity: 0.75,
      inset: 0.5,
    }),
  ];
}

function marksOf({ role, colour, points }: Drawn, logarithmic: boolean): Plot.Markish[] {
  if (role === "bars") return barsOf(points, colour);
  if (role === "measured" && points.length <= 400) {
    const bars = points.filter((point) => (point.error ?? 0) > 0);
    return [
      Plot.ruleX(bars, {
        x: "x",
        y1: (point: Point) => {
          const low = point.y - point.error!;
          return logarithmic && low <= 0 ? point.y / 10 : low;
        },
        y2: (point: Point) => point.y + point.error!,
        stroke: colour,
        strokeOpacity: 0.5,
        clip: true,
      }),
      Plot.dot(points, { x: "x", y: "y", r: 2.2, fill: colour, clip: true }),
    ];
  }
  const line = { x: "x", y: "y", stroke: colour, clip: true } as const;
  const looks = {
    measured: { strokeWidth: 1, strokeOpacity: 0.85 },
    fitted: { strokeWidth: 2 },
    component: { strokeWidth: 1.5 },
    residual: { strokeWidth: 0.9 },
    reference: { strokeWidth: 1.3, strokeDasharray: "5 4" },
  }[role];
  return [Plot.line(points, { ...line, ...looks })];
}

function tipOf(drawing: Drawing, drawn: Drawn[]): Plot.Markish {
  const told = drawn.flatMap(({ name, points }) => points.map((point) => ({ ...point, name })));
  const unit = (axis: Drawing["x"]) => (axis.unit === "" ? "" : ` ${axis.unit}`);
  return Plot.tip(
    told,
    Plot.pointer({
      x: "x",
      y: "y",
      title: (point: (typeof told)[number]) =>
        `${point.name}\n${short(point.x)}${unit(drawing.x)}\n${short(point.y)}${unit(drawing.y)}`,
      ...TIP,
    }),
  );
}

function optionsOf(drawing: Drawing, drawn: Drawn[], width: number): Plot.PlotOptions {
  const all = drawn.flatMap(({ points }) => points);
  const x = figureAxis(
    drawing.x,
    all.map((point) => point.x),
  );
  const y = figureAxis(
    drawing.y,
    all.map((point) => point.y),
  );
  const residual = drawn.every(({ role }) => role === "residual");
  return {
    height: residual ? 180 : 340,
    marginLeft: 64,
    marginTop: 28,
    marginBottom: 44,
    marginRight: 16,
    insetLeft: 5,
    insetRight: 5,
    x: { ...xScale(x, width), reverse: drawing.x.reversed, nice: false },
    y: { ...yScale({ label: y.label, log: y.log }), reverse: drawing.y.reversed },
    marks: [
      residual ? Plot.ruleY([0], { stroke: "var(--line-strong)" }) : null,
      ...drawn.flatMap((one) => marksOf(one, drawing.y.logarithmic)),
      tipOf(drawing, drawn),
    ],
  };
}

/** A figure of an analysis: what was measured as points, what was fitted as lines. */
export function DrawingFigure({ drawing }: { drawing: Drawing }) {
  const colour = colours(drawing.curves);
  const drawn = drawing.curves
    .map((curve, i) => ({
      name: curve.name,
      role: curve.role,
      colour: colour[i]!,
      points: pointsOf(curve, drawing),
    }))
    .filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return null;
  const entries = drawn.map(({ name, role, colour: stroke }) => ({
    name,
    stroke,
    ...(role === "reference" ? { dash: "5 4" } : {}),
  }));
  return (
    <PlotFigure
      title={drawing.title}
      label={`${drawing.title}: ${axisLabel(drawing.y)} against ${axisLabel(drawing.x)}`}
      caption={
        <>
          {entries.length > 1 && entries.length <= 14 && <LineLegend entries={entries} />}
          {drawing.caption}
        </>
      }
      options={(width) => optionsOf(drawing, drawn, width)}
      dependencies={[drawing]}
      fileName={drawing.id}
    />
  );
}
