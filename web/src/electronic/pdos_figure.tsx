import * as Plot from "@observablehq/plot";
import { useState } from "preact/hooks";
import { TIP, xScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import { firstPoses, partName, poseName } from "./names";
import type { Pose, Survey } from "./results";

/** Apart for colour-blind readers, mid-tone so that both themes carry them. */
const COLOURS = [
  "#8a929c",
  "#c08410",
  "#1f9a74",
  "#9a6fc6",
  "#cf6ea3",
  "#6177cf",
  "#a5714d",
  "#5aa5ad",
];
/** The orbitals that stand out of an open metal, by its number. */
const METAL_COLOURS = ["#d4513d", "#3d8fcf"];
const ROW = 116;
const LINE = 14;

interface Drawn {
  row: string;
  part: string;
  energy: number;
  density: number;
}

interface Label {
  row: string;
  part: string;
  line: number;
}

export function partsOf(poses: Pose[]): string[] {
  return [
    ...new Set(
      poses.flatMap(({ pdos }) => pdos.curves.map((curve) => partName(curve.group, curve.orbital))),
    ),
  ];
}

/** pz of the first two open metals, which the paper's figure is about. */
function metalParts(poses: Pose[]): string[] {
  const groups = [...new Set(poses.flatMap((pose) => pose.metals.map(({ group }) => group)))];
  const parts = partsOf(poses);
  return groups
    .map((group) => partName(group, "pz"))
    .filter((part) => parts.includes(part))
    .slice(0, METAL_COLOURS.length);
}

function drawnOf(poses: Pose[], all: Pose[]): Drawn[] {
  return poses.flatMap((pose) =>
    pose.pdos.curves.flatMap((curve) =>
      pose.pdos.energy_ev.map((energy, i) => ({
        row: poseName(pose, all),
        part: partName(curve.group, curve.orbital),
        energy,
        density: (curve.density_per_ev[i] ?? 0) / curve.atoms,
      })),
    ),
  );
}

/** Each panel names its own curves, in their colours, beside itself. */
function labelsOf(poses: Pose[], all: Pose[]): Label[] {
  return poses.flatMap((pose) =>
    pose.pdos.curves.map((curve, line) => ({
      row: poseName(pose, all),
      part: partName(curve.group, curve.orbital),
      line,
    })),
  );
}

function optionsOf(poses: Pose[], all: Pose[], width: number): Plot.PlotOptions {
  const drawn = drawnOf(poses, all);
  const parts = partsOf(all);
  const metals = metalParts(all);
  const others = parts.filter((part) => !metals.includes(part));
  const colour = (part: string) =>
    METAL_COLOURS[metals.indexOf(part)] ?? COLOURS[others.indexOf(part) % COLOURS.length]!;
  const names = poses.map((pose) => poseName(pose, all));
  const axis = poses[0]?.pdos.energy_ev ?? [];
  const top = 1.08 * Math.max(1e-9, ...drawn.map(({ density }) => density));
  const gaps = poses.flatMap((pose) =>
    pose.gap_ev === null ? [] : [{ row: poseName(pose, all), gap: pose.gap_ev }],
  );
  const labels = labelsOf(poses, all);
  const narrow = width < 560;
  return {
    height: poses.length * Math.max(ROW, 18 + parts.length * LINE) + 74,
    marginLeft: 50,
    marginTop: 26,
    marginRight: narrow ? 74 : 110,
    marginBottom: 44,
    x: {
      ...xScale({ label: "energy above the valence edge (eV)" }, width),
      domain: [axis[0] ?? 0, axis[axis.length - 1] ?? 1],
    },
    y: {
      domain: [0, top],
      label: "density of states (electrons/eV per atom)",
      labelArrow: "none",
      ticks: 3,
    },
    fy: { domain: names, axis: null, padding: 0.12 },
    marks: [
      Plot.rect(gaps, {
        fy: "row",
        x1: 0,
        x2: "gap",
        y1: 0,
        y2: top,
        fill: "var(--ink)",
        fillOpacity: 0.06,
      }),
      Plot.ruleX([0], { stroke: "var(--line-strong)", strokeDasharray: "3 3" }),
      Plot.ruleX(gaps, {
        fy: "row",
        x: "gap",
        stroke: "var(--line-strong)",
        strokeDasharray: "3 3",
      }),
      Plot.areaY(drawn, {
        fy: "row",
        x: "energy",
        y1: 0,
        y2: "density",
        z: "part",
        fill: (point: Drawn) => colour(point.part),
        fillOpacity: 0.28,
        clip: true,
      }),
      ...parts.map((part) =>
        Plot.line(
          drawn.filter((point) => point.part === part),
          {
            fy: "row",
            x: "energy",
            y: "density",
            stroke: colour(part),
            strokeWidth: 1.4,
            // equal metals lie on one another on the bare slab: both shall be seen
            ...(part === metals[1] ? { strokeDasharray: "5 4" } : {}),
            clip: true,
          },
        ),
      ),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      Plot.text(names, {
        fy: (name: string) => name,
        frameAnchor: "top-left",
        text: (name: string) => name,
        fontWeight: 600,
        dx: 6,
        dy: 4,
      }),
      ...labels.map((label) =>
        Plot.text([label], {
          fy: "row",
          frameAnchor: "top-right",
          textAnchor: "start",
          text: "part",
          fill: colour(label.part),
          fontWeight: 600,
          dx: 8,
          dy: 4 + label.line * LINE,
        }),
      ),
      Plot.tip(
        drawn,
        Plot.pointer({
          fy: "row",
          x: "energy",
          y: "density",
          title: (point: Drawn) =>
            `${point.part}, ${point.row}\n${fixed(point.energy, 2)} eV\n${fixed(point.density, 3)} electrons/eV per atom`,
          ...TIP,
        }),
      ),
    ],
  };
}

/** Projected densities of states, a panel per model on one axis. */
export function PdosFigure({ results }: { results: Survey }) {
  const first = firstPoses(results.poses);
  const [all, setAll] = useState(false);
  const poses = all ? results.poses : first;
  if (partsOf(results.poses).length === 0) return null;
  const broadening = results.poses[0]!.pdos.broadening_ev;
  return (
    <PlotFigure
      title="Projected densities of states"
      label="Projected density of states over the energy above the valence edge, by model"
      caption={
        <>
          {first.length < results.poses.length && (
            <label class="every-pose no-print">
              <input
                type="checkbox"
                checked={all}
                onChange={(event) => setAll(event.currentTarget.checked)}
              />{" "}
              every pose
            </label>
          )}
          Zero is the valence edge of each model; shaded up to its bulk-like conduction edge. Both
          spins, per atom of the group; states broadened by Gaussians of{" "}
          {fixed(1000 * broadening, 0)} meV standard deviation. Empty states were computed up to{" "}
          {fixed(Math.min(...results.poses.map((pose) => pose.last_state_ev)), 2)} eV or more.
        </>
      }
      options={(width) => optionsOf(poses, results.poses, width)}
      dependencies={[results, all]}
      fileName="pdos"
    />
  );
}
