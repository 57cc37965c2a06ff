import { percent } from "../model/format";
import { short } from "../model/numbers";
import type { DeviceResults, Scan } from "./results";

/** The layers that charges move in, the top one first. */
export function LayerTable({ results }: { results: DeviceResults }) {
  const { contacts } = results;
  return (
    <section aria-labelledby="layers-heading">
      <h2 id="layers-heading">The layers</h2>
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Layers of the device">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">layer</th>
              <th scope="col">thickness</th>
              <th scope="col">ε</th>
              <th scope="col">
                E<sub>c</sub> <small>eV</small>
              </th>
              <th scope="col">
                E<sub>v</sub> <small>eV</small>
              </th>
              <th scope="col">
                N<sub>c</sub> <small>cm⁻³</small>
              </th>
              <th scope="col">
                N<sub>v</sub> <small>cm⁻³</small>
              </th>
              <th scope="col">
                µ<sub>n</sub> <small>cm² V⁻¹ s⁻¹</small>
              </th>
              <th scope="col">
                µ<sub>p</sub> <small>cm² V⁻¹ s⁻¹</small>
              </th>
              <th scope="col" class="text">
                statistics
              </th>
            </tr>
          </thead>
          <tbody>
            {[...results.layers].reverse().map((layer) => (
              <tr
                key={layer.name}
                class={layer.name === results.light?.emitter ? "emitting" : undefined}
              >
                <th scope="row">{layer.name}</th>
                <td>{short(layer.thickness_nm)} nm</td>
                <td>{short(layer.permittivity)}</td>
                <td>{short(-layer.electron_affinity_eV)}</td>
                <td>{short(-layer.ionisation_energy_eV)}</td>
                <td>{short(layer.conduction_states_per_cm3, 3)}</td>
                <td>{short(layer.valence_states_per_cm3, 3)}</td>
                <td>{short(layer.electron_mobility_cm2_per_Vs, 3)}</td>
                <td>{short(layer.hole_mobility_cm2_per_Vs, 3)}</td>
                <td class="text">{layer.statistics}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint">
        Top first. The anode is {results.anode}, its work function{" "}
        {short(contacts.anode_work_function_eV)} eV; the cathode's is{" "}
        {short(contacts.cathode_work_function_eV)} eV. Temperature of the surroundings{" "}
        {short(results.temperature_K)} K.
      </p>
    </section>
  );
}

function optional(value: number | null, factor = 1): string {
  return value === null ? "–" : short(factor * value);
}

/** Figures of every stack of the scan. */
export function ScanTable({ scan }: { scan: Scan }) {
  const indices = scan.points.map((_, i) => {
    let repeat = scan.points.length;
    return scan.axes.map(({ values }) => {
      repeat /= values.length;
      return values[Math.floor(i / repeat) % values.length]!;
    });
  });
  return (
    <section aria-labelledby="scan-heading">
      <h2 id="scan-heading">What was varied</h2>
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Figures of the scan">
        <table class="numbers scan">
          <thead>
            <tr>
              {scan.axes.map((axis) => (
                <th scope="col" key={axis.name}>
                  {axis.name} <small>{axis.unit}</small>
                </th>
              ))}
              <th scope="col">largest EQE</th>
              <th scope="col">
                at <small>V</small>
              </th>
              <th scope="col">
                turn-on <small>V</small>
              </th>
              <th scope="col">
                J<sub>90</sub> <small>mA cm⁻²</small>
              </th>
              <th scope="col">
                J<sub>50</sub> <small>mA cm⁻²</small>
              </th>
              <th scope="col">
                last J <small>mA cm⁻²</small>
              </th>
            </tr>
          </thead>
          <tbody>
            {scan.points.map((point, i) => (
              <tr key={indices[i]!.join()}>
                {indices[i]!.map((value, axis) => (
                  <td key={scan.axes[axis]!.name}>{short(value)}</td>
                ))}
                <td>{point.max_eqe === null ? "–" : percent(point.max_eqe, 2)}</td>
                <td>{optional(point.max_eqe_voltage_V)}</td>
                <td>{optional(point.turn_on_V)}</td>
                <td>{optional(point.j90_mA_per_cm2)}</td>
                <td>{optional(point.j50_mA_per_cm2)}</td>
                <td>{short(point.last_current_mA_per_cm2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
