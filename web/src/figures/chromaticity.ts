import * as Plot from "@observablehq/plot";
import { screenColour } from "../model/screen_colour";

export type Locus = [wavelength: number, x: number, y: number][];

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

/** Covers what lies outside the edge, which a raster cannot leave out, as far as the frame goes. */
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
    // An inner picture of its own cuts off the edge where only a part of the diagram is shown.
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const [wide, high] = [right - left, bottom - top];
    for (const [key, value] of Object.entries({ x: left, y: top, width: wide, height: high }))
      frame.setAttribute(key, String(value));
    frame.setAttribute("viewBox", `${left} ${top} ${wide} ${high}`);
    frame.append(path);
    return frame;
  };
}

/** The diagram of CIE 1931 with its colours, `marks` on top; as much of it as the domains say. */
export function chromaticityOptions(
  width: number,
  locus: Locus,
  marks: Plot.Markish[],
  { x = [-0.06, 0.8], y = [0, 0.9] }: { x?: [number, number]; y?: [number, number] } = {},
): Plot.PlotOptions {
  const closed = [...locus, locus[0]!];
  const side = Math.min(width, 420);
  const within = ({ x: atX, y: atY }: { x: number; y: number }) =>
    atX > x[0] && atX < x[1] && atY > y[0] && atY < y[1];
  return {
    height: side,
    marginLeft: 48 + (width - side) / 2,
    marginRight: 16 + (width - side) / 2,
    marginBottom: 44,
    marginTop: 16,
    color: { type: "identity" },
    x: { label: "x", domain: x, labelAnchor: "center", labelArrow: "none", ticks: 5 },
    y: { label: "y", domain: y, labelArrow: "none", ticks: 5 },
    marks: [
      Plot.raster({
        x1: x[0],
        y1: y[0],
        x2: x[1],
        y2: y[1],
        pixelSize: 1,
        fill: (atX: number, atY: number) =>
          inside(locus, atX, atY) ? screenColour(atX, atY) : "white",
      } as Plot.RasterOptions),
      mask(closed),
      Plot.gridX({ stroke: "var(--ink)", strokeOpacity: 0.12 }),
      Plot.gridY({ stroke: "var(--ink)", strokeOpacity: 0.12 }),
      Plot.line(closed, { x: "1", y: "2", stroke: "var(--ink)", strokeWidth: 1.2, clip: true }),
      Plot.text(edgeLabels(locus).filter(within), {
        x: "x",
        y: "y",
        text: "text",
        fill: "var(--faint)",
        fontSize: 11,
      }),
      ...marks,
    ],
  };
}
