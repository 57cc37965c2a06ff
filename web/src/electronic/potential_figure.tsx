import * as Plot from "@observablehq/plot";
import { TIP, xScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import { nameMargin } from "./names";
import type { Survey, Potential } from "./results";

interface Bar extends Potential {
  row: string;
}

/** The deepest minimum of each kind of anchor of each molecule, deepest first. */
function barsOf(potentials: Potential[]): Bar[] {
  const deepest = new Map<string, Bar>();
  for (const one of potentials) {
    const row = `${one.anchor}, ${one.molecule}`;
    const before = deepest.get(row);
    if (before === undefined || one.minimum_v < before.minimum_v) {
      deepest.set(row, { ...one, row });
    }
  }
  return [...deepest.values()].sort((a, b) => a.minimum_v - b.minimum_v);
}

function optionsOf(bars: Bar[], width: number): Plot.PlotOptions {
  const anchors = [...new Set(bars.map(({ anchor }) => anchor))];
  const palette = ["#3d8fcf", "#d4513d", "#1f9a74", "#c08410", "#9a6fc6", "#8a929c"];
  const values = bars.map((bar) => bar.minimum_v);
  return {
    height: bars.length * 26 + 60,
    marginLeft: nameMargin(bars.map(({ row }) => row)),
    marginRight: 44,
    marginTop: 8,
    marginBottom: 44,
    x: {
      ...xScale({ label: "potential minimum at the anchor (V)" }, width),
      grid: true,
      domain: [1.18 * Math.min(0, ...values), 1.18 * Math.max(0, ...values)],
    },
    y: {
      type: "band",
      domain: bars.map(({ row }) => row),
      label: null,
      tickSize: 0,
      padding: 0.25,
    },
    marks: [
      Plot.barX(bars, {
        x: "minimum_v",
        y: "row",
        fill: (bar: Bar) => palette[anchors.indexOf(bar.anchor) % palette.length]!,
        fillOpacity: 0.85,
      }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      ...[true, false].map((negative) =>
        Plot.text(
          bars.filter((bar) => bar.minimum_v < 0 === negative),
          {
            x: "minimum_v",
            y: "row",
            text: (bar: Bar) => fixed(bar.minimum_v, 2),
            textAnchor: negative ? "end" : "start",
            dx: negative ? -5 : 5,
            fill: "var(--ink)",
          },
        ),
      ),
      Plot.tip(
        bars,
        Plot.pointer({
          x: "minimum_v",
          y: "row",
          title: (bar: Bar) =>
            `${bar.row}, atom ${bar.atom + 1}\n${fixed(bar.minimum_v, 3)} V\n${fixed(bar.area_angstrom2, 1)} Å² of the surface`,
          ...TIP,
        }),
      ),
    ],
  };
}

/** Where the free molecules attract a metal ion. */
export function PotentialFigure({ results }: { results: Survey }) {
  const bars = barsOf(results.potentials);
  if (bars.length === 0) return null;
  return (
    <PlotFigure
      title="Potential at the anchors"
      label="Minimum of the electrostatic potential beside each anchor of the free molecules"
      caption="Minimum on the part of the isodensity surface that is nearest to the anchor atom, as
        felt by a positive unit charge; the deepest where a molecule has several of a kind. One
        geometry each, so there is no interval."
      options={(width) => optionsOf(bars, width)}
      dependencies={[results]}
      fileName="potentials"
    />
  );
}
