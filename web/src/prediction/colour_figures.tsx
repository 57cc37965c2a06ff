import * as Plot from "@observablehq/plot";
import { TIP } from "../figures/axis";
import { chromaticityOptions } from "../figures/chromaticity";
import { PlotFigure } from "../figures/plot_figure";
import { SPECTRAL_LOCUS } from "../figures/spectral_locus";
import { fixed } from "../model/format";
import type { PredictedSpectrum } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";

interface ColourPoint {
  name: string;
  x: number;
  y: number;
  colour: string;
  measured: boolean;
}

function colourPoints(
  spectrum: PredictedSpectrum,
  look: ReturnType<typeof useSampleKey>,
): ColourPoint[] {
  const measured = spectrum.measured.flatMap(({ name, cie }) =>
    cie === null ? [] : [{ name, x: cie[0], y: cie[1], colour: look(name).colour, measured: true }],
  );
  if (spectrum.cie === null) return measured;
  const [x, y] = spectrum.cie;
  return [...measured, { name: "computed", x, y, colour: "black", measured: false }];
}

const tell = ({ name, x, y, measured }: ColourPoint) =>
  `${name}${measured ? ", measured" : ""}: ${fixed(x, measured ? 2 : 4)}, ${fixed(y, measured ? 2 : 4)}`;

/** A dot for what was measured, a cross for what was computed. */
function pointMarks(points: ColourPoint[]): Plot.Markish[] {
  return [
    Plot.dot(
      points.filter(({ measured }) => measured),
      { x: "x", y: "y", r: 5, fill: "colour", stroke: "white", strokeWidth: 1.5 },
    ),
    ...[
      { stroke: "white", strokeWidth: 5 },
      { stroke: "black", strokeWidth: 2.2 },
    ].map((look) =>
      Plot.dot(
        points.filter(({ measured }) => !measured),
        { x: "x", y: "y", symbol: "plus", r: 7, ...look },
      ),
    ),
    Plot.tip(points, Plot.pointer({ x: "x", y: "y", title: tell, ...TIP })),
  ];
}

/** Colours of the devices in the diagram of CIE 1931, whole and near the points. */
export function ColourFigures({ spectrum }: { spectrum: PredictedSpectrum }) {
  const look = useSampleKey();
  const points = colourPoints(spectrum, look);
  if (points.length === 0) return null;
  const middle = (of: "x" | "y") => {
    const values = points.map((point) => point[of]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const reach =
    0.02 +
    Math.max(
      ...points.flatMap(({ x, y }) => [Math.abs(x - middle("x")), Math.abs(y - middle("y"))]),
    );
  const near = {
    x: [middle("x") - reach, middle("x") + reach] as [number, number],
    y: [middle("y") - reach, middle("y") + reach] as [number, number],
  };
  const frame = [{ x1: near.x[0], x2: near.x[1], y1: near.y[0], y2: near.y[1] }];
  const captions = (
    <Origins
      measured="coordinates as reported, to two digits"
      computed="cross: of the computed spectrum"
    />
  );
  const whole = (width: number) =>
    chromaticityOptions(width, SPECTRAL_LOCUS, [
      Plot.rect(frame, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", stroke: "var(--ink)" }),
      ...pointMarks(points),
    ]);
  const close = (width: number) =>
    chromaticityOptions(
      width,
      SPECTRAL_LOCUS,
      [
        ...pointMarks(points),
        ...points.map((point, i) =>
          Plot.text([point], {
            x: "x",
            y: "y",
            text: "name",
            dy: point.measured ? -15 - 15 * i : 18,
            fill: "black",
            stroke: "white",
            strokeWidth: 4,
          }),
        ),
      ],
      near,
    );
  return (
    <>
      <PlotFigure
        title="Colour"
        label="Colours of the devices in the CIE 1931 chromaticity diagram"
        caption={captions}
        options={whole}
        dependencies={[spectrum, look]}
      />
      <PlotFigure
        title="Colour, enlarged"
        label="The same near the colours of the devices"
        caption={captions}
        options={close}
        dependencies={[spectrum, look]}
      />
    </>
  );
}
