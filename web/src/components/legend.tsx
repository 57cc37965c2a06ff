/** Colours of areas or bars, by name. */
export function SwatchLegend({ entries }: { entries: { name: string; colour: string }[] }) {
  return (
    <ul class="legend">
      {entries.map(({ name, colour }) => (
        <li key={name}>
          <span class="swatch" style={{ background: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Lines by name; `dash` is what Plot draws them with. */
export function LineLegend({
  entries,
}: {
  entries: readonly { name: string; stroke: string; dash?: string }[];
}) {
  return (
    <ul class="legend">
      {entries.map(({ name, stroke, dash }) => (
        <li key={name}>
          <span class={dash ? "line-key dashed" : "line-key"} style={{ color: stroke }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
