import * as Plot from "@observablehq/plot";
import { TIP, logRange, powersWithin } from "../figures/axis";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import { logTick, short } from "../model/numbers";
import type { Lifetime, PredictedSample } from "../model/prediction";
import { Origins, RATES } from "./glyph";
import { useSampleKey } from "./key";
import { T50, allValues, withInterval } from "./quantity";

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
export function DriveFigure({
  lifetime,
  samples,
}: {
  lifetime: Lifetime;
  samples: PredictedSample[];
}) {
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
        ticks: powersWithin(level / 9, level * REACH[1]),
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
          fitted={<>T50 in proportion to {RATES}</>}
          left_out={"the same without the sample; whisker 95\u202f%"}
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
