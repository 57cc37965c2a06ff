import { CurveFigure, places } from "../figures/curve_figure";
import { short } from "../model/numbers";
import type { Point } from "./results";

/** Shifts below these cannot be told from a still one [nm], [-]. */
const STILL_NM = 0.05;
const STILL_XY = 1e-4;

const span = (values: number[]) => Math.max(...values) - Math.min(...values);

function known(points: Point[], key: "spectrum_peak_nm" | "cie_x" | "cie_y"): number[] {
  return points.flatMap((point) => point[key] ?? []);
}

function column(points: Point[], key: "spectrum_peak_nm" | "cie_x" | "cie_y") {
  return places(
    points.map((point) => point.voltage_V),
    points.map((point) => point[key] ?? null),
  );
}

/** Peak and colour along the normal at every voltage. */
export function ColourUnderBias({ points }: { points: Point[] }) {
  const peaks = known(points, "spectrum_peak_nm");
  const xs = known(points, "cie_x");
  if (peaks.length === 0) return null;
  const moves = span(peaks) > STILL_NM || (xs.length > 0 && span(xs) > STILL_XY);
  const last = [...points].reverse().find((point) => (point.cie_x ?? null) !== null);
  const colour = last ? `, CIE (${short(last.cie_x!)}, ${short(last.cie_y!)})` : "";
  return (
    <section aria-labelledby="colour-heading">
      <h2 id="colour-heading">Colour under bias</h2>
      {moves ? (
        <div class="figures">
          <CurveFigure
            title="Peak of the spectrum along the normal"
            label="Wavelength of the spectrum's peak against voltage"
            x={{ label: "voltage (V)" }}
            y={{ label: "peak (nm)" }}
            curves={[
              { name: "peak", colour: "var(--accent)", points: column(points, "spectrum_peak_nm") },
            ]}
            tip={({ x, y }) => `${short(x)} V\n${short(y, 6)} nm`}
            caption="It moves with the recombination zone."
          />
          {xs.length > 0 && (
            <CurveFigure
              title="CIE 1931 x and y along the normal"
              label="Chromaticity coordinates against voltage"
              x={{ label: "voltage (V)" }}
              y={{ label: "chromaticity" }}
              curves={[
                { name: "x", colour: "#b5524a", points: column(points, "cie_x") },
                { name: "y", colour: "#6f9a54", points: column(points, "cie_y") },
              ]}
              tip={({ x, y }) => `${short(x)} V\n${short(y, 5)}`}
              caption={null}
            />
          )}
        </div>
      ) : (
        <p>
          The light keeps its colour: peak {short(peaks[peaks.length - 1]!, 5)} nm{colour} at every
          voltage, within {STILL_NM} nm and {STILL_XY}.
        </p>
      )}
    </section>
  );
}
