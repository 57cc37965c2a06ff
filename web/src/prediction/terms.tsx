import { Term } from "../components/definition_list";
import { fixed } from "../model/format";
import { short } from "../model/numbers";
import type { Prediction } from "../model/prediction";

/** What the numbers of the stages after the anchors mean. */
export function PredictionTerms({ prediction }: { prediction: Prediction }) {
  const { lifetime, sclc, spectrum } = prediction;
  return (
    <>
      <Term name="Left out">
        The prediction of a calibration that never saw the sample, neither its yield nor its device.
        Its interval should hold a new measurement in 95 of 100 cases; it covers the calibration,
        the scatter of devices and the lattice constants of the band.
      </Term>
      <Term name="PLQY">
        Photons emitted per photon absorbed. k<sub>nr</sub>/k<sub>r</sub> = 1/PLQY − 1, and its
        logarithm falls by a term for the first bound site and one for each further site, weighted
        by the donor's strength and a function of the mismatch.
      </Term>
      <Term name="EQE">
        Photons into the forward hemisphere per electron; the largest of a device. <i>Fitted</i> and{" "}
        <i>left out</i> are a line in ln(k<sub>r</sub>/k<sub>nr</sub>); <i>computed</i> solves
        carriers, ions and light in the stack, with the optics' tolerances as its interval.
      </Term>
      {lifetime !== null && (
        <Term name="T50">
          Time until half of the starting radiance is left, at {short(lifetime.level_W_sr_m2)} W
          sr⁻¹ m⁻²
          {spectrum !== null &&
            `, which is ${short(lifetime.level_W_sr_m2 * spectrum.lumens_per_watt, 3)} cd m⁻² of this light`}
          . The predictions follow T50 ∝ k<sub>r</sub>/k<sub>nr</sub>.
        </Term>
      )}
      <Term name="Average lifetimes">
        Amplitude-weighted: ∫ I dt, with k<sub>r</sub> = PLQY / ⟨τ⟩. Intensity-weighted: ∫ t I dt /
        ∫ I dt, which is what papers mostly print.
      </Term>
      {sclc !== null && (
        <Term name="Floor of trap densities">
          2π² kT/q = {fixed(sclc.floor_V, 2)} V: below it carriers from the contacts alone give the
          same bend, and a trap-filled-limit voltage says nothing of traps.
        </Term>
      )}
      <Term name="Rank correlation">
        Spearman's ρ between predicted and measured: 1 when the order is right, −1 when it is
        reversed.
      </Term>
    </>
  );
}
