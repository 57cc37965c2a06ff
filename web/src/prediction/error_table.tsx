import { NumbersTable } from "../components/numbers_table";
import { fixed } from "../model/format";
import type { ErrorFigures, ErrorRow } from "../model/prediction";

const COLUMNS: { key: "fitted" | "left_out" | "mean_of_others" | "donor_count"; name: string }[] = [
  { key: "fitted", name: "fitted" },
  { key: "left_out", name: "left out" },
  { key: "mean_of_others", name: "mean of the others" },
  { key: "donor_count", name: "number of donors" },
];

/** An error with the digits that its size asks for. */
export function errorText({ mean_absolute: error }: ErrorFigures): string {
  if (error === null) return "–";
  return fixed(error, error < 1 ? 3 : 2);
}

/** Mean errors and rank correlations of the model beside two that know nothing of anchoring. */
export function ErrorTable({ errors }: { errors: ErrorRow[] }) {
  if (errors.length === 0) return null;
  return (
    <NumbersTable
      label="Errors of the predictions"
      caption={
        <>
          Mean absolute error, and Spearman's rank correlation ρ, of this model and of two trivial
          ones
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">quantity</th>
          {COLUMNS.map(({ key, name }) => (
            <th key={key} scope="col">
              {name} <small>error, ρ</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {errors.map((row) => (
          <tr key={row.quantity}>
            <th scope="row">
              {row.quantity} <small>{row.unit}</small>
            </th>
            {COLUMNS.map(({ key }) => (
              <td key={key} class={key === "left_out" ? "strong" : undefined}>
                {errorText(row[key])}, {fixed(row[key].spearman, 2)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}
