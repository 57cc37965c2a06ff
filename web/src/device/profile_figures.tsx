import * as Plot from "@observablehq/plot";
import { LineLegend } from "../components/legend";
import { PlotFigure } from "../figures/plot_figure";
import { logTick, short } from "../model/numbers";
import type { DeviceResults, Layer, Profile } from "./results";

interface Series {
  name: string;
  values: number[];
  stroke: string;
  dash?: string;
}

interface Sample {
  at: number;
  value: number;
  layer: number;
}

const ELECTRON = "#4f86b8";
const HOLE = "var(--accent)";

function samples(profile: Profile, values: number[]): Sample[] {
  return values.map((value, i) => ({
    at: profile.position_nm[i]!,
    value,
    layer: profile.layer[i]!,
  }));
}

/** Boundaries and names of the layers, above the frame. */
function layerMarks(layers: Layer[]): Plot.Markish[] {
  let start = 0;
  const spans = layers.map((layer) => {
    const from = start;
    start += layer.thickness_nm;
    return { name: layer.name, from, to: start };
  });
  return [
    Plot.ruleX(
      spans.slice(1).map((span) => span.from),
      { stroke: "var(--line-strong)", strokeDasharray: "2 3" },
    ),
    Plot.text(spans, {
      x: (span: (typeof spans)[number]) => (span.from + span.to) / 2,
      text: "name",
      frameAnchor: "top",
      dy: -14,
      fill: "var(--faint)",
    }),
  ];
}

function ProfileFigure({
  title,
  axis,
  unit,
  profile,
  layers,
  series,
  domain,
  log,
}: {
  title: string;
  axis: string;
  unit: string;
  profile: Profile;
  layers: Layer[];
  series: Series[];
  domain: [number, number];
  log: boolean;
}) {
  const drawn = series.map((one) => ({
    ...one,
    points: samples(profile, one.values).filter((point) => !log || point.value >= domain[0]),
  }));
  const options = (): Plot.PlotOptions => ({
    height: 340,
    marginLeft: 58,
    marginTop: 34,
    marginBottom: 44,
    x: {
      label: "position from below (nm)",
      labelAnchor: "center",
      labelArrow: "none",
      domain: [0, profile.position_nm[profile.position_nm.length - 1]!],
    },
    y: log
      ? {
          type: "log",
          domain,
          label: axis,
          labelArrow: "none",
          labelOffset: 54,
          labelAnchor: "center",
          grid: true,
          tickFormat: logTick,
        }
      : {
          domain,
          label: axis,
          labelArrow: "none",
          labelAnchor: "center",
          labelOffset: 46,
          grid: true,
        },
    marks: [
      ...layerMarks(layers),
      ...drawn.map((one) =>
        Plot.line(one.points, {
          x: "at",
          y: "value",
          z: "layer",
          stroke: one.stroke,
          strokeWidth: 2,
          strokeDasharray: one.dash,
          clip: true,
        }),
      ),
      Plot.tip(
        drawn.flatMap((one) => one.points.map((point) => ({ ...point, name: one.name }))),
        Plot.pointer({
          x: "at",
          y: "value",
          title: (point: Sample & { name: string }) =>
            `${point.name}\n${short(point.at)} nm: ${short(point.value)} ${unit}`,
          fill: "var(--surface)",
          stroke: "var(--line-strong)",
        }),
      ),
    ],
  });
  return (
    <PlotFigure
      title={title}
      label={`${title} at one bias`}
      caption={<LineLegend entries={series} />}
      options={options}
      dependencies={[profile]}
    />
  );
}

function extent(profiles: (Profile | null)[], of: (profile: Profile) => number[][]) {
  let low = Infinity;
  let high = -Infinity;
  for (const profile of profiles) {
    if (profile === null) continue;
    for (const values of of(profile)) {
      for (const value of values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high] as const;
}

function logDomain(high: number, decades: number): [number, number] {
  const top = 10 ** Math.ceil(Math.log10(Math.max(high, 1)));
  return [top / 10 ** decades, top];
}

/** Band edges and quasi-Fermi levels; the axis stays while the bias changes. */
export function BandFigure({ results, profile }: { results: DeviceResults; profile: Profile }) {
  const [low, high] = extent(results.profiles, (one) => [one.conduction_eV, one.valence_eV]);
  return (
    <ProfileFigure
      title="Band diagram"
      axis="energy of an electron (eV)"
      unit="eV"
      profile={profile}
      layers={results.layers}
      series={[
        { name: "conduction edge", values: profile.conduction_eV, stroke: ELECTRON },
        { name: "valence edge", values: profile.valence_eV, stroke: HOLE },
        {
          name: "quasi-Fermi level of electrons",
          values: profile.fermi_n_eV,
          stroke: ELECTRON,
          dash: "4 3",
        },
        {
          name: "quasi-Fermi level of holes",
          values: profile.fermi_p_eV,
          stroke: HOLE,
          dash: "4 3",
        },
      ]}
      domain={[low - 0.2, high + 0.2]}
      log={false}
    />
  );
}

/** Carriers and ions against position. */
export function DensityFigure({ results, profile }: { results: DeviceResults; profile: Profile }) {
  const [, high] = extent(results.profiles, (one) => [
    one.electrons_per_cm3,
    one.holes_per_cm3,
    one.anions_per_cm3 ?? [],
    one.cations_per_cm3 ?? [],
  ]);
  const series: Series[] = [
    { name: "electrons", values: profile.electrons_per_cm3, stroke: ELECTRON },
    { name: "holes", values: profile.holes_per_cm3, stroke: HOLE },
  ];
  if (profile.anions_per_cm3) {
    series.push({ name: "anions", values: profile.anions_per_cm3, stroke: "#6f9a54", dash: "4 3" });
  }
  if (profile.cations_per_cm3) {
    series.push({
      name: "cations",
      values: profile.cations_per_cm3,
      stroke: "#c69c3f",
      dash: "4 3",
    });
  }
  return (
    <ProfileFigure
      title="Densities"
      axis="density (cm⁻³)"
      unit="cm⁻³"
      profile={profile}
      layers={results.layers}
      series={series}
      domain={logDomain(high, 12)}
      log
    />
  );
}

/** Recombination against position. */
export function RateFigure({ results, profile }: { results: DeviceResults; profile: Profile }) {
  const [, high] = extent(results.profiles, (one) => [
    one.radiative_per_cm3_s,
    one.traps_per_cm3_s,
    one.auger_per_cm3_s,
  ]);
  const all: Series[] = [
    { name: "radiative", values: profile.radiative_per_cm3_s, stroke: "var(--accent)" },
    { name: "traps", values: profile.traps_per_cm3_s, stroke: "#8b7b6b" },
    { name: "Auger", values: profile.auger_per_cm3_s, stroke: "#a8678f" },
  ];
  const some = all.filter(({ values }) => values.some((value) => value > 0));
  if (some.length === 0) return null;
  return (
    <ProfileFigure
      title="Recombination"
      axis="rate (cm⁻³ s⁻¹)"
      unit="cm⁻³ s⁻¹"
      profile={profile}
      layers={results.layers}
      series={some}
      domain={logDomain(high, 12)}
      log
    />
  );
}
