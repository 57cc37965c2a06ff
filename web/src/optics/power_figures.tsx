import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import { type Share, ShareFigure } from "../figures/share_figure";
import { fixed } from "../model/format";
import type { Channel, Power } from "./results";

interface Props {
  power: Power;
  colours: Map<string, string>;
}

function sharesOf({ power, colours }: Props, values: (channel: Channel) => number[]): Share[] {
  return power.channels.map((channel) => ({
    name: channel.name,
    colour: colours.get(channel.name)!,
    values: values(channel),
  }));
}

const place = (at: number) => `${fixed(at, 1)} nm`;

/** Where the light goes at every wavelength, with the emitter's spectrum above it. */
export function WavelengthFigure({ power, colours }: Props) {
  const shares = useMemo(
    () => sharesOf({ power, colours }, (channel) => channel.by_wavelength),
    [power, colours],
  );
  const top = Math.max(...power.spectrum_photons);
  const spectrum = power.wavelength_nm.map((at, i) => ({
    at,
    value: (0.97 * power.spectrum_photons[i]!) / top,
  }));
  return (
    <ShareFigure
      title="By wavelength"
      label="Share of the power in each channel over wavelength"
      whole="power"
      axis="wavelength (nm)"
      at={power.wavelength_nm}
      place={place}
      shares={shares}
      caption="Mean over positions. Dashed: the emitter's own spectrum in photons, on any scale."
      over={[
        Plot.line(spectrum, { x: "at", y: "value", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      ]}
    />
  );
}

/** Where the light goes from every position in the emitting layer. */
export function PositionFigure({ power, colours, layer }: Props & { layer: string }) {
  const shares = useMemo(
    () => sharesOf({ power, colours }, (channel) => channel.by_position),
    [power, colours],
  );
  const purcell = power.purcell_by_position;
  const range = `${fixed(Math.min(...purcell), 2)} to ${fixed(Math.max(...purcell), 2)}`;
  const single = power.position_nm.length < 2;
  return (
    <ShareFigure
      title="By position of the dipole"
      label="Share of the power in each channel over the position of the emitting dipole"
      whole="power"
      axis={`height above the lower face of ${layer} (nm)`}
      at={power.position_nm}
      place={place}
      shares={shares}
      caption={
        single
          ? "One position only: the profile is a sheet."
          : `Mean over the spectrum. The Purcell factor runs from ${range}.`
      }
    />
  );
}
