import * as Plot from "@observablehq/plot";
import { TIP, xScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import { nameMargin, poseName, setName } from "./names";
import type { Survey, Interaction, Pose } from "./results";

interface Point {
  molecule: string;
  energy: number;
  corrected: boolean;
  title: string;
}

function pointsOf(pose: Pose, energy: Interaction, poses: Pose[]): Point[] {
  const name = poseName(pose, poses);
  const point = (value: number, corrected: boolean): Point => ({
    molecule: setName(pose.molecule, pose),
    energy: value,
    corrected,
    title: `${name}\n${fixed(value, 3)} eV ${corrected ? "counterpoise-corrected" : "uncorrected"}`,
  });
  const corrected = energy.corrected_ev;
  return [
    point(energy.uncorrected_ev, false),
    ...(corrected === null ? [] : [point(corrected, true)]),
  ];
}

function optionsOf(results: Survey, width: number): Plot.PlotOptions {
  const points = results.poses.flatMap((pose) =>
    pose.interaction === null ? [] : pointsOf(pose, pose.interaction, results.poses),
  );
  const spreads = results.molecules.flatMap(({ molecule, interaction_ev: spread, ...set }) =>
    spread === null ? [] : [{ molecule: setName(molecule, set), ...spread }],
  );
  const names = spreads.map(({ molecule }) => molecule);
  const energies = [...points.map(({ energy }) => energy), 0];
  return {
    height: names.length * 40 + 60,
    marginLeft: nameMargin(names),
    marginRight: 20,
    marginTop: 8,
    marginBottom: 44,
    x: {
      ...xScale({ label: "interaction energy (eV)" }, width),
      grid: true,
      domain: [1.06 * Math.min(...energies), Math.max(0, 1.06 * Math.max(...energies))],
    },
    y: { type: "band", domain: names, label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.ruleY(names, { stroke: "var(--line)" }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.link(spreads, {
        x1: "minimum",
        x2: "maximum",
        y1: "molecule",
        y2: "molecule",
        stroke: "var(--accent)",
        strokeOpacity: 0.4,
        strokeWidth: 6,
      }),
      Plot.tickX(spreads, { x: "mean", y: "molecule", stroke: "var(--ink)", strokeWidth: 2 }),
      Plot.dot(points, {
        x: "energy",
        y: "molecule",
        r: 4.2,
        fill: (point: Point) => (point.corrected ? "var(--accent)" : "var(--surface)"),
        stroke: "var(--accent)",
        strokeWidth: 1.6,
      }),
      Plot.tip(points, Plot.pointer({ x: "energy", y: "molecule", title: "title", ...TIP })),
    ],
  };
}

/** How strongly each molecule holds, over its poses. */
export function InteractionFigure({ results }: { results: Survey }) {
  if (results.molecules.every(({ interaction_ev: spread }) => spread === null)) return null;
  return (
    <PlotFigure
      title="Interaction energies"
      label="Interaction energy of each molecule with the slab, a dot for each pose"
      caption="A dot for each pose: filled, corrected for the superposition of basis sets by
        counterpoise; open, uncorrected. Bar: range over poses; tick: mean. Both parts keep the
        geometry of the complex, so these are not binding energies."
      options={(width) => optionsOf(results, width)}
      dependencies={[results]}
      fileName="interaction_energies"
    />
  );
}
