import * as Plot from "@observablehq/plot";
import { SwatchLegend } from "../components/legend";
import { TIP, xScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import { nameMargin, partName, poseName } from "./names";
import type { Survey, Metal } from "./results";

const COLOURS = ["#d4513d", "#3d8fcf", "#c08410", "#1f9a74"];

interface Bar extends Metal {
  model: string;
}

function optionsOf(results: Survey, width: number): Plot.PlotOptions {
  const bars: Bar[] = results.poses.flatMap((pose) =>
    pose.metals.map((metal) => ({ ...metal, model: poseName(pose, results.poses) })),
  );
  const metals = [...new Set(bars.map(({ group }) => group))];
  const names = results.poses.map((pose) => poseName(pose, results.poses));
  const colour = (group: string) => COLOURS[metals.indexOf(group) % COLOURS.length]!;
  const share = results.settings.cleared_share;
  return {
    height: names.length * (metals.length * 15 + 12) + 60,
    marginLeft: nameMargin(names),
    marginRight: 44,
    marginTop: 8,
    marginBottom: 44,
    x: {
      ...xScale({ label: "pz weight in the gap region (states)" }, width),
      grid: true,
      domain: [0, 1.08 * Math.max(0.1, ...bars.flatMap((bar) => [bar.weight, bar.bare_weight]))],
    },
    y: { type: "band", domain: metals, axis: null, padding: 0.12 },
    fy: { domain: names, label: null, padding: 0.16, axis: "left" },
    marks: [
      Plot.barX(bars, {
        fy: "model",
        y: "group",
        x: "weight",
        fill: (bar: Bar) => colour(bar.group),
        fillOpacity: 0.85,
      }),
      Plot.tickX(bars, {
        fy: "model",
        y: "group",
        x: (bar: Bar) => share * bar.bare_weight,
        stroke: "var(--ink)",
        strokeWidth: 1.4,
      }),
      Plot.text(bars, {
        fy: "model",
        y: "group",
        x: "weight",
        text: (bar: Bar) => fixed(bar.weight, 2),
        textAnchor: "start",
        dx: 5,
        fill: "var(--ink)",
        stroke: "var(--surface)",
        strokeWidth: 3,
      }),
      Plot.tip(
        bars,
        Plot.pointer({
          fy: "model",
          y: "group",
          x: "weight",
          title: (bar: Bar) =>
            `${partName(bar.group, "pz")}, ${bar.model}\n${fixed(bar.weight, 3)} of ${fixed(bar.bare_weight, 3)} on the bare slab\n${bar.cleared ? "cleared" : "not cleared"}${bar.nearest_donor === null ? "" : `\nnearest donor at ${fixed(bar.nearest_donor.distance_angstrom, 2)} Å`}`,
          ...TIP,
        }),
      ),
    ],
  };
}

/** What anchoring leaves of the metals' dangling orbitals. */
export function WeightFigure({ results }: { results: Survey }) {
  const metals = [...new Set(results.poses.flatMap((pose) => pose.metals.map((m) => m.group)))];
  if (metals.length === 0) return null;
  const { window_ev: window, window_stated: stated, cleared_share: share } = results.settings;
  return (
    <PlotFigure
      title="Dangling orbitals in the gap"
      label="Weight of each open metal's pz orbital in the empty states of the gap region"
      caption={
        <>
          <SwatchLegend
            entries={metals.map((group, i) => ({
              name: partName(group, "pz"),
              colour: COLOURS[i % COLOURS.length]!,
            }))}
          />
          Summed over the empty states up to {fixed(window, 2)} eV above the valence edge (
          {stated ? "as asked for" : "where the first model runs out of computed states"}). A metal
          counts as cleared left of the tick, at {percent(share, 0)} of its weight on the bare slab.
        </>
      }
      options={(width) => optionsOf(results, width)}
      dependencies={[results]}
      fileName="weights"
    />
  );
}
