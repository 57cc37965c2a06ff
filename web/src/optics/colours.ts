import { PART_COLOURS } from "../model/colours";
import type { Channel } from "./results";

/** The way out in the accent, what glass keeps in blue, losses in the other hues. */
export function channelColours(channels: Channel[]): Map<string, string> {
  const colours = new Map<string, string>();
  let absorbed = 0;
  for (const channel of channels) {
    if (channel.kind === "out") colours.set(channel.name, "var(--accent)");
    else if (channel.kind === "trapped") colours.set(channel.name, "#8fb4d6");
    else colours.set(channel.name, PART_COLOURS[absorbed++ % PART_COLOURS.length]!);
  }
  return colours;
}
