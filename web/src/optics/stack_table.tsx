import { fixed } from "../model/format";
import type { Layer, OpticsResults } from "./results";

function thickness(layer: Layer): string {
  const { thickness_nm: nm, thickness_tolerance_nm: tolerance } = layer;
  const [value, unit] = nm >= 1e5 ? [nm / 1e6, "mm"] : [nm, "nm"];
  const text = `${Number(value.toPrecision(6))} ${unit}`;
  return tolerance > 0 ? `${text} ± ${Number(tolerance.toPrecision(4))} nm` : text;
}

function relative(value: number): string {
  return value > 0 ? ` ± ${fixed(100 * value, 0)} %` : "";
}

function Row({ layer, emitter }: { layer: Layer; emitter: string }) {
  return (
    <tr class={layer.name === emitter ? "emitting" : undefined}>
      <th scope="row">
        {layer.name} <small>{layer.roles.join(", ")}</small>
      </th>
      <td class="text">{layer.material}</td>
      <td>{thickness(layer)}</td>
      <td class="text">{layer.thickness_basis}</td>
      <td>
        {fixed(layer.n, 3)}
        <small>{relative(layer.n_tolerance)}</small>
      </td>
      <td>
        {layer.k === 0 ? "0" : layer.k.toPrecision(2)}
        <small>{relative(layer.k_tolerance)}</small>
      </td>
      <td class="text">
        {layer.reference}
        {layer.note && <small> · {layer.note}</small>}
      </td>
    </tr>
  );
}

/** The layers as one draws them, the top one first. */
export function StackTable({ results }: { results: OpticsResults }) {
  const top = results.layers[0];
  if (top === undefined) return null;
  return (
    <section aria-labelledby="stack-heading">
      <h2 id="stack-heading">The stack</h2>
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Layers of the stack">
        <table class="numbers stack">
          <thead>
            <tr>
              <th scope="col">layer</th>
              <th scope="col" class="text">
                material
              </th>
              <th scope="col">thickness</th>
              <th scope="col" class="text">
                basis
              </th>
              <th scope="col">
                n <small>{fixed(top.at_nm, 0)} nm</small>
              </th>
              <th scope="col">k</th>
              <th scope="col" class="text">
                source of n and k
              </th>
            </tr>
          </thead>
          <tbody>
            {[...results.layers].reverse().map((layer) => (
              <Row key={layer.name} layer={layer} emitter={results.emitter.layer} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint">
        Top first. Above: {results.ambient.above}; below: {results.ambient.below}.
      </p>
    </section>
  );
}
