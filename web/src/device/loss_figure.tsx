import { useMemo } from "preact/hooks";
import { type Share, ShareFigure } from "../figures/share_figure";
import { PART_COLOURS } from "../model/colours";
import type { DeviceResults } from "./results";

/** Losses that never reach this share of the current are left out. */
const SMALL = 0.002;

/** Points where a current flows and goes somewhere, each with the sum of its losses. */
function dividedPoints(results: DeviceResults) {
  return results.points.flatMap(({ voltage_V: voltage, current_mA_per_cm2: current }, index) => {
    const total = results.losses.reduce(
      (sum, { current_mA_per_cm2: part }) => sum + Math.max(0, part[index] ?? 0),
      0,
    );
    return (current ?? 0) > 0 && total > 0 ? [{ voltage, index, total }] : [];
  });
}

function sharesOf(results: DeviceResults, points: ReturnType<typeof dividedPoints>): Share[] {
  const light = `radiative in ${results.light?.emitter ?? ""}`;
  let next = 0;
  return results.losses
    .map(({ name, current_mA_per_cm2: part }) => ({
      name,
      colour: "",
      values: points.map(({ index, total }) => Math.max(0, part[index] ?? 0) / total),
    }))
    .filter(({ values }) => values.some((share) => share > SMALL))
    .map((share) => ({
      ...share,
      colour: share.name === light ? "var(--accent)" : PART_COLOURS[next++ % PART_COLOURS.length]!,
    }));
}

/** Where the current goes at every voltage. */
export function LossFigure({ results }: { results: DeviceResults }) {
  const points = useMemo(() => dividedPoints(results), [results]);
  const shares = useMemo(() => sharesOf(results, points), [results, points]);
  const at = useMemo(() => points.map(({ voltage }) => voltage), [points]);
  if (shares.length === 0) return null;
  return (
    <ShareFigure
      title="Where the current goes"
      label="Shares of the current by mechanism and layer against voltage"
      whole="current"
      axis="voltage (V)"
      at={at}
      place={(voltage) => `${voltage} V`}
      shares={shares}
      legend
    />
  );
}
