import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import type { OpticsResults, Tolerances } from "./results";

const ticks = (value: number) => fixed(100 * value, Math.abs(100 * value) % 1 > 0.01 ? 1 : 0);

interface Mark {
  at: number;
  text: string;
  stroke: string;
  dash: string;
}

function marksOf(results: OpticsResults): Mark[] {
  const marks: Mark[] = [
    { at: results.figures.eqe.value, text: "as stated", stroke: "var(--accent)", dash: "" },
  ];
  const { reported } = results;
  if (reported?.eqe_average) {
    marks.push({ at: reported.eqe_average, text: "mean", stroke: "var(--ink)", dash: "4 3" });
  }
  if (reported?.eqe_max) {
    marks.push({ at: reported.eqe_max, text: "champion", stroke: "var(--ink)", dash: "1 3" });
  }
  return marks;
}

/** How the efficiency is spread over stacks within the tolerances. */
export function EfficiencyFigure({
  results,
  tolerances,
}: {
  results: OpticsResults;
  tolerances: Tolerances;
}) {
  const marks = marksOf(results);
  const { low, high } = results.figures.eqe;
  const shown = [...tolerances.eqe_draws, ...marks.map((mark) => mark.at)];
  const options = (): Plot.PlotOptions => ({
    height: 320,
    marginLeft: 48,
    marginBottom: 44,
    marginTop: 44,
    x: {
      label: "external quantum efficiency (%)",
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: ticks,
      domain: [Math.min(...shown) - 0.004, Math.max(...shown) + 0.006],
    },
    y: { label: null, ticks: [], grid: false },
    marks: [
      Plot.rectX([0], { x1: low ?? 0, x2: high ?? 0, fill: "var(--accent)", fillOpacity: 0.12 }),
      Plot.rectY(tolerances.eqe_draws, {
        ...Plot.binX({ y: "count" }, { x: { value: (value: number) => value, thresholds: 24 } }),
        fill: "#8fb4d6",
      }),
      Plot.ruleY([0]),
      ...marks.map(({ at, stroke, dash }) =>
        Plot.ruleX([at], { stroke, strokeWidth: 2, strokeDasharray: dash || undefined }),
      ),
      ...marks.map((mark, i) =>
        Plot.text([mark], {
          x: "at",
          text: "text",
          frameAnchor: "top",
          dy: -14 - (i % 2) * 14,
          fill: mark.stroke,
          fontWeight: 600,
        }),
      ),
    ],
  });
  const { source } = results.reported ?? { source: "" };
  return (
    <PlotFigure
      title="Efficiency within the tolerances"
      label="Histogram of the external quantum efficiency over stacks drawn within the tolerances"
      caption={
        <>
          {tolerances.draws} stacks; shaded: the middle 90 %, {percent(low)} to {percent(high)}.{" "}
          {tolerances.method}. {source && `Mean and champion: ${source}.`}
        </>
      }
      options={options}
      dependencies={[results]}
    />
  );
}

interface Bar {
  label: string;
  low: number;
  high: number;
}

/** What each tolerance does by itself, the strongest on top. */
export function SensitivityFigure({
  tolerances,
  nominal,
}: {
  tolerances: Tolerances;
  nominal: number;
}) {
  const bars: Bar[] = tolerances.one_at_a_time.slice(0, 12).map((one) => ({
    label: `${one.what} ±${fixed(one.half_width, one.half_width < 1 ? 1 : 0)} ${one.unit}`,
    low: one.eqe_low,
    high: one.eqe_high,
  }));
  const options = (width: number): Plot.PlotOptions => ({
    height: 74 + 24 * bars.length,
    marginLeft: Math.min(210, width * 0.45),
    marginRight: 24,
    marginBottom: 44,
    x: {
      label: "external quantum efficiency (%)",
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: ticks,
      grid: true,
    },
    y: { domain: bars.map((bar) => bar.label), label: null, tickSize: 0 },
    marks: [
      Plot.barX(bars, {
        x1: "low",
        x2: "high",
        y: "label",
        fill: "#8fb4d6",
        insetTop: 4,
        insetBottom: 4,
      }),
      Plot.dot(bars, { x: "high", y: "label", fill: "var(--accent)", r: 4 }),
      Plot.ruleX([nominal], { stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.tip(
        bars,
        Plot.pointerY({
          x: "high",
          y: "label",
          title: (bar: Bar) =>
            `${bar.label}\nat the lower end ${percent(bar.low, 2)}\nat the upper end ${percent(bar.high, 2)}`,
        }),
      ),
    ],
  });
  return (
    <PlotFigure
      title="One tolerance at a time"
      label="Change of the efficiency when one quantity goes from its lower to its upper end"
      caption="From the lower to the upper end (dot) of one quantity, all others as stated."
      options={options}
      dependencies={[tolerances, nominal]}
    />
  );
}
