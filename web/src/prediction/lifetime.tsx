import * as Plot from "@observablehq/plot";
import { TIP, logRange } from "../figures/axis";
import { type Curve, CurveFigure, places } from "../figures/curve_figure";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import { grouped, logTick, short } from "../model/numbers";
import type { Lifetime, PredictedSample, Prediction } from "../model/prediction";
import { Origins } from "./glyph";
import { useSampleKey } from "./key";
import { T50, allValues, withInterval } from "./quantity";
import { RowFigure } from "./row_figure";

/** Width of a panel that is still easy to read [px]. */
const PANEL = 135;

interface Place {
  column: number;
  row: number;
  x: number;
  y: number;
  colour: string;
  opacity: number;
  title: string;
}

interface Panel {
  name: string;
  column: number;
  row: number;
  measured: Place[];
  fitted: Place[];
  dot: Place[];
  ring: Place[];
  diamond: (Place & { low: number; high: number })[];
}

interface PanelInput {
  lifetime: Lifetime;
  columns: number;
  look: ReturnType<typeof useSampleKey>;
}

/** Radiances over which the law is drawn, as multiples of the level. */
const REACH = [1 / 3, 300] as const;

/** Two places of R₀ⁿ · T50 = constant, a straight line on logarithmic scales. */
function lawThrough(t50: number, { level_W_sr_m2: level, n }: Lifetime): [number, number][] {
  return n === null ? [] : REACH.map((ratio) => [level * ratio, t50 * ratio ** -n]);
}

function panel(sample: PredictedSample, index: number, input: PanelInput): Panel {
  const { lifetime, columns, look } = input;
  const { colour, faded } = look(sample.name);
  const { measured, fitted, left_out: leftOut } = sample.t50_h;
  const at = { column: index % columns, row: Math.floor(index / columns) };
  const place = (x: number, y: number, title: string): Place => ({
    ...at,
    colour,
    opacity: faded ? 0.25 : 1,
    x,
    y,
    title: `${sample.name}\n${title}`,
  });
  const law = (t50: number | undefined, word: string) =>
    (t50 === undefined ? [] : lawThrough(t50, lifetime)).map(([x, y]) =>
      place(x, y, `${word}: ${T50.rough(y)} h at ${short(x, 3)} W sr⁻¹ m⁻²`),
    );
  const mark = (value: number, title: string) => place(lifetime.level_W_sr_m2, value, title);
  return {
    name: sample.name,
    ...at,
    measured: law(measured ?? undefined, "law through the measured value"),
    fitted: law(fitted?.value, "law through the fitted value"),
    dot: measured === null ? [] : [mark(measured, `measured: ${T50.text(measured)}`)],
    ring: fitted === null ? [] : [mark(fitted.value, `fitted: ${withInterval(T50, fitted)}`)],
    diamond:
      leftOut === null
        ? []
        : [
            {
              ...mark(leftOut.value, `predicted without it: ${withInterval(T50, leftOut)}`),
              low: leftOut.low ?? leftOut.value,
              high: leftOut.high ?? leftOut.value,
            },
          ],
  };
}

/** Marks stand side by side at the level so that none hides another [px]. */
const ASIDE = 13;

function panelMarks(drawn: Panel[], level: number): Plot.Markish[] {
  const facet = { fx: "column", fy: "row" } as const;
  const at = { ...facet, x: "x", y: "y" } as const;
  const stroke = { stroke: "colour", strokeOpacity: "opacity" } as const;
  const fill = { fill: "colour", fillOpacity: "opacity" } as const;
  const all = <K extends keyof Panel>(key: K) =>
    drawn.flatMap((panel) => panel[key] as unknown as Place[]);
  const diamonds = drawn.flatMap((panel) => panel.diamond);
  return [
    Plot.ruleX(drawn, { ...facet, x: level, stroke: "var(--line-strong)" }),
    Plot.line(all("measured"), {
      stroke: "var(--ink)",
      strokeOpacity: "opacity",
      ...at,
      z: "column",
      strokeDasharray: "2 4",
      clip: true,
    }),
    Plot.line(all("fitted"), { ...at, ...stroke, z: "column", strokeWidth: 2, clip: true }),
    Plot.link(diamonds, {
      ...facet,
      x1: "x",
      x2: "x",
      y1: "low",
      y2: "high",
      ...stroke,
      strokeWidth: 1.6,
      dx: ASIDE,
    }),
    Plot.dot(diamonds, { ...at, ...fill, symbol: "diamond", r: 5, dx: ASIDE }),
    Plot.dot(all("ring"), { ...at, ...stroke, r: 5, strokeWidth: 2, fill: "var(--surface)" }),
    Plot.dot(all("dot"), { ...at, ...fill, r: 4.2, dx: -ASIDE }),
    Plot.text(drawn, {
      ...facet,
      text: "name",
      frameAnchor: "top",
      dy: -12,
      fontWeight: 600,
      fill: "var(--ink)",
    }),
    Plot.tip(
      drawn.flatMap((panel) => [
        ...panel.measured,
        ...panel.fitted,
        ...panel.dot,
        ...panel.ring,
        ...panel.diamond,
      ]),
      Plot.pointer({ ...at, title: "title", ...TIP }),
    ),
  ];
}

/** T50 against the radiance at the start, a panel for each sample. */
function DriveFigure({ lifetime, samples }: { lifetime: Lifetime; samples: PredictedSample[] }) {
  const look = useSampleKey();
  const known = samples.filter(({ t50_h: t50 }) => t50.measured !== null || t50.fitted !== null);
  const reached = allValues(T50, known).flatMap((t50) => [
    t50,
    ...lawThrough(t50, lifetime).map(([, at]) => at),
  ]);
  if (reached.length === 0 || lifetime.n === null) return null;
  const level = lifetime.level_W_sr_m2;
  const options = (width: number): Plot.PlotOptions => {
    const fitting = Math.max(1, Math.floor((width - 60) / PANEL));
    const rows = Math.ceil(known.length / fitting);
    const columns = Math.ceil(known.length / rows);
    const drawn = known.map((sample, i) => panel(sample, i, { lifetime, columns, look }));
    return {
      height: rows * 230 + 70,
      marginLeft: 56,
      marginTop: 34,
      marginBottom: 44,
      marginRight: 10,
      fx: { axis: null, padding: 0.1 },
      fy: { axis: null, padding: 0.18 },
      x: {
        type: "log",
        domain: [level / 9, level * REACH[1]],
        label: "radiance at the start (W sr⁻¹ m⁻²)",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: logTick,
      },
      y: {
        type: "log",
        domain: logRange(reached, 9),
        label: "T50 (h)",
        labelArrow: "none",
        grid: true,
        tickFormat: logTick,
      },
      marks: panelMarks(drawn, level),
    };
  };
  return (
    <PlotFigure
      title="Lifetime against drive"
      label="T50 of each sample against the radiance at the start, both on logarithmic scales"
      caption={
        <Origins
          measured={`T50 at ${short(lifetime.level_W_sr_m2)} W sr⁻¹ m⁻², itself extrapolated by who measured it`}
          fitted="T50 in proportion to k_r/k_nr"
          left_out="the same without the sample; whisker 95 %"
          computed="R₀ⁿ · T50 = constant, through the fitted value (solid) and the measured one (dotted)"
          assumed={`n = ${fixed(lifetime.n, 2)} for every sample`}
        >
          The upright line is the level at which all are compared; marks stand side by side.
        </Origins>
      }
      options={options}
      dependencies={[lifetime, samples, look]}
    />
  );
}

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

function GrowthFigure({ lifetime, samples }: { lifetime: Lifetime; samples: PredictedSample[] }) {
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

/** How long the light lasts. */
export function LifetimeChapter({ prediction }: { prediction: Prediction }) {
  const { lifetime, samples } = prediction;
  return (
    <>
      <div class="figures">
        {lifetime !== null && <DriveFigure lifetime={lifetime} samples={samples} />}
      </div>
      <div class="figures pairs">
        <RowFigure
          title="Lifetime by sample"
          quantity={T50}
          samples={samples}
          origins={{
            measured: "reported, extrapolated to the level",
            fitted: "in proportion to k_r/k_nr",
            left_out: "the same without the sample; whisker 95 %",
          }}
        />
        {lifetime !== null && <GrowthFigure lifetime={lifetime} samples={samples} />}
      </div>
    </>
  );
}
