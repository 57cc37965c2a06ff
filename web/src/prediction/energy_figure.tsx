import * as Plot from "@observablehq/plot";
import { TIP, yScale } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import type { PredictedStack } from "../model/prediction";
import { Origins } from "./glyph";
import { colourOf } from "./layer_colours";

interface Level {
  name: string;
  from: number;
  to: number;
  conduction: number;
  valence: number;
  colour: string;
}

interface Contact {
  name: string;
  from: number;
  to: number;
  energy: number;
}

/** Layers with stated energies beside one another, contacts outside, the lower one at the left. */
function energies(stack: PredictedStack): { levels: Level[]; contacts: Contact[] } {
  const levels = stack.layers
    .filter((layer) => layer.conduction_eV !== null && layer.valence_eV !== null)
    .map((layer, i) => ({
      name: layer.name,
      from: i + 1.04,
      to: i + 1.96,
      conduction: layer.conduction_eV!,
      valence: layer.valence_eV!,
      colour: colourOf(layer),
    }));
  const index = (role: string) =>
    stack.layers.findIndex(({ roles }) => roles.some((one) => one.startsWith(role)));
  const anodeBelow = index("anode") <= index("emitter");
  const contacts = stack.contacts.flatMap(({ name, level_eV: energy }) => {
    if (!energy) return [];
    const left = (name === "anode") === anodeBelow;
    return left
      ? [{ name, energy, from: 0.2, to: 0.9 }]
      : [{ name, energy, from: levels.length + 1.1, to: levels.length + 1.8 }];
  });
  return { levels, contacts };
}

/** Levels of the layers that carry charge, before they touch. */
export function EnergyFigure({ stack }: { stack: PredictedStack }) {
  const { levels, contacts } = energies(stack);
  if (levels.length === 0) return null;
  const all = [
    ...levels.flatMap(({ conduction, valence }) => [conduction, valence]),
    ...contacts.map(({ energy }) => energy),
  ];
  const options = (): Plot.PlotOptions => ({
    height: 380,
    marginLeft: 48,
    marginTop: 28,
    marginBottom: 16,
    marginRight: 8,
    x: { domain: [0, levels.length + 2], axis: null },
    y: yScale({
      label: "energy against vacuum (eV)",
      domain: [Math.min(...all) - 0.45, Math.max(...all) + 0.45],
      tickFormat: (value) => fixed(value, 1),
    }),
    marks: [
      Plot.rect(levels, {
        x1: "from",
        x2: "to",
        y1: "valence",
        y2: "conduction",
        fill: "colour",
        fillOpacity: 0.22,
      }),
      ...(["conduction", "valence"] as const).flatMap((edge) => [
        Plot.link(levels, {
          x1: "from",
          x2: "to",
          y1: edge,
          y2: edge,
          stroke: "colour",
          strokeWidth: 2.4,
        }),
        Plot.text(levels, {
          x: (level: Level) => (level.from + level.to) / 2,
          y: edge,
          text: (level: Level) => fixed(level[edge], 2),
          dy: edge === "conduction" ? -10 : 12,
          fill: "var(--ink)",
        }),
      ]),
      Plot.text(levels, {
        x: (level: Level) => (level.from + level.to) / 2,
        y: (level: Level) => (level.conduction + level.valence) / 2,
        text: "name",
        fontWeight: 600,
        fill: "var(--ink)",
      }),
      Plot.link(contacts, {
        x1: "from",
        x2: "to",
        y1: "energy",
        y2: "energy",
        stroke: "var(--ink)",
        strokeWidth: 2.4,
      }),
      Plot.text(contacts, {
        x: (contact: Contact) => (contact.from + contact.to) / 2,
        y: "energy",
        text: (contact: Contact) => `${contact.name}\n${fixed(contact.energy, 2)}`,
        dy: -18,
        fill: "var(--ink)",
      }),
      Plot.tip(
        levels,
        Plot.pointer({
          x: (level: Level) => (level.from + level.to) / 2,
          y: (level: Level) => (level.conduction + level.valence) / 2,
          title: (level: Level) =>
            `${level.name}\nconduction ${fixed(level.conduction, 2)} eV\n` +
            `valence ${fixed(level.valence, 2)} eV`,
          ...TIP,
        }),
      ),
    ],
  });
  const without = stack.layers
    .filter((layer) => layer.conduction_eV === null || layer.valence_eV === null)
    .map(({ name }) => name);
  return (
    <PlotFigure
      title="Energy levels"
      label="Conduction and valence edges of the layers and work functions of the contacts"
      caption={
        <Origins assumed="edges and work functions of the stack file, their sources are named there">
          {without.length > 0 && `Without levels of their own: ${without.join(", ")}.`}
        </Origins>
      }
      options={options}
      dependencies={[stack]}
    />
  );
}
