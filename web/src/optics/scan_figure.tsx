import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import type { Scan } from "./results";

interface Point {
  x: number;
  y: number;
  eqe: number;
  outcoupling: number;
}

function points(scan: Scan): Point[] {
  const inner = scan.axes[1]?.values ?? [0];
  return scan.eqe.map((eqe, i) => ({
    x: scan.axes[0]!.values[Math.floor(i / inner.length)]!,
    y: inner[i % inner.length]!,
    eqe,
    outcoupling: scan.outcoupling[i]!,
  }));
}

const label = (axis: Scan["axes"][number]) => axis.name + (axis.unit ? ` (${axis.unit})` : "");

function lineOptions(scan: Scan, data: Point[]): Plot.PlotOptions {
  const title = (point: Point) =>
    `${label(scan.axes[0]!)}: ${fixed(point.x, 3).replace(/\.?0+$/, "")}\nEQE ${percent(point.eqe, 2)}`;
  return {
    height: 300,
    marginLeft: 48,
    marginBottom: 44,
    x: { label: label(scan.axes[0]!), labelAnchor: "center", labelArrow: "none" },
    y: {
      label: "external quantum efficiency (%)",
      labelArrow: "none",
      grid: true,
      tickFormat: (value: number) => fixed(100 * value, 1),
    },
    marks: [
      Plot.line(data, { x: "x", y: "eqe", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(data, { x: "x", y: "eqe", fill: "var(--accent)", r: 3 }),
      Plot.tip(data, Plot.pointerX({ x: "x", y: "eqe", title })),
    ],
  };
}

function mapOptions(scan: Scan, data: Point[]): Plot.PlotOptions {
  const [first, second] = [scan.axes[0]!, scan.axes[1]!];
  return {
    height: 360,
    marginLeft: 56,
    marginBottom: 44,
    x: { label: label(first), labelAnchor: "center", labelArrow: "none", type: "band" },
    y: { label: label(second), labelArrow: "none", type: "band", reverse: true },
    color: {
      scheme: "YlGnBu",
      legend: true,
      label: "external quantum efficiency (%)",
      tickFormat: (value: number) => fixed(100 * value, 1),
    },
    marks: [
      Plot.cell(data, { x: "x", y: "y", fill: "eqe", inset: 0 }),
      Plot.tip(
        data,
        Plot.pointer({
          x: "x",
          y: "y",
          title: (point: Point) =>
            `${label(first)} ${point.x}\n${label(second)} ${point.y}\nEQE ${percent(point.eqe, 2)}`,
        }),
      ),
    ],
  };
}

/** The efficiency over what was varied. */
export function ScanFigure({ scan }: { scan: Scan }) {
  const data = points(scan);
  const best = data.reduce((a, b) => (b.eqe > a.eqe ? b : a));
  const at = scan.axes
    .map((axis, i) => `${axis.name} = ${[best.x, best.y][i]}${axis.unit && ` ${axis.unit}`}`)
    .join(", ");
  const one = scan.axes.length === 1;
  return (
    <PlotFigure
      title={`Over ${scan.axes.map((axis) => axis.name).join(" and ")}`}
      label="External quantum efficiency over the varied quantities"
      caption={`Highest at ${at}: ${percent(best.eqe, 2)}. All else as stated.`}
      options={() => (one ? lineOptions(scan, data) : mapOptions(scan, data))}
      dependencies={[scan]}
    />
  );
}
