import * as Plot from "@observablehq/plot";
import { fixed } from "../model/format";
import type { Sample } from "../model/results";
import { KindLegend } from "./kind_legend";
import { PlotFigure } from "./plot_figure";
import { rowLines, rowOf, rowScale, selectionBand } from "./rows";

interface Props {
  samples: Sample[];
  selected: Sample | null;
  kinds: Map<string, string>;
  labels: Map<string, string>;
}

interface Dot {
  row: number;
  charge: number;
  colour: string;
  title: string;
}

function dotsOf(sample: Sample, kinds: Map<string, string>): Dot[] {
  return sample.anchors.flatMap((anchor) => {
    if (anchor.charge_e === null) return [];
    const site = `${anchor.label}, atom ${anchor.atom + 1}`;
    const potential =
      anchor.esp_minimum_V === null
        ? ""
        : `\npotential minimum ${fixed(anchor.esp_minimum_V, 2)} V`;
    return [
      {
        row: rowOf(sample),
        charge: anchor.charge_e,
        colour: kinds.get(anchor.kind) ?? "#888888",
        title: `${sample.name}\n${site}: ${fixed(anchor.charge_e, 3)} e${potential}`,
      },
    ];
  });
}

/** How electron-rich the donors are. */
export function ChargeFigure({ samples, selected, kinds, labels }: Props) {
  const dots = samples.flatMap((sample) => dotsOf(sample, kinds));
  if (dots.length === 0) return null;
  const scale = rowScale(samples);
  const options = (width: number): Plot.PlotOptions => ({
    height: scale.rowsHeight + 56,
    marginLeft: scale.marginLeft,
    marginTop: 10,
    marginBottom: 44,
    x: {
      label: "charge of the donor atom (e)",
      labelAnchor: "center",
      labelArrow: "none",
      nice: true,
      zero: true,
      ticks: Math.max(2, Math.min(7, Math.floor(width / 80))),
    },
    y: scale.y,
    marks: [
      ...selectionBand(selected, samples),
      rowLines(samples),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.dot(dots, {
        x: "charge",
        y: "row",
        r: 4.5,
        fill: "colour",
        stroke: "var(--surface)",
        strokeWidth: 1,
      }),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "charge",
          y: "row",
          title: "title",
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
    ],
  });
  const methods = [...new Set(samples.map((sample) => sample.geometry_method))]
    .filter(Boolean)
    .join(", ");
  const caption = (
    <>
      <KindLegend kinds={kinds} labels={labels} />
      Partial charges of the anchors in the free molecule ({methods}). More negative means more
      nucleophilic.
    </>
  );
  return (
    <PlotFigure
      title="Charges of the anchors"
      label="Partial charge of each anchor atom by molecule, in elementary charges"
      caption={caption}
      options={options}
      dependencies={[samples, selected]}
    />
  );
}
