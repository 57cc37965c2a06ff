import { NumbersTable } from "../components/numbers_table";
import { short } from "../model/numbers";
import type { AnalysisResults, Estimate, ResultTable } from "./results";

function meaning({ definition, no_error: why }: Estimate): string {
  return [definition, why].filter((part) => part !== "").join("; ");
}

/** Every number with its error, its interval and what is meant by it. */
export function EstimateTable({ estimates }: { estimates: Estimate[] }) {
  if (estimates.length === 0) return null;
  return (
    <NumbersTable label="Results" caption="Results with their standard errors">
      <thead>
        <tr>
          <th scope="col">quantity</th>
          <th scope="col">value</th>
          <th scope="col">95 % interval</th>
          <th scope="col" class="text">
            definition
          </th>
        </tr>
      </thead>
      <tbody>
        {estimates.map((estimate) => (
          <tr key={estimate.id}>
            <th scope="row">{estimate.name}</th>
            <td>{estimate.text.replace(/(^|\()-/, "$1\u2212")}</td>
            <td>{estimate.interval_text.replace("...", "…").replaceAll("-", "\u2212") || "–"}</td>
            <td class="text">{meaning(estimate)}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}

function cell(column: ResultTable["columns"][number], row: number): string {
  if (column.words !== undefined) return column.words[row] ?? "";
  const value = column.numbers?.[row] ?? null;
  if (value === null) return "–";
  if (column.decimals === undefined) return short(value, 6);
  return value.toFixed(column.decimals).replace("-", "\u2212");
}

/** A list that belongs to the result. */
export function ListTable({ table }: { table: ResultTable }) {
  const rows = Math.max(
    0,
    ...table.columns.map(({ numbers, words }) => (numbers ?? words ?? []).length),
  );
  if (rows === 0) return null;
  return (
    <NumbersTable label={table.title} caption={table.title}>
      <thead>
        <tr>
          {table.columns.map(({ name, unit, words }) => (
            <th key={name} scope="col" class={words === undefined ? "" : "text"}>
              {name} {unit !== "" && <small>{unit}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {table.columns.map((column) => (
              <td key={column.name} class={column.words === undefined ? "" : "text"}>
                {cell(column, row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}

/** How it was made, and from which files. */
export function Origin({ results }: { results: AnalysisResults }) {
  return (
    <section aria-labelledby="origin-heading">
      <h2 id="origin-heading">How it was made</h2>
      {results.settings.length > 0 && (
        <dl class="settings">
          {results.settings.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <NumbersTable label="Raw files" caption="Raw files">
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col" class="text">
              read as
            </th>
            <th scope="col" class="text">
              SHA-256
            </th>
          </tr>
        </thead>
        <tbody>
          {results.sources.map(({ file, format, notes, sha256 }) => (
            <tr key={file + sha256}>
              <th scope="row">{file}</th>
              <td class="text">{[format, ...notes].join("; ")}</td>
              <td class="text">
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </NumbersTable>
    </section>
  );
}
