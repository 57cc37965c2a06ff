import { fixed } from "../model/format";
import type { ScorePart } from "../model/score_parts";

interface Props {
  parts: ScorePart[];
  score: number;
  interval: [number, number] | null;
  range: [number, number];
}

/** Space between the pieces of a bar, in percent of its width. */
const GAP = 0.6;

interface Placed extends ScorePart {
  left: number;
  width: number;
}

/** Positive pieces grow to the right of zero, penalties to the left. */
function placed(parts: ScorePart[], percentOf: (value: number) => number): Placed[] {
  let [up, down] = [0, 0];
  return parts.map((part) => {
    const from = part.value >= 0 ? up : down + part.value;
    if (part.value >= 0) up += part.value;
    else down += part.value;
    return {
      ...part,
      left: percentOf(from),
      width: percentOf(from + Math.abs(part.value)) - percentOf(from),
    };
  });
}

/** A score as a bar of its terms, with the total as a tick and its interval as a line. */
export function ScoreBar({ parts, score, interval, range }: Props) {
  const percentOf = (value: number) => (100 * (value - range[0])) / (range[1] - range[0]);
  const summary = parts.map((part) => `${part.label} ${fixed(part.value, 2)}`).join(", ");
  return (
    <span
      class="score-bar"
      role="img"
      aria-label={`score ${fixed(score, 2)}: ${summary}`}
      title={summary}
    >
      {placed(parts, percentOf).map((part) => (
        <span
          key={part.key}
          class="piece"
          style={{
            left: `${part.left}%`,
            width: `max(1px, ${part.width - GAP}%)`,
            background: part.colour,
          }}
        />
      ))}
      <span class="zero" style={{ left: `${percentOf(0)}%` }} />
      {interval && (
        <span
          class="whisker"
          style={{
            left: `${percentOf(interval[0])}%`,
            width: `${percentOf(interval[1]) - percentOf(interval[0])}%`,
          }}
        />
      )}
      <span class="total" style={{ left: `${percentOf(score)}%` }} />
    </span>
  );
}
