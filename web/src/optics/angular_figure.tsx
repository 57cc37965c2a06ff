import * as Plot from "@observablehq/plot";
import { PlotFigure } from "../figures/plot_figure";
import { fixed } from "../model/format";
import type { Appearance } from "./results";

interface Point {
  x: number;
  y: number;
  title?: string;
}

const RADIANS = Math.PI / 180;

/** A curve r(θ) and its mirror image as points of the plane, from -90° to 90°. */
function polar(angles: number[], radius: (i: number) => number): Point[] {
  const right = angles.map((angle, i) => ({
    x: radius(i) * Math.sin(angle * RADIANS),
    y: radius(i) * Math.cos(angle * RADIANS),
    title: `${angle}°: ${fixed(radius(i), 3)} of the normal intensity`,
  }));
  return [...right.map((point) => ({ ...point, x: -point.x })).reverse(), ...right];
}

const EVERY_DEGREE = Array.from({ length: 91 }, (_, degree) => degree);

function frame(reach: number): Plot.Markish[] {
  const rings = [0.25, 0.5, 0.75, 1, 1.25, 1.5].filter((ring) => ring <= reach);
  const spokes = [-90, -60, -30, 0, 30, 60, 90].map((angle) => ({
    angle,
    x: reach * Math.sin(angle * RADIANS),
    y: reach * Math.cos(angle * RADIANS),
  }));
  return [
    ...rings.map((ring) =>
      Plot.line(
        polar(EVERY_DEGREE, () => ring),
        { x: "x", y: "y", stroke: "var(--line-strong)", strokeOpacity: ring === 1 ? 1 : 0.55 },
      ),
    ),
    Plot.link(spokes, { x1: 0, y1: 0, x2: "x", y2: "y", stroke: "var(--line)" }),
    Plot.text(spokes, {
      x: (spoke) => spoke.x * 1.06,
      y: (spoke) => spoke.y * 1.06,
      text: (spoke) => `${Math.abs(spoke.angle)}°`,
      fill: "var(--faint)",
    }),
    Plot.text(rings, {
      x: 0,
      y: (ring) => ring,
      text: (ring: number) => `${ring}`,
      dx: 4,
      dy: -7,
      textAnchor: "start",
      fill: "var(--faint)",
    }),
  ];
}

/** Intensity over angle, half a disc, with the Lambertian circle beside it. */
export function AngularFigure({ appearance }: { appearance: Appearance }) {
  const { angles_deg: angles, intensity_per_sr: intensity } = appearance;
  const normal = intensity[0]!;
  const pattern = polar(angles, (i) => intensity[i]! / normal);
  const lambert = polar(EVERY_DEGREE, (i) => Math.cos(i * RADIANS));
  const reach = Math.max(1.08, ...pattern.map((point) => 1.05 * Math.hypot(point.x, point.y)));
  const shift = Math.max(...appearance.colour_shift_uv.slice(0, 71));
  const options = (width: number): Plot.PlotOptions => {
    const margin = 26;
    const radius = Math.min((width - 2 * margin) / 2, 270);
    const side = (width - 2 * radius) / 2;
    return {
      height: radius + 2 * margin + 14,
      marginLeft: side,
      marginRight: side,
      marginTop: margin,
      marginBottom: margin + 14,
      x: { domain: [-reach, reach], axis: null },
      y: { domain: [0, reach], axis: null },
      marks: [
        ...frame(reach),
        Plot.line(lambert, {
          x: "x",
          y: "y",
          stroke: "var(--ink)",
          strokeDasharray: "4 3",
          strokeWidth: 1.2,
        }),
        Plot.line(pattern, { x: "x", y: "y", stroke: "var(--accent)", strokeWidth: 2.2 }),
        Plot.tip(pattern, Plot.pointer({ x: "x", y: "y", title: "title" })),
        Plot.text(["intensity over that along the normal, angle from the normal"], {
          frameAnchor: "bottom",
          dy: 30,
          fill: "var(--ink)",
        }),
      ],
    };
  };
  const factor = appearance.pattern_factor;
  const which = factor < 1 ? "fewer" : "more";
  return (
    <PlotFigure
      title="Over angle"
      label="Radiant intensity over angle with a Lambertian source for comparison"
      caption={
        <>
          Red: this device; dashed: Lambert's cosine. At equal radiance along the normal it emits{" "}
          {fixed(100 * Math.abs(1 - factor), 1)} % {which} photons than a Lambertian source.
          {appearance.normal.x !== null &&
            ` The colour moves by at most ${fixed(shift, 4)} in u′v′ up to 70°.`}
        </>
      }
      options={options}
      dependencies={[appearance]}
    />
  );
}
