import * as Plot from "@observablehq/plot";
import type { ComponentChildren } from "preact";
import { TIP, xScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { shortened } from "../model/format";
import type { Estimate, PredictedSample } from "../model/prediction";
import { Origins, type Origin } from "./glyph";
import { useSampleKey } from "./key";
import { type Quantity, allValues, withInterval } from "./quantity";

interface Mark {
  row: string;
  origin: Origin;
  value: number;
  low: number;
  high: number;
  colour: string;
  opacity: number;
  title: string;
}

const ROW = 44;
/** Measured and fitted stand above the middle of a row, predictions below it [px]. */
const ABOVE = -7;
const BELOW = 8;

type Look = ReturnType<typeof useSampleKey>;

function marksOf(quantity: Quantity, sample: PredictedSample, look: Look): Mark[] {
  const { measured, fitted, left_out: leftOut, computed } = quantity.values(sample);
  const { colour, faded } = look(sample.name);
  const mark = (origin: Origin, estimate: Estimate | null, word: string): Mark[] =>
    estimate === null
      ? []
      : [
          {
            row: sample.name,
            origin,
            value: estimate.value,
            low: estimate.low ?? estimate.value,
            high: estimate.high ?? estimate.value,
            colour,
            opacity: faded ? 0.25 : 1,
            title: `${sample.name}\n${word}: ${withInterval(quantity, estimate)}`,
          },
        ];
  const plain = measured === null ? null : { value: measured, low: null, high: null };
  return [
    ...mark("computed", computed, "computed"),
    ...mark("fitted", fitted, "fitted"),
    ...mark("left_out", leftOut, "predicted without it"),
    ...mark("measured", plain, "measured"),
  ];
}

/** Marks of one origin, shared by rows and scatter. */
function drawn(marks: Mark[]): Plot.Markish[] {
  const of = (origin: Origin) => marks.filter((mark) => mark.origin === origin);
  const common = { y: "row", strokeOpacity: "opacity", fillOpacity: "opacity" } as const;
  const whisker = (data: Mark[], dy: number, width: number) =>
    Plot.link(data, {
      x1: "low",
      x2: "high",
      y1: "row",
      y2: "row",
      stroke: "colour",
      strokeOpacity: "opacity",
      strokeWidth: width,
      dy,
    });
  return [
    Plot.tickX(of("computed"), {
      x: "value",
      y: "row",
      stroke: "colour",
      strokeOpacity: "opacity",
      strokeWidth: 2.6,
      insetTop: 2,
      insetBottom: 2,
    }),
    Plot.dot(of("fitted"), {
      ...common,
      x: "value",
      r: 5,
      stroke: "colour",
      strokeWidth: 2,
      dy: ABOVE,
    }),
    whisker(of("left_out"), BELOW, 1.6),
    Plot.dot(of("left_out"), {
      ...common,
      x: "value",
      symbol: "diamond",
      r: 5,
      fill: "colour",
      dy: BELOW,
    }),
    Plot.dot(of("measured"), { ...common, x: "value", r: 4.2, fill: "colour", dy: ABOVE }),
  ];
}

interface Props {
  title: string;
  quantity: Quantity;
  samples: PredictedSample[];
  origins: Partial<Record<Origin, ComponentChildren>>;
}

/** A quantity by sample: one row each, its marks side by side. */
export function RowFigure({ title, quantity, samples, origins }: Props) {
  const look = useSampleKey();
  const marks = samples.flatMap((sample) => marksOf(quantity, sample, look));
  if (marks.length === 0) return null;
  const names = samples.map(({ name }) => name);
  const longest = Math.max(...names.map((name) => [...shortened(name, 16)].length));
  const extent = allValues(quantity, samples);
  const options = (width: number): Plot.PlotOptions => ({
    height: names.length * ROW + 54,
    marginLeft: Math.ceil(longest * 7.2) + 8,
    marginTop: 10,
    marginRight: 18,
    marginBottom: 44,
    x: {
      grid: true,
      ...xScale({ label: quantity.axis, log: quantity.log, tickFormat: quantity.tick }, width),
      domain: quantity.log
        ? [Math.min(...extent) / 1.25, Math.max(...extent) * 1.25]
        : [Math.min(...extent) - 0.015, Math.min(1, Math.max(...extent) + 0.015)],
    },
    y: {
      type: "band",
      domain: names,
      label: null,
      tickSize: 0,
      padding: 0.2,
      tickFormat: (name: string) => shortened(name, 16),
    },
    marks: [
      Plot.ruleY(names, { stroke: "var(--line)" }),
      ...drawn(marks),
      Plot.tip(marks, Plot.pointer({ x: "value", y: "row", title: "title", ...TIP })),
    ],
  });
  return (
    <PlotFigure
      title={title}
      label={`${quantity.axis} of each sample`}
      caption={<Origins {...origins} />}
      options={options}
      dependencies={[samples, look]}
    />
  );
}
