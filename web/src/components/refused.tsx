import type { Sample } from "../model/results";

/** Molecules without a score, each with its reason. */
export function Refused({ samples }: { samples: Sample[] }) {
  if (samples.length === 0) return null;
  return (
    <section class="refused" aria-labelledby="refused-heading">
      <h2 id="refused-heading">Not scored</h2>
      <ul>
        {samples.map((sample, index) => (
          <li key={index}>
            <b>{sample.name}</b> <span>{sample.reason}</span>{" "}
            {sample.smiles && <code class="smiles">{sample.smiles}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
