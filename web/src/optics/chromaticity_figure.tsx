import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import { screenColour } from "./colours";
import type { Appearance } from "./results";

type Locus = [wavelength: number, x: number, y: number][];

/** Whether a point lies inside the closed curve of pure colours (even-odd rule), or just outside. */
function inside(locus: Locus, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = locus.length - 1; i < locus.length; j = i++) {
    const [, xi, yi] = locus[i]!;
    const [, xj, yj] = locus[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

const MARKED = [460, 480, 490, 500, 510, 520, 540, 560, 580, 600, 620, 700];

/** Numbers beside the edge: a step away from white. */
function edgeLabels(locus: Locus) {
  return locus
    .filter(([wavelength]) => MARKED.includes(wavelength))
    .map(([wavelength, x, y]) => {
      const [dx, dy] = [x - 1 / 3, y - 1 / 3];
      const step = 0.042 / Math.hypot(dx, dy);
      return { text: `${wavelength}`, x: x + dx * step, y: y + dy * step };
    });
}

/** Covers everything outside the edge, which a raster cannot leave out. */
function mask(closed: Locus): Plot.RenderFunction {
  return (_index, scales, _values, dimensions) => {
    const { width, height, marginLeft, marginRight, marginTop, marginBottom } = dimensions;
    const [left, right] = [marginLeft - 1, width - marginRight + 1];
    const [top, bottom] = [marginTop - 1, height - marginBottom + 1];
    const corners = [closed.map(([, x, y]) => `${scales.x!(x)},${scales.y!(y)}`).join("L")];
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${left},${top}H${right}V${bottom}H${left}ZM${corners}Z`);
    path.setAttribute("fill", "var(--surface)");
    path.setAttribute("fill-rule", "evenodd");
    return path;
  };
}

/** CIE 1931 x and y with the pure colours around and the device's colour in it. */
export function ChromaticityFigure({ appearance }: { appearance: Appearance }) {
  const locus = appearance.locus_nm_x_y as Locus;
  const closed = [...locus, locus[0]!];
  const { x, y } = appearance.normal;
  if (x === null || y === null) return null;
  const normal = { x, y };
  const options = (width: number): Plot.PlotOptions => {
    const side = Math.min(width, 420);
    return {
      height: side,
      marginLeft: 48 + (width - side) / 2,
      marginRight: 16 + (width - side) / 2,
      marginBottom: 44,
      marginTop: 16,
      color: { type: "identity" },
      x: { label: "x", domain: [-0.06, 0.8], labelAnchor: "center", labelArrow: "none" },
      y: { label: "y", domain: [0, 0.9], labelAnchor: "center", labelArrow: "none" },
      marks: [
        Plot.raster({
          x1: 0,
          y1: 0,
          x2: 0.8,
          y2: 0.9,
          pixelSize: 1,
          fill: (x: number, y: number) => (inside(locus, x, y) ? screenColour(x, y) : "white"),
        } as Plot.RasterOptions),
        mask(closed),
        Plot.gridX({ stroke: "var(--ink)", strokeOpacity: 0.12 }),
        Plot.gridY({ stroke: "var(--ink)", strokeOpacity: 0.12 }),
        Plot.line(closed, { x: "1", y: "2", stroke: "var(--ink)", strokeWidth: 1.2 }),
        Plot.text(edgeLabels(locus), {
          x: "x",
          y: "y",
          text: "text",
          fill: "var(--faint)",
          fontSize: 11,
        }),
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
      ],
    };
  };
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
