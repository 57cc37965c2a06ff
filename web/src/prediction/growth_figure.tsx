import * as Plot from "@observablehq/plot";
import { type Curve, CurveFigure, places } from "../figures/curve_figure";
import { fixed, percent } from "../model/format";
import { grouped, short } from "../model/numbers";
import type { Lifetime, PredictedSample } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";

/** Where each curve falls to one half: the place of its name. */
function crossings(curves: Curve[]): { x: number; name: string; faded: boolean }[] {
  return curves.flatMap(({ name, points, faded = false }) => {
    const after = points.findIndex(({ y }) => y <= 0.5);
    if (after < 1) return [];
    const [left, right] = [points[after - 1]!, points[after]!];
    const share = (left.y - 0.5) / (left.y - right.y);
    return [{ x: left.x * (right.x / left.x) ** share, name, faded }];
  });
}

/** Decay of the light by growth of traps. */
export function GrowthFigure({
  lifetime,
  samples,
}: {
  lifetime: Lifetime;
  samples: PredictedSample[];
}) {
  const look = useSampleKey();
  const { growth } = lifetime;
  if (growth === null || growth.curves.length === 0) return null;
  const curves: Curve[] = growth.curves.map(({ name, time_h: time, share }) => ({
    name,
    ...look(name),
    points: places(time, share, { logX: true }),
  }));
  const times = curves.flatMap(({ points }) => points.map(({ x }) => x));
  if (times.length === 0) return null;
  const reached = samples.flatMap(({ name, t50_h: { measured } }) =>
    measured === null
      ? []
      : [{ measured, colour: look(name).colour, opacity: look(name).faded ? 0.25 : 1 }],
  );
  const found = growth.n_computed === null ? "" : `; its own n is ${fixed(growth.n_computed, 2)}`;
  return (
    <CurveFigure
      title="Growth of defects"
      label="Share of the starting radiance left over time, time on a logarithmic scale"
      x={{ label: "time (h)", log: true, domain: [Math.min(...times), Math.max(...times)] }}
      y={{
        label: "radiance left (%)",
        domain: [0, 1],
        tickFormat: (v) => `${Math.round(100 * v)}`,
      }}
      curves={curves}
      named={false}
      over={[
        Plot.text(crossings(curves), {
          x: "x",
          y: 0.5,
          text: "name",
          rotate: -90,
          dx: 8,
          dy: -9,
          textAnchor: "start",
          fill: "var(--ink)",
          stroke: "var(--surface)",
          strokeWidth: 3,
          fillOpacity: (label: { faded: boolean }) => (label.faded ? 0.3 : 1),
        }),
        Plot.ruleY([0.5], { stroke: "var(--faint)", strokeDasharray: "4 3" }),
        Plot.dot(reached, {
          x: "measured",
          y: 0.5,
          r: 4.2,
          fill: "colour",
          fillOpacity: "opacity",
        }),
      ]}
      tip={({ x, y }) => `${grouped(x)} h: ${percent(y)}`}
      caption={
        <Origins
          measured="T50, on the line of one half"
          computed={`growth of traps of order ${short(growth.order)} in the computed device${found}`}
          assumed="one speed of growth for all, set by the measured T50 of the control"
        />
      }
    />
  );
}
