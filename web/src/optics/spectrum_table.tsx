import { fixed, percent } from "../model/format";
import type { Appearance, SpectrumFigures } from "./results";

/** Two coordinates, or one dash where there is no colour. */
function pair(first: number | null, second: number | null): string {
  return first === null ? "–" : `${fixed(first, 4)}, ${fixed(second, 4)}`;
}

function Row({ name, figures }: { name: string; figures: SpectrumFigures }) {
  const dominant =
    figures.dominant_nm === null
      ? "–"
      : `${figures.complementary ? "complement of " : ""}${fixed(figures.dominant_nm, 1)}`;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{fixed(figures.peak_nm, 1)}</td>
      <td>{fixed(figures.fwhm_nm, 1)}</td>
      <td>{fixed(figures.peak_eV, 4)}</td>
      <td>{fixed(figures.fwhm_meV, 1)}</td>
      <td>{pair(figures.x, figures.y)}</td>
      <td>{pair(figures.u_prime, figures.v_prime)}</td>
      <td>{dominant}</td>
      <td>{percent(figures.purity, 1)}</td>
      <td>{fixed(figures.efficacy_lm_per_W, 2)}</td>
    </tr>
  );
}

/** Peak, width, colour and efficacy of the three spectra, and photometry in one line. */
export function SpectrumTable({ appearance }: { appearance: Appearance }) {
  return (
    <>
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Spectra and colours">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">spectrum</th>
              <th scope="col">
                peak <small>nm</small>
              </th>
              <th scope="col">
                FWHM <small>nm</small>
              </th>
              <th scope="col">
                peak <small>eV</small>
              </th>
              <th scope="col">
                FWHM <small>meV</small>
              </th>
              <th scope="col">x, y</th>
              <th scope="col">u′, v′</th>
              <th scope="col">
                dominant <small>nm</small>
              </th>
              <th scope="col">purity</th>
              <th scope="col">
                efficacy <small>lm/W</small>
              </th>
            </tr>
          </thead>
          <tbody>
            <Row name="emitter itself" figures={appearance.inside} />
            <Row name="along the normal" figures={appearance.normal} />
            <Row name="all directions" figures={appearance.all_directions} />
          </tbody>
        </table>
      </div>
      <p class="photometry">
        {fixed(appearance.current_efficiency_cd_per_A, 2)} cd/A along the normal (
        {fixed(appearance.lambertian_current_efficiency_cd_per_A, 2)} if the device were
        Lambertian); {fixed(appearance.radiance_per_current_W_per_sr_A, 3)} W sr⁻¹ A⁻¹.
      </p>
    </>
  );
}
