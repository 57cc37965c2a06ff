/** Colours of the donor kinds, with further entries after them. */
export function KindLegend({
  kinds,
  labels,
  more = [],
}: {
  kinds: Map<string, string>;
  labels: Map<string, string>;
  more?: [string, string][];
}) {
  const entries: [string, string][] = [
    ...[...kinds].map(([kind, colour]): [string, string] => [labels.get(kind) ?? kind, colour]),
    ...more,
  ];
  return (
    <span class="legend">
      {entries.map(([label, colour]) => (
        <span key={label}>
          <span class="dot" style={{ background: colour }} />
          {label}
        </span>
      ))}
    </span>
  );
}
