import * as Plot from "@observablehq/plot";
import type { ComponentChildren } from "preact";
import { type Axis, TIP, xScale, yScale } from "./axis";
import { endLabels, labelMargin } from "./end_labels";
import { PlotFigure } from "./plot_figure";

export interface Place {
  x: number;
  y: number;
}

export interface Curve {
  name: string;
  colour: string;
  points: Place[];
  faded?: boolean;
}

interface Props {
  title: string;
  label: string;
  x: Axis;
  y: Axis;
  curves: Curve[];
  /** a point in words, without the curve's name */
  tip: (point: Place) => string;
  caption: ComponentChildren;
  under?: Plot.Markish[];
  over?: Plot.Markish[];
  height?: number;
  /** names at the ends of the curves */
  named?: boolean;
}

/** Points of paired columns, without those that have no value or that a log axis cannot show. */
export function places(
  xs: (number | null)[],
  ys: (number | null)[],
  { logX = false, logY = false } = {},
): Place[] {
  return xs.flatMap((x, i) => {
    const y = ys[i] ?? null;
    if (x === null || y === null || (logX && x <= 0) || (logY && y <= 0)) return [];
    return [{ x, y }];
  });
}

function within(value: number, domain: [number, number] | undefined): boolean {
  return domain === undefined || (value >= domain[0] && value <= domain[1]);
}

/** Computed curves, one colour each, with their names at their ends. */
export function CurveFigure(props: Props) {
  const { title, label, x, y, curves, tip, caption, under = [], over = [] } = props;
  const { height = 340, named = curves.length > 1 } = props;
  const drawn = curves
    .map((curve) => ({
      ...curve,
      points: curve.points.filter((point) => within(point.x, x.domain)),
    }))
    .filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return null;
  const ends = drawn.map(({ name, colour, faded, points }) => {
    const last = [...points].reverse().find((point) => within(point.y, y.domain));
    return { ...(last ?? points[points.length - 1]!), text: name, colour, faded };
  });
  const told = drawn
    .filter((curve) => !curve.faded)
    .flatMap(({ name, points }) => points.map((point) => ({ ...point, name })))
    .filter((point) => within(point.y, y.domain));
  const options = (width: number): Plot.PlotOptions => ({
    height,
    marginLeft: 56,
    marginTop: 28,
    marginBottom: 44,
    marginRight: labelMargin(named ? drawn.map(({ name }) => name) : [], width),
    x: xScale(x, width),
    y: yScale(y),
    marks: [
      ...under,
      ...drawn.map(({ colour, points, faded }) =>
        Plot.line(points, {
          x: "x",
          y: "y",
          stroke: colour,
          strokeWidth: 2,
          strokeOpacity: faded ? 0.15 : 1,
          clip: true,
        }),
      ),
      ...over,
      named ? endLabels(ends) : null,
      Plot.tip(
        told,
        Plot.pointer({
          x: "x",
          y: "y",
          title: (point: (typeof told)[number]) => `${point.name}\n${tip(point)}`,
          ...TIP,
        }),
      ),
    ],
  });
  return (
    <PlotFigure
      title={title}
      label={label}
      caption={caption}
      options={options}
      dependencies={[curves]}
    />
  );
}
