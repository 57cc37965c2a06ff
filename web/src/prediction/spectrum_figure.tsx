import * as Plot from "@observablehq/plot";
import { TIP, xScale, yScale } from "../figures/axis";
import { type Place, places } from "../figures/curve_figure";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import type { PredictedSpectrum } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";

interface Reported {
  name: string;
  peak: number;
  low: number;
  high: number;
  colour: string;
  opacity: number;
  half: number;
  at: number;
}

/** Reported peaks above the curve and widths across it, each sample at a height of its own. */
function reportedMarks(
  spectrum: PredictedSpectrum,
  look: ReturnType<typeof useSampleKey>,
): Reported[] {
  const known = spectrum.measured.flatMap(({ name, peak_nm: peak, fwhm_nm: width }) =>
    peak === null ? [] : [{ name, peak, width: width ?? 0 }],
  );
  return known.map(({ name, peak, width }, i) => ({
    name,
    peak,
    low: peak - width / 2,
    high: peak + width / 2,
    colour: look(name).colour,
    opacity: look(name).faded ? 0.25 : 1,
    half: 0.5 - 0.05 * (i - (known.length - 1) / 2),
    at: 1.1 + 0.07 * i,
  }));
}

/** Emission spectrum; measured peaks and widths above and across it. */
export function SpectrumFigure({ spectrum }: { spectrum: PredictedSpectrum }) {
  const look = useSampleKey();
  const line = places(spectrum.wavelength_nm, spectrum.power);
  if (line.length === 0) return null;
  const reported = reportedMarks(spectrum, look);
  const wide = reported.filter(({ low, high }) => low < high);
  const top = 1.1 + 0.07 * reported.length;
  const options = (width: number): Plot.PlotOptions => ({
    height: 360,
    marginLeft: 48,
    marginTop: 28,
    marginBottom: 44,
    x: xScale({ label: "wavelength (nm)" }, width),
    y: yScale({ label: "power per nanometre, 1 at the peak", domain: [0, top] }),
    marks: [
      Plot.line(line, { x: "x", y: "y", stroke: "var(--ink)", strokeWidth: 2 }),
      Plot.link(wide, {
        x1: "low",
        x2: "high",
        y1: "half",
        y2: "half",
        stroke: "colour",
        strokeOpacity: "opacity",
        strokeWidth: 1.6,
        markerStart: "tick",
        markerEnd: "tick",
      }),
      Plot.dot(
        [
          ...reported.map((one) => ({ ...one, x: one.peak, y: one.at })),
          ...wide.map((one) => ({ ...one, x: one.low, y: one.half })),
          ...wide.map((one) => ({ ...one, x: one.high, y: one.half })),
        ],
        { x: "x", y: "y", r: 4.2, fill: "colour", fillOpacity: "opacity" },
      ),
      Plot.text(reported, {
        x: "peak",
        y: "at",
        dx: 10,
        textAnchor: "start",
        text: ({ name, peak }: Reported) => `${name} ${fixed(peak, 0)} nm`,
        fill: "var(--ink)",
      }),
      Plot.ruleY([0]),
      Plot.tip(
        line,
        Plot.pointerX({
          x: "x",
          y: "y",
          title: ({ x, y }: Place) => `computed\n${fixed(x, 0)} nm: ${fixed(y, 3)}`,
          ...TIP,
        }),
      ),
    ],
  });
  return (
    <PlotFigure
      title="Emission spectrum"
      label="Computed emission spectrum with measured peaks and widths"
      caption={
        <Origins
          measured="peaks (upper dots) and full widths at half maximum (pairs of dots)"
          computed={`outside, all directions: peak ${fixed(spectrum.peak_nm, 0)} nm, width ${fixed(spectrum.fwhm_nm, 0)} nm`}
          assumed="the emitter's own line, from the stack file"
        />
      }
      options={options}
      dependencies={[spectrum, look]}
    />
  );
}
