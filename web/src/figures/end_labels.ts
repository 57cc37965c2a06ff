import type * as Plot from "@observablehq/plot";
import { shortened } from "../model/format";

/** A name beside the place of the plane that it belongs to. */
export interface EndLabel {
  x: number;
  y: number;
  text: string;
  colour: string;
  faded?: boolean;
}

/** Width of a letter of a label [px]. */
const LETTER = 6.6;
const LONGEST = 16;
/** Distance of neighbouring labels [px]. */
const STEP = 14;
/** Length of the line that leads from the frame to a label [px]. */
const LEADER = 16;
/** Figures narrower than this have no room for names [px]. */
export const NARROW = 360;

/** Room to the right of the frame for these names [px]. */
export function labelMargin(names: string[], width: number): number {
  if (width < NARROW || names.length === 0) return 16;
  const longest = Math.max(...names.map((name) => [...shortened(name, LONGEST)].length));
  return Math.ceil(longest * LETTER) + LEADER + 6;
}

/**
 * Positions next to the wanted ones, in the order given, that keep `step` between neighbours and
 * stay in [low, high] as long as there is room.
 */
export function spread(wanted: number[], step: number, low: number, high: number): number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  let least = low;
  for (const one of order) {
    one.at = Math.max(one.at, least);
    least = one.at + step;
  }
  let most = high;
  for (const one of [...order].reverse()) {
    one.at = Math.min(one.at, most);
    most = one.at - step;
  }
  const placed = new Array<number>(wanted.length);
  for (const { at, i } of order) placed[i] = at;
  return placed;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

/** Names in the right margin, kept apart, each with a thin line to its place. */
export function endLabels(labels: EndLabel[]): Plot.RenderFunction {
  return (_index, scales, _values, { width, height, ...margins }) => {
    const group = element("g", { "font-size": 11.5, "aria-hidden": "true", class: "end-labels" });
    if (width < NARROW) return group;
    const top = margins.marginTop + 4;
    const bottom = height - margins.marginBottom - 4;
    const clamp = (y: number) => Math.max(top, Math.min(bottom, y));
    const right = width - margins.marginRight;
    const [atX, atY] = [scales.x!, scales.y!] as unknown as ((value: number) => number)[];
    const wanted = labels.map((label) => clamp(atY!(label.y)));
    const placed = spread(wanted, STEP, top, bottom);
    labels.forEach((label, i) => {
      const opacity = label.faded ? 0.3 : 1;
      const from = Math.min(right, atX!(label.x)) + 3;
      const path = `M${from},${wanted[i]}L${right + 2},${wanted[i]}L${right + LEADER - 3},${placed[i]}`;
      group.append(
        element("path", {
          d: path,
          fill: "none",
          stroke: label.colour,
          "stroke-opacity": 0.45 * opacity,
        }),
      );
      const text = element("text", {
        x: right + LEADER,
        y: placed[i]!,
        dy: "0.35em",
        fill: "var(--ink)",
        "text-anchor": "start",
        opacity,
      });
      text.textContent = shortened(label.text, LONGEST);
      group.append(text);
    });
    return group;
  };
}
