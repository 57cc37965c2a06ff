import * as Plot from "@observablehq/plot";
import { TIP, xScale, yScale } from "../figures/axis";
import { endLabels, labelMargin } from "../figures/end_labels";
import { PlotFigure } from "../figures/plot_figure";
import type { Estimate, PredictedSample } from "../model/prediction";
import { useSampleKey } from "./key";
import { type Quantity, withInterval } from "./quantity";

interface Point {
  name: string;
  measured: number;
  value: number;
  low: number;
  high: number;
  colour: string;
  opacity: number;
  title: string;
}

function domainOf(quantity: Quantity, values: number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (quantity.log) return [low / 1.3, high * 1.3];
  const edge = 0.05 * (high - low);
  return [low - edge, Math.min(1, high + edge)];
}

interface Props {
  quantity: Quantity;
  samples: PredictedSample[];
}

/** Predictions against measurement; what lies on the line is right. */
export function ParityFigure({ quantity, samples }: Props) {
  const look = useSampleKey();
  const points = (of: "fitted" | "left_out", word: string): Point[] =>
    samples.flatMap((sample) => {
      const values = quantity.values(sample);
      const estimate: Estimate | null = values[of];
      if (values.measured === null || estimate === null) return [];
      const { colour, faded } = look(sample.name);
      return [
        {
          name: sample.name,
          measured: values.measured,
          value: estimate.value,
          low: estimate.low ?? estimate.value,
          high: estimate.high ?? estimate.value,
          colour,
          opacity: faded ? 0.25 : 1,
          title:
            `${sample.name}\nmeasured: ${quantity.text(values.measured)}\n` +
            `${word}: ${withInterval(quantity, estimate)}`,
        },
      ];
    });
  const fitted = points("fitted", "fitted");
  const leftOut = points("left_out", "predicted without it");
  const shown = [...leftOut, ...fitted];
  if (shown.length === 0) return null;
  const across = domainOf(
    quantity,
    shown.map(({ measured }) => measured),
  );
  const up = domainOf(quantity, [
    ...leftOut.flatMap(({ value, low, high }) => [value, low, high]),
    ...fitted.map(({ value }) => value),
  ]);
  const equal = [Math.max(across[0], up[0]), Math.min(across[1], up[1])];
  const axis = { log: quantity.log, tickFormat: quantity.tick };
  const labels = (leftOut.length > 0 ? leftOut : fitted).map((point) => ({
    x: point.measured,
    y: point.value,
    text: point.name,
    colour: point.colour,
    faded: point.opacity < 1,
  }));
  const options = (width: number): Plot.PlotOptions => ({
    height: Math.max(300, Math.min(380, width)),
    marginLeft: 52,
    marginTop: 28,
    marginBottom: 44,
    marginRight: labelMargin(
      labels.map(({ text }) => text),
      width,
    ),
    x: {
      ...xScale(
        { ...axis, domain: across, label: `measured ${quantity.name} (${quantity.unit})` },
        width,
      ),
    },
    y: {
      ...yScale({ ...axis, domain: up, label: `predicted ${quantity.name} (${quantity.unit})` }),
    },
    marks: [
      Plot.line(
        equal.map((at) => [at, at]),
        { stroke: "var(--faint)", strokeWidth: 1 },
      ),
      Plot.link(leftOut, {
        x1: "measured",
        x2: "measured",
        y1: "low",
        y2: "high",
        stroke: "colour",
        strokeWidth: 1.6,
        strokeOpacity: "opacity",
        clip: true,
      }),
      Plot.dot(fitted, {
        x: "measured",
        y: "value",
        r: 5,
        stroke: "colour",
        strokeWidth: 2,
        strokeOpacity: "opacity",
      }),
      Plot.dot(leftOut, {
        x: "measured",
        y: "value",
        symbol: "diamond",
        r: 5,
        fill: "colour",
        fillOpacity: "opacity",
        stroke: "var(--surface)",
        strokeWidth: 0.8,
      }),
      endLabels(labels),
      Plot.tip(shown, Plot.pointer({ x: "measured", y: "value", title: "title", ...TIP })),
    ],
  });
  return (
    <PlotFigure
      title={`${quantity.name}: predicted against measured`}
      label={`Predicted against measured ${quantity.axis}, with the line of equality`}
      caption={null}
      options={options}
      dependencies={[samples, look]}
    />
  );
}
