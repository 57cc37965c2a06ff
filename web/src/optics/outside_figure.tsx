import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import type { OutsideLight } from "./results";

const COLOURS = ["#7c86b8", "#4f9d95", "#c69c3f", "#a8678f", "#6f9a54", "#8b7b6b", "#5c7f9e"];

interface Cell {
  at: number;
  share: number;
  name: string;
}

interface Series {
  name: string;
  colour: string;
  values: number[];
}

function seriesOf(light: OutsideLight): Series[] {
  const layers = light.absorbed
    .filter(({ absorptance }) => Math.max(...absorptance) > 5e-4)
    .map(({ layer, absorptance }, i) => ({
      name: `absorbed in ${layer}`,
      colour: COLOURS[i % COLOURS.length]!,
      values: absorptance,
    }));
  const all = [
    { name: "reflected", colour: "#aab2bc", values: light.reflectance },
    ...layers,
    { name: "transmitted", colour: "#8fb4d6", values: light.transmittance },
  ];
  return all.filter(({ values }) => Math.max(...values) > 5e-4);
}

/** What becomes of light that falls on the device. */
export function OutsideFigure({ light }: { light: OutsideLight }) {
  if (light.wavelength_nm.length < 2) return null;
  const series = seriesOf(light);
  const data: Cell[] = series.flatMap(({ name, values }) =>
    values.map((share, i) => ({ at: light.wavelength_nm[i]!, share, name })),
  );
  const colours = new Map(series.map(({ name, colour }) => [name, colour]));
  const stack: Plot.StackOptions = { order: [...colours.keys()] };
  const options = (): Plot.PlotOptions => ({
    height: 390,
    marginLeft: 48,
    marginBottom: 44,
    x: { label: "wavelength (nm)", labelAnchor: "center", labelArrow: "none" },
    y: {
      label: "share of the light (%)",
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
        stroke: "var(--surface)",
        strokeWidth: 0.8,
        ...stack,
      }),
      Plot.tip(
        data,
        Plot.pointer(
          Plot.stackY(stack, {
            x: "at",
            y: "share",
            z: "name",
            title: (cell: Cell) =>
              `${cell.name}\n${fixed(cell.at, 0)} nm: ${percent(cell.share, 2)}`,
          }),
        ),
      ),
    ],
  });
  return (
    <PlotFigure
      title="Light that falls on it"
      label="Reflectance, transmittance and absorption of each layer over wavelength"
      caption={
        <>
          <ul class="legend">
            {series.map(({ name, colour }) => (
              <li key={name}>
                <span class="swatch" style={{ background: colour }} />
                {name}
              </li>
            ))}
          </ul>
          Unpolarised, {light.incidence}.
        </>
      }
      options={options}
      dependencies={[light]}
    />
  );
}
