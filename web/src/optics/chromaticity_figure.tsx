import * as Plot from "@observablehq/plot";
import { type Locus, chromaticityOptions } from "../figures/chromaticity";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import type { Appearance } from "./results";

/** CIE 1931 x and y with the pure colours around and the device's colour in it. */
export function ChromaticityFigure({ appearance }: { appearance: Appearance }) {
  const locus = appearance.locus_nm_x_y as Locus;
  const { x, y } = appearance.normal;
  if (x === null || y === null) return null;
  const normal = { x, y };
  const options = (width: number) =>
    chromaticityOptions(width, locus, [
      Plot.dot([normal], {
        x: "x",
        y: "y",
        r: 6,
        fill: "white",
        stroke: "black",
        strokeWidth: 2,
      }),
      Plot.text([normal], {
        x: "x",
        y: "y",
        text: () => `${fixed(normal.x, 4)}, ${fixed(normal.y, 4)}`,
        dx: -12,
        dy: -14,
        textAnchor: "end",
        fill: "black",
        stroke: "white",
        strokeWidth: 4,
        fontWeight: 600,
      }),
    ]);
  return (
    <PlotFigure
      title="Colour"
      label="CIE 1931 chromaticity diagram with the device's colour"
      caption="CIE 1931, 2° observer: the spectrum along the normal. Numbers on the edge are wavelengths in nm; colours are what a screen can show of them."
      options={options}
      dependencies={[appearance]}
    />
  );
}
