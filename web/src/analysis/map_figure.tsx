import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { short } from "../model/numbers";
import { axisLabel } from "./axes";
import type { MapDrawing, PlotAxis } from "./results";

/** Whether steps are equal to a thousandth of the range, so that places can be read off linearly. */
function even(values: number[]): boolean {
  const first = values[0]!;
  const last = values[values.length - 1]!;
  const step = (last - first) / Math.max(1, values.length - 1);
  return values.every(
    (value, i) => Math.abs(value - first - i * step) <= 1e-3 * Math.abs(last - first),
  );
}

/** Edges of the cells along an axis: values where they are even, else the cells' numbers. */
function ends(values: number[]): [number, number] {
  if (!even(values) || values.length < 2) return [-0.5, values.length - 0.5];
  const step = (values[values.length - 1]! - values[0]!) / (values.length - 1);
  return [values[0]! - step / 2, values[values.length - 1]! + step / 2];
}

function scaleOf(axis: PlotAxis, values: number[]): Plot.ScaleOptions {
  const named = { label: axisLabel(axis), labelArrow: "none" } as const;
  const [low, high] = ends(values);
  const domain: [number, number] = low < high ? [low, high] : [high, low];
  if (even(values)) return { ...named, domain, ticks: 6 };
  const count = Math.min(7, values.length);
  const ticks = Array.from({ length: count }, (_, i) =>
    Math.round((i * (values.length - 1)) / Math.max(1, count - 1)),
  );
  return { ...named, domain, ticks, tickFormat: (i: number) => short(values[i] ?? 0, 3) };
}

/** Limits of the colours without the outermost half per cent, even about 0 where they diverge. */
function limits(map: MapDrawing): [number, number] {
  const sorted = map.values.filter((value): value is number => value !== null);
  sorted.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0.005), at(0.995)];
  if (!map.diverging) return low < high ? [low, high] : [low, low + 1];
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return [-most, most];
}

const [LEFT, RIGHT, TOP, BOTTOM] = [64, 16, 28, 44];
/** Largest height of what lies within the axes [px]. */
const HIGHEST = 520;

/** Size of a figure; a length is as long upwards as sideways where both axes are in one unit. */
function frame(map: MapDrawing, width: number, aspect: number) {
  if (map.x.unit !== map.y.unit || map.x.unit === "") return { height: 380, marginRight: RIGHT };
  const room = width - LEFT - RIGHT;
  const inner = Math.min(room, HIGHEST / aspect);
  return {
    height: Math.round(inner * aspect) + TOP + BOTTOM,
    marginRight: RIGHT + Math.round(room - inner),
  };
}

function optionsOf(map: MapDrawing, width: number): Plot.PlotOptions {
  const [x1, x2] = ends(map.x_values);
  const [y1, y2] = ends(map.y_values);
  const { height, marginRight } = frame(map, width, Math.abs((y2 - y1) / (x2 - x1)));
  return {
    height,
    marginLeft: LEFT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginRight,
    x: { ...scaleOf(map.x, map.x_values), labelAnchor: "center", reverse: map.x.reversed },
    y: { ...scaleOf(map.y, map.y_values), reverse: map.y.reversed },
    color: {
      domain: limits(map),
      clamp: true,
      scheme: map.diverging ? "RdBu" : "viridis",
      reverse: map.diverging,
      legend: true,
      label: axisLabel(map.value),
      tickFormat: (value: number) => short(value, 3),
    },
    marks: [
      Plot.raster(map.values as number[], {
        width: map.x_values.length,
        height: map.y_values.length,
        x1,
        y1,
        x2,
        y2,
        imageRendering: "pixelated",
      }),
      Plot.frame({ stroke: "var(--line-strong)" }),
    ],
  };
}

/** A figure of values over two axes. */
export function MapFigure({ map }: { map: MapDrawing }) {
  return (
    <PlotFigure
      title={map.title}
      label={`${map.title}: ${axisLabel(map.value)} over ${axisLabel(map.x)} and ${axisLabel(map.y)}`}
      caption={map.caption}
      options={(width) => optionsOf(map, width)}
      dependencies={[map]}
      fileName={map.id}
    />
  );
}
