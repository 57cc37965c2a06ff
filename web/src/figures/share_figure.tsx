import * as Plot from "@observablehq/plot";
import type { ComponentChildren } from "preact";
import { SwatchLegend } from "../components/legend";
import { percent } from "../model/format";
import { PlotFigure } from "./plot_figure";

/** A part of a whole at every place of the horizontal axis. */
export interface Share {
  name: string;
  colour: string;
  /** one for each place, 0 to 1 */
  values: number[];
}

interface Props {
  title: string;
  label: string;
  /** what the parts are shares of */
  whole: string;
  axis: string;
  at: number[];
  /** a place as the tip says it: "690 nm" */
  place: (at: number) => string;
  shares: Share[];
  legend?: boolean;
  caption?: ComponentChildren;
  over?: Plot.Markish[];
}

interface Cell {
  at: number;
  share: number;
  name: string;
}

/** How a whole is divided, as stacked areas in the order given. */
export function ShareFigure(props: Props) {
  const { title, label, whole, axis, at, place, shares, over = [] } = props;
  const colours = new Map(shares.map(({ name, colour }) => [name, colour]));
  const data: Cell[] = shares.flatMap(({ name, values }) =>
    values.map((share, i) => ({ at: at[i]!, share, name })),
  );
  const stack: Plot.StackOptions = { order: [...colours.keys()] };
  const options = (): Plot.PlotOptions => ({
    height: 340,
    marginLeft: 48,
    marginBottom: 44,
    x: { label: axis, labelAnchor: "center", labelArrow: "none" },
    y: {
      label: `share of the ${whole} (%)`,
      labelArrow: "none",
      domain: [0, 1],
      tickFormat: (value: number) => `${Math.round(100 * value)}`,
      grid: true,
    },
    marks: [
      Plot.areaY(data, {
        x: "at",
        y: "share",
        z: "name",
        fill: (cell: Cell) => colours.get(cell.name),
        fillOpacity: 0.9,
        stroke: "var(--surface)",
        strokeWidth: 0.8,
        ...stack,
      }),
      ...over,
      Plot.tip(
        data,
        Plot.pointer(
          Plot.stackY(stack, {
            x: "at",
            y: "share",
            z: "name",
            title: (cell: Cell) => `${cell.name}\n${place(cell.at)}: ${percent(cell.share, 2)}`,
            fill: "var(--surface)",
            stroke: "var(--line-strong)",
          }),
        ),
      ),
      Plot.ruleY([0]),
    ],
  });
  const caption = (
    <>
      {props.legend && <SwatchLegend entries={shares} />}
      {props.caption}
    </>
  );
  return (
    <PlotFigure
      title={title}
      label={label}
      caption={caption}
      options={options}
      dependencies={[shares, at]}
    />
  );
}
