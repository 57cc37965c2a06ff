import * as Plot from "@observablehq/plot";
import { SwatchLegend } from "../components/legend";
import { TIP } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, shortened } from "../model/format";
import { partName, poseName } from "./names";
import type { Survey, GapState, Pose } from "./results";

const PAIR = "#d4513d";
const EMPTY = "#3d8fcf";
const OCCUPIED = "#c08410";

interface Level {
  model: string;
  energy: number;
  colour: string;
  title: string;
}

function colourOf(state: GapState): string {
  if (state.occupation > 1) return OCCUPIED;
  return state.in_plane_pair ? PAIR : EMPTY;
}

function levelsOf(poses: Pose[]): Level[] {
  return poses.flatMap((pose) =>
    pose.gap_states.flatMap((state) => {
      if (state.below_conduction_ev === null) return [];
      const model = poseName(pose, poses);
      const parts = state.composition
        .slice(0, 6)
        .map(({ group, orbital, weight }) => `${partName(group, orbital)} ${fixed(weight, 2)}`);
      return [
        {
          model,
          energy: -state.below_conduction_ev,
          colour: colourOf(state),
          title: [
            `${model}: ${fixed(state.energy_ev, 3)} eV above the valence edge`,
            `${fixed(state.below_conduction_ev, 3)} eV below the bulk-like edge`,
            `over at most ${fixed(state.participation_atoms, 1)} atoms`,
            ...parts,
          ].join("\n"),
        },
      ];
    }),
  );
}

function optionsOf(poses: Pose[], width: number): Plot.PlotOptions {
  const levels = levelsOf(poses);
  const closed = poses.flatMap((pose) =>
    pose.gap_ev === null ? [] : [{ model: poseName(pose, poses), edge: -pose.gap_ev }],
  );
  const names = poses.map((pose) => poseName(pose, poses));
  const deepest = Math.min(-1, ...closed.map(({ edge }) => edge));
  const low = deepest - 0.18;
  const high = 0.18;
  const room = Math.floor((width - 80) / names.length);
  const longest = Math.max(...names.map((name) => [...shortened(name, 27)].length));
  const upright = room < Math.max(...names.map((name) => [...name].length)) * 7;
  const below = upright ? Math.ceil(longest * 7) + 14 : 36;
  return {
    height: 360 + below,
    marginLeft: 64,
    marginTop: 28,
    marginRight: 12,
    marginBottom: below,
    x: {
      type: "band",
      domain: names,
      label: null,
      tickSize: 0,
      padding: 0.22,
      tickRotate: upright ? -90 : 0,
      tickFormat: (name: string) => shortened(name, 27),
    },
    y: {
      domain: [low, high],
      label: "energy below the bulk-like conduction edge (eV)",
      labelArrow: "none",
      grid: true,
    },
    marks: [
      Plot.barY(closed, { x: "model", y1: 0, y2: high, fill: "var(--line-strong)", inset: 0 }),
      Plot.barY(closed, { x: "model", y1: low, y2: "edge", fill: "var(--line-strong)" }),
      Plot.tickY(levels, { x: "model", y: "energy", stroke: "colour", strokeWidth: 2.6 }),
      Plot.tip(levels, Plot.pointer({ x: "model", y: "energy", title: "title", ...TIP })),
    ],
  };
}

/** States in the gap of every model, aligned on the bulk-like edges. */
export function LadderFigure({ results }: { results: Survey }) {
  const { poses } = results;
  const open = poses.filter(({ gap_ev: gap }) => gap === null).length;
  const occupied = poses.some(({ gap_states: states }) => states.some((s) => s.occupation > 1));
  return (
    <PlotFigure
      title="States in the gap"
      label="Energies of states in the gap of every model below its bulk-like conduction edge"
      caption={
        <>
          <SwatchLegend
            entries={[
              { name: "in-plane p–p state across the vacancy", colour: PAIR },
              { name: "other empty states", colour: EMPTY },
              ...(occupied ? [{ name: "occupied", colour: OCCUPIED }] : []),
              { name: "bulk-like bands", colour: "var(--line-strong)" },
            ]}
          />
          Models are aligned on the first empty state of the inner metals; point at a level for what
          it is made of.
          {open > 0 && ` ${open} without such a state among those computed are left out.`}
        </>
      }
      options={(width) => optionsOf(poses, width)}
      dependencies={[results]}
      fileName="gap_states"
    />
  );
}
