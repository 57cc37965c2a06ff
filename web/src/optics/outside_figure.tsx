import { useMemo } from "preact/hooks";
import { type Share, ShareFigure } from "../figures/share_figure";
import { PART_COLOURS } from "../model/colours";
import { fixed } from "../model/format";
import type { OutsideLight } from "./results";

/** Parts that never reach this share are left out. */
const SMALLEST = 5e-4;

function sharesOf(light: OutsideLight): Share[] {
  const visible = ({ values }: Share) => Math.max(...values) > SMALLEST;
  const absorbed = light.absorbed
    .map(({ layer, absorptance }) => ({
      name: `absorbed in ${layer}`,
      colour: "",
      values: absorptance,
    }))
    .filter(visible)
    .map((share, i) => ({ ...share, colour: PART_COLOURS[i % PART_COLOURS.length]! }));
  return [
    { name: "reflected", colour: "#aab2bc", values: light.reflectance },
    ...absorbed,
    { name: "transmitted", colour: "#8fb4d6", values: light.transmittance },
  ].filter(visible);
}

/** What becomes of light that falls on the device. */
export function OutsideFigure({ light }: { light: OutsideLight }) {
  const shares = useMemo(() => sharesOf(light), [light]);
  if (light.wavelength_nm.length < 2) return null;
  return (
    <ShareFigure
      title="Light that falls on it"
      label="Reflectance, transmittance and absorption of each layer over wavelength"
      whole="light"
      axis="wavelength (nm)"
      at={light.wavelength_nm}
      place={(at) => `${fixed(at, 0)} nm`}
      shares={shares}
      legend
      caption={`Unpolarised, ${light.incidence}.`}
    />
  );
}
