import * as Plot from "@observablehq/plot";
import { LineLegend } from "../components/legend";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import type { Appearance } from "./results";

interface Point {
  at: number;
  value: number;
  series: string;
}

const SERIES = [
  { key: "inside", name: "emitter itself", stroke: "var(--faint)", dash: "4 3" },
  { key: "normal", name: "outside, along the normal", stroke: "var(--accent)", dash: "" },
  { key: "all", name: "outside, all directions", stroke: "#4f86b8", dash: "" },
] as const;

/** Spectra inside and outside, each 1 at its peak. */
export function SpectrumFigure({ appearance }: { appearance: Appearance }) {
  const { spectra } = appearance;
  const points = (key: "inside" | "normal" | "all", series: string): Point[] =>
    spectra.wavelength_nm.map((at, i) => ({ at, value: spectra[key][i]!, series }));
  const visible = spectra.wavelength_nm.filter((_, i) => spectra.inside[i]! > 2e-3);
  const options = (): Plot.PlotOptions => ({
    height: 350,
    marginLeft: 48,
    marginBottom: 44,
    x: {
      label: "wavelength (nm)",
      labelAnchor: "center",
      labelArrow: "none",
      domain: [visible[0]!, visible[visible.length - 1]!],
    },
    y: { label: "power per nanometre, 1 at the peak", labelArrow: "none", grid: true },
    marks: [
      ...SERIES.map(({ key, name, stroke, dash }) =>
        Plot.line(points(key, name), {
          x: "at",
          y: "value",
          stroke,
          strokeWidth: 2,
          strokeDasharray: dash || undefined,
          clip: true,
        }),
      ),
      Plot.tip(
        points("normal", "outside, along the normal"),
        Plot.pointerX({
          x: "at",
          y: "value",
          title: (point: Point) => `${point.at} nm\n${fixed(point.value, 3)} ${point.series}`,
        }),
      ),
      Plot.ruleY([0]),
    ],
  });
  return (
    <PlotFigure
      title="Spectrum inside and outside"
      label="Emission spectrum of the emitter itself and outside the device"
      caption={<LineLegend entries={SERIES} />}
      options={options}
      dependencies={[appearance]}
    />
  );
}
