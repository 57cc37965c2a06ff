import * as Plot from "@observablehq/plot";
import { percent, rankInterval } from "../model/format";
import type { Sample, ScoreDefinition } from "../model/results";
import { PlotFigure } from "./plot_figure";
import { rowLines, rowScale, selectionBand } from "./rows";

interface Props {
  samples: Sample[];
  scored: number;
  selected: Sample | null;
  definition: ScoreDefinition;
}

/** How firmly each rank stands. */
export function RankFigure({ samples, scored, selected, definition }: Props) {
  const ranges = samples.flatMap(({ name, rank, rank_interval: range }) => {
    if (rank === null || range === null) return [];
    return [
      {
        row: rank,
        rank,
        low: range[0],
        high: range[1],
        title: `${name}\nrank ${rank}, 5–95 %: ${rankInterval(range)}`,
      },
    ];
  });
  if (ranges.length < 2) return null;
  const scale = rowScale(samples);
  const last = Math.max(...ranges.map((range) => range.high));
  const options = (): Plot.PlotOptions => ({
    height: scale.rowsHeight + 56,
    marginLeft: scale.marginLeft,
    marginTop: 10,
    marginBottom: 44,
    x: {
      domain: [0.6, last + 0.4],
      label: `rank among ${scored}`,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: Math.min(last, 8),
      tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ""),
    },
    y: scale.y,
    marks: [
      ...selectionBand(selected, samples),
      rowLines(samples),
      Plot.link(ranges, {
        x1: "low",
        x2: "high",
        y1: "row",
        y2: "row",
        stroke: "var(--accent)",
        strokeOpacity: 0.45,
        strokeWidth: 7,
        strokeLinecap: "round",
      }),
      Plot.dot(ranges, {
        x: "rank",
        y: "row",
        r: 4.5,
        fill: "var(--accent)",
        stroke: "var(--surface)",
        strokeWidth: 1,
      }),
      Plot.tip(
        ranges,
        Plot.pointer({
          x: "rank",
          y: "row",
          title: "title",
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
    ],
  });
  const caption = (
    <>
      Bars: 5th to 95th percentile of the rank as the lattice constant runs over its band and donor
      strengths vary by ±{percent(definition.strength_band, 0)}.
    </>
  );
  return (
    <PlotFigure
      title="How firm the ranks are"
      label="Rank of each molecule with its range"
      caption={caption}
      options={options}
      dependencies={[samples, selected]}
    />
  );
}
