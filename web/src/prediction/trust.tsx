import { NumbersTable } from "../components/numbers_table";
import { fixed } from "../model/format";
import { short } from "../model/numbers";
import type { Prediction } from "../model/prediction";
import { ErrorTable } from "./error_table";

/** How far the predictions are to be trusted. */
export function TrustChapter({ prediction }: { prediction: Prediction }) {
  const { members, lattice_angstrom: lattice } = prediction.calibration;
  return (
    <>
      <ErrorTable errors={prediction.errors} />
      {members.length > 0 && (
        <NumbersTable
          label="Calibrated models"
          caption={<>Calibrated passivation models, spacing of the lattice {fixed(lattice, 2)} Å</>}
        >
          <thead>
            <tr>
              <th scope="col">registry function</th>
              <th scope="col">one site</th>
              <th scope="col">slope of further sites</th>
              <th scope="col">
                width <small>relative mismatch</small>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={`${member.shape} ${member.width}`}>
                <th scope="row">{member.shape}</th>
                <td>{short(member.single_site, 3)}</td>
                <td>{short(member.slope, 3)}</td>
                <td>{short(member.width, 3)}</td>
              </tr>
            ))}
          </tbody>
        </NumbersTable>
      )}
    </>
  );
}
