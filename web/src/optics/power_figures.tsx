import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed, percent } from "../model/format";
import type { Channel, Power } from "./results";

interface Cell {
  at: number;
  share: number;
  name: string;
}

function cells(channels: Channel[], at: number[], values: (channel: Channel) => number[]): Cell[] {
  return channels.flatMap((channel) =>
    values(channel).map((share, i) => ({ at: at[i]!, share, name: channel.name })),
  );
}

function stackedOptions(
  data: Cell[],
  colours: Map<string, string>,
  label: string,
  extra: Plot.Markish[],
): Plot.PlotOptions {
  const order = [...colours.keys()];
  const stack: Plot.StackOptions = { order };
  const tip = (cell: Cell) => `${cell.name}\n${fixed(cell.at, 1)} nm: ${percent(cell.share, 2)}`;
  return {
    height: 320,
    marginLeft: 48,
    marginBottom: 44,
    x: { label, labelAnchor: "center", labelArrow: "none" },
    y: {
      label: "share of the power (%)",
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
      ...extra,
      Plot.tip(
        data,
        Plot.pointer(
          Plot.stackY(stack, {
            x: "at",
            y: "share",
            z: "name",
            title: tip,
            fill: "var(--surface)",
            stroke: "var(--line-strong)",
          }),
        ),
      ),
      Plot.ruleY([0]),
    ],
  };
}

/** Where the light goes at every wavelength, with the emitter's spectrum above it. */
export function WavelengthFigure({
  power,
  colours,
}: {
  power: Power;
  colours: Map<string, string>;
}) {
  const data = cells(power.channels, power.wavelength_nm, (channel) => channel.by_wavelength);
  const top = Math.max(...power.spectrum_photons);
  const spectrum = power.wavelength_nm.map((at, i) => ({
    at,
    value: (0.97 * power.spectrum_photons[i]!) / top,
  }));
  const options = () =>
    stackedOptions(data, colours, "wavelength (nm)", [
      Plot.line(spectrum, { x: "at", y: "value", stroke: "var(--ink)", strokeDasharray: "4 3" }),
    ]);
  return (
    <PlotFigure
      title="By wavelength"
      label="Share of the power in each channel over wavelength"
      caption="Mean over positions. Dashed: the emitter's own spectrum in photons, on any scale."
      options={options}
      dependencies={[power, colours]}
    />
  );
}

interface PositionProps {
  power: Power;
  colours: Map<string, string>;
  layer: string;
}

/** Where the light goes from every position in the emitting layer. */
export function PositionFigure({ power, colours, layer }: PositionProps) {
  const data = cells(power.channels, power.position_nm, (channel) => channel.by_position);
  const purcell = power.purcell_by_position;
  const range = `${fixed(Math.min(...purcell), 2)} to ${fixed(Math.max(...purcell), 2)}`;
  const single = power.position_nm.length < 2;
  const options = () =>
    stackedOptions(data, colours, `height above the lower face of ${layer} (nm)`, []);
  return (
    <PlotFigure
      title="By position of the dipole"
      label="Share of the power in each channel over the position of the emitting dipole"
      caption={
        single
          ? "One position only: the profile is a sheet."
          : `Mean over the spectrum. The Purcell factor runs from ${range}.`
      }
      options={options}
      dependencies={[power, colours, layer]}
    />
  );
}
