import type { ComponentChildren } from "preact";
import { DefinitionSection, Term } from "./definition_list";
import { fixed } from "../model/format";
import type { ScoreDefinition } from "../model/results";

/** What each number on the page means, with the values used. */
export function Definitions({ score, more }: { score: ScoreDefinition; more?: ComponentChildren }) {
  return (
    <DefinitionSection
      terms={
        <>
          <Term name="Registry">
            Donors of one molecule on distinct open metal sites at the same time, with the best pose
            found for them.
          </Term>
          <Term name="Spacing">
            Distance from the strongest donor to the nearest other anchor in the free molecule's
            minimum, in Å.
          </Term>
          <Term name="Mismatch">
            |d − a′| / a′, the largest over the pairs of bound donors; d is their distance in the
            free molecule, a′ the lattice vector they sit on.
          </Term>
          <Term name="Strain">
            Force-field energy of the docked molecule over its own minimum, in kJ/mol; up to{" "}
            {fixed(score.strain_limit_kJ_per_mol, 0)} is feasible. In the score it counts per{" "}
            {fixed(score.unit_kJ_per_mol, 0)} kJ/mol.
          </Term>
          <Term name="Bonding">
            Sum over bonds of strength × quality. One unit is a single P=O–Pb bond,{" "}
            {fixed(score.unit_kJ_per_mol, 0)} kJ/mol.
          </Term>
          <Term name="Quality">
            Product of three Gaussians: bond length (width {fixed(score.length_width_angstrom, 2)}{" "}
            Å), lateral displacement ({fixed(score.lateral_width_angstrom, 2)} Å) and angle beyond
            the lone-pair cone ({fixed(score.cone_width_deg, 0)}°); at least{" "}
            {fixed(score.bond_limit, 2)} for a bond to count.
          </Term>
          <Term name="Clash">
            Penalty for contacts with surface atoms shorter than {fixed(score.contact_scale, 2)} of
            the van der Waals distance; up to {fixed(score.clash_limit, 2)} is feasible.
          </Term>
          <Term name="Several registries">
            What a molecule gains from having more than one: its score is s · ln(1 + Σ exp(tᵢ / s))
            over the totals tᵢ of its feasible registries, s = {fixed(score.softness, 2)}.
          </Term>
          <Term name="Intervals">
            5th to 95th percentile over the band of lattice constants and donor strengths varied by
            ±{fixed(100 * score.strength_band, 0)} %. They do not cover errors of the model itself.
          </Term>
          {more}
        </>
      }
    >
      <details>
        <summary>Donor strengths and bond lengths</summary>
        <div class="scroll-x" tabIndex={0} role="region" aria-label="Donor table">
          <table class="donors">
            <thead>
              <tr>
                <th scope="col">donor</th>
                <th scope="col">strength</th>
                <th scope="col">
                  bond <small>Å</small>
                </th>
                <th scope="col">source</th>
              </tr>
            </thead>
            <tbody>
              {score.donors.map((donor) => (
                <tr key={donor.kind}>
                  <th scope="row">{donor.label}</th>
                  <td>{fixed(donor.strength, 2)}</td>
                  <td>{fixed(donor.bond_length_angstrom, 2)}</td>
                  <td class="text">{donor.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </DefinitionSection>
  );
}
