import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { short } from "../model/numbers";
import type { PredictedLayer, PredictedStack } from "../model/prediction";
import { Origins } from "./glyph";
import { colourOf } from "./layer_colours";

/** Thicknesses from nanometres to millimetres on one drawing [px]. */
const THINNEST = 24;
const PER_ROOT_NM = 4;
const THICKEST = 92;

function thickness(layer: PredictedLayer): string {
  const nm = layer.thickness_nm;
  return nm >= 1e5 ? `${short(nm / 1e6, 3)} mm` : `${short(nm, 3)} nm`;
}

interface Box {
  layer: PredictedLayer;
  from: number;
  to: number;
}

function boxes(layers: PredictedLayer[]): Box[] {
  let at = 0;
  return layers.map((layer) => {
    const height = Math.min(THICKEST, THINNEST + PER_ROOT_NM * Math.sqrt(layer.thickness_nm));
    const from = at;
    at += height;
    return { layer, from, to: at - 2 };
  });
}

function assumedLayers(stack: PredictedStack): string {
  const names = stack.layers.filter((layer) => layer.thickness_assumed).map(({ name }) => name);
  return names.length === 0 ? "" : `thickness of ${names.join(", ")} (dashed)`;
}

/** The layers of the device, the upper ones on top; heights grow with the root of the thickness. */
export function LayerFigure({ stack }: { stack: PredictedStack }) {
  const drawn = boxes(stack.layers);
  const height = drawn[drawn.length - 1]?.to ?? 0;
  const middle = (box: Box) => (box.from + box.to) / 2;
  const options = (): Plot.PlotOptions => ({
    height: height + 16,
    margin: 8,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, height], axis: null },
    marks: [
      Plot.rect(drawn, {
        x1: 0,
        x2: 1,
        y1: "from",
        y2: "to",
        fill: ({ layer }: Box) => colourOf(layer),
        fillOpacity: 0.22,
        rx: 4,
      }),
      Plot.rect(
        drawn.filter(({ layer }) => layer.thickness_assumed),
        {
          x1: 0,
          x2: 1,
          y1: "from",
          y2: "to",
          stroke: ({ layer }: Box) => colourOf(layer),
          strokeDasharray: "4 3",
          rx: 4,
        },
      ),
      Plot.text(drawn, {
        x: 0,
        y: middle,
        dx: 12,
        textAnchor: "start",
        fontWeight: 600,
        fill: "var(--ink)",
        text: ({ layer }: Box) =>
          layer.material === layer.name ? layer.name : `${layer.name} · ${layer.material}`,
      }),
      Plot.text(drawn, {
        x: 1,
        y: middle,
        dx: -12,
        textAnchor: "end",
        fill: "var(--faint)",
        text: ({ layer }: Box) =>
          layer.thickness_assumed ? `${thickness(layer)}, assumed` : thickness(layer),
      }),
    ],
  });
  return (
    <PlotFigure
      title="The layers"
      label={`Layers of the device from below: ${stack.layers.map(({ name }) => name).join(", ")}`}
      caption={
        <Origins assumed={assumedLayers(stack)}>
          Not to scale. Light leaves through the substrate.
        </Origins>
      }
      options={options}
      dependencies={[stack]}
    />
  );
}
