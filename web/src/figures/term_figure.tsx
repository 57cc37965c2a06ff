import * as Plot from "@observablehq/plot";
import { TERM_COLOURS } from "../model/colours";
import { fixed } from "../model/format";
import type { Sample } from "../model/results";
import { scoreParts } from "../model/score_parts";
import { KindLegend } from "./kind_legend";
import { PlotFigure } from "./plot_figure";
import { rowOf, rowScale, selectionBand } from "./rows";

interface Props {
  samples: Sample[];
  selected: Sample | null;
  kinds: Map<string, string>;
  labels: Map<string, string>;
  unitEnergy: number;
}

/** What each score is made of, penalties to the left of zero. */
export function TermFigure({ samples, selected, kinds, labels, unitEnergy }: Props) {
  const bars = samples.flatMap((sample) =>
    sample.registry === null
      ? []
      : scoreParts(sample, sample.registry, kinds).map((part) => ({
          row: rowOf(sample),
          ...part,
          title: `${sample.name}\n${part.label}: ${fixed(part.value, 3)}`,
        })),
  );
  if (bars.length === 0) return null;
  const totals = samples.flatMap((sample) =>
    sample.registry === null ? [] : [{ row: rowOf(sample), score: sample.registry.score }],
  );
  const scale = rowScale(samples);
  const options = (): Plot.PlotOptions => ({
    height: scale.rowsHeight + 56,
    marginLeft: scale.marginLeft,
    marginTop: 10,
    marginBottom: 44,
    x: {
      label: `score (1 = one P=O–Pb bond, ${fixed(unitEnergy, 0)} kJ/mol)`,
      labelAnchor: "center",
      labelArrow: "none",
      nice: true,
      ticks: 6,
    },
    y: scale.y,
    marks: [
      ...selectionBand(selected, samples),
      Plot.gridX({ stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.barX(bars, {
        x: "value",
        y: "row",
        fill: "colour",
        insetLeft: 0.5,
        insetRight: 0.5,
        rx: 1.5,
      }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.tickX(totals, {
        x: "score",
        y: "row",
        stroke: "var(--ink)",
        strokeWidth: 2,
        insetTop: -3,
        insetBottom: -3,
      }),
      Plot.tip(
        bars,
        Plot.pointerY(
          Plot.stackX({
            x: "value",
            y: "row",
            title: "title",
            fill: "var(--surface)",
            stroke: "var(--line-strong)",
          }),
        ),
      ),
    ],
  });
  const more: [string, string][] = [
    ["several registries", TERM_COLOURS.multiplicity],
    ["clash", TERM_COLOURS.clash],
    ["strain", TERM_COLOURS.strain],
  ];
  const caption = (
    <>
      <KindLegend kinds={kinds} labels={labels} more={more} />
      Bars to the right add, to the left subtract; the tick is the score.
    </>
  );
  return (
    <PlotFigure
      title="What the score is made of"
      label="Score terms of each molecule, stacked"
      caption={caption}
      options={options}
      dependencies={[samples, selected]}
    />
  );
}
