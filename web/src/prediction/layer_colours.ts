import type { PredictedLayer } from "../model/prediction";

const ROLE_COLOURS: [role: string, colour: string][] = [
  ["emitter", "var(--accent)"],
  ["anode", "#8fa3b8"],
  ["cathode", "#8fa3b8"],
  ["substrate", "#8fb4d6"],
  ["hole", "#c69c3f"],
  ["electron", "#4f86b8"],
];

/** A layer's colour says what it is for. */
export function colourOf(layer: PredictedLayer): string {
  const found = ROLE_COLOURS.find(([role]) => layer.roles.some((one) => one.startsWith(role)));
  return found?.[1] ?? "#8b7b6b";
}
