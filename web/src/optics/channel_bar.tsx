import { percent } from "../model/format";
import type { Channel } from "./results";

interface Props {
  channels: Channel[];
  colours: Map<string, string>;
}

/** All power as one bar, each channel as wide as its share, with a legend that has the numbers. */
export function ChannelBar({ channels, colours }: Props) {
  const label = channels.map((channel) => `${channel.name} ${percent(channel.share)}`).join(", ");
  return (
    <div class="channels">
      <div class="channel-bar" role="img" aria-label={`Share of the power: ${label}`}>
        {channels.map((channel) => (
          <span
            key={channel.name}
            style={{ flexGrow: channel.share, background: colours.get(channel.name) }}
            title={`${channel.name}: ${percent(channel.share, 2)}`}
          />
        ))}
      </div>
      <ul class="channel-list">
        {channels.map((channel) => (
          <li key={channel.name}>
            <span class="swatch" style={{ background: colours.get(channel.name) }} />
            <b>{percent(channel.share)}</b> {channel.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
