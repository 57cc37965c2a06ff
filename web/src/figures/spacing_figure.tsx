import * as Plot from "@observablehq/plot";
import { fixed, percent } from "../model/format";
import type { Lattice, Sample } from "../model/results";
import { PlotFigure } from "./plot_figure";
import { rowLines, rowOf, rowScale, selectionBand } from "./rows";

interface Props {
  lattice: Lattice;
  samples: Sample[];
  selected: Sample | null;
}

interface Dot {
  row: number;
  distance: number;
  bound: boolean;
  title: string;
}

interface Band {
  label: string;
  low: number;
  high: number;
  length: number;
}

function dotsOf(sample: Sample): Dot[] {
  const bound = new Set((sample.registry?.bonds ?? []).map((bond) => bond.anchor));
  return sample.site_spacings.map((pair) => {
    const both = bound.has(pair.from) && bound.has(pair.to);
    const remark = both ? "\nboth bound in the best registry" : "";
    return {
      row: rowOf(sample),
      distance: pair.distance_angstrom,
      bound: both,
      title: `${sample.name}\n${pair.label}: ${fixed(pair.distance_angstrom, 2)} Å${remark}`,
    };
  });
}

/** Each lattice vector over the band of lattice constants that the study covers. */
function bandsOf(lattice: Lattice, reach: number): Band[] {
  const a = lattice.spacing_angstrom;
  const constants = [a, ...lattice.spacing_band_angstrom];
  return lattice.vectors
    .map(({ label, length_angstrom: length }) => ({
      label,
      length,
      low: (length / a) * Math.min(...constants),
      high: (length / a) * Math.max(...constants),
    }))
    .filter((band) => band.low < reach);
}

/** Where each molecule's anchors are apart, against what the lattice offers. */
export function SpacingFigure({ lattice, samples, selected }: Props) {
  // Those in use last, so that no other dot covers them.
  const dots = samples.flatMap(dotsOf).sort((a, b) => Number(a.bound) - Number(b.bound));
  if (dots.length === 0) return null;
  const distances = dots.map((dot) => dot.distance);
  const reach = Math.max(lattice.spacing_angstrom * 1.15, ...distances) + 0.6;
  const bands = bandsOf(lattice, reach);
  const scale = rowScale(samples);
  const options = (): Plot.PlotOptions => ({
    height: scale.rowsHeight + 74,
    marginLeft: scale.marginLeft,
    marginTop: 28,
    marginBottom: 44,
    x: {
      domain: [Math.min(2, ...distances), reach],
      label: "anchor–anchor distance (Å)",
      labelAnchor: "center",
      labelArrow: "none",
    },
    y: scale.y,
    marks: [
      ...selectionBand(selected, samples),
      Plot.rectX(bands, {
        x1: "low",
        x2: "high",
        fill: "var(--accent)",
        fillOpacity: 0.13,
        clip: true,
      }),
      Plot.ruleX(bands, { x: "length", stroke: "var(--accent)", strokeOpacity: 0.7 }),
      Plot.text(bands, {
        x: "length",
        text: "label",
        frameAnchor: "top",
        dy: -16,
        fill: "var(--accent-ink)",
        fontWeight: 600,
      }),
      rowLines(samples),
      Plot.dot(dots, {
        x: "distance",
        y: "row",
        r: 4.5,
        stroke: "var(--ink)",
        strokeWidth: 1.2,
        fill: (dot: Dot) => (dot.bound ? "var(--ink)" : "var(--surface)"),
      }),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "distance",
          y: "row",
          title: "title",
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
    ],
  });
  const low = Math.min(lattice.spacing_angstrom, ...lattice.spacing_band_angstrom);
  const high = Math.max(lattice.spacing_angstrom, ...lattice.spacing_band_angstrom);
  const caption = (
    <>
      Filled: both anchors bound in the best registry. Lines: distances between open sites at a ={" "}
      {fixed(lattice.spacing_angstrom, 2)} Å; shaded: the same for a = {fixed(low, 2)}–
      {fixed(high, 2)} Å ({percent((high - low) / lattice.spacing_angstrom, 0)} wide). Distances in
      the free molecule's minimum.
    </>
  );
  return (
    <PlotFigure
      title="Spacing against the lattice"
      label="Anchor-anchor distances of each molecule against lattice vectors, in ångström"
      caption={caption}
      options={options}
      dependencies={[samples, selected]}
    />
  );
}
