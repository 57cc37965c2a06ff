import { readLicences } from "../model/payload";
import type { Provenance } from "../model/results";

function Licences() {
  const notices = readLicences();
  if (notices.length === 0) return null;
  return (
    <details class="no-print">
      <summary>Software in this page</summary>
      {notices.map((notice) => (
        <details key={notice.name} class="licence">
          <summary>
            {notice.name} {notice.version} <small>{notice.licence}</small>
          </summary>
          <pre>{notice.text}</pre>
        </details>
      ))}
    </details>
  );
}

interface Props {
  results: { format: string; format_version: number; provenance: Provenance };
  facts?: [name: string, value: string][];
}

/** Where the results come from. */
export function ProvenanceFooter({ results, facts = [] }: Props) {
  const { provenance: from } = results;
  return (
    <footer>
      <dl class="provenance">
        <div>
          <dt>Made by</dt>
          <dd>
            {from.program} {from.version}
          </dd>
        </div>
        <div>
          <dt>Date</dt>
          <dd>{from.date}</dd>
        </div>
        <div>
          <dt>Input</dt>
          <dd>{from.input}</dd>
        </div>
        <div>
          <dt>SHA-256 of the input</dt>
          <dd>
            <code>{from.input_sha256}</code>
          </dd>
        </div>
        {from.engines.length > 0 && (
          <div>
            <dt>Engines</dt>
            <dd>{from.engines.map(([name, version]) => `${name} ${version}`).join(", ")}</dd>
          </div>
        )}
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Format</dt>
          <dd>
            {results.format} {results.format_version}
          </dd>
        </div>
      </dl>
      <Licences />
    </footer>
  );
}
