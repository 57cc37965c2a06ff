import { NumbersTable } from "../components/numbers_table";
import { short } from "../model/numbers";
import type { DeviceCurve } from "../model/prediction";
import { useSampleKey } from "./key";
import { EQE, withInterval } from "./quantity";

/** What the curves of each device come down to. */
export function DeviceTable({ devices }: { devices: DeviceCurve[] }) {
  const look = useSampleKey();
  const optional = (value: number | null) => (value === null ? "–" : short(value, 3));
  return (
    <NumbersTable label="Figures of the devices" caption={<>What the computed curves say</>}>
      <thead>
        <tr>
          <th scope="col">device</th>
          <th scope="col">
            turn-on <small>V</small>
          </th>
          <th scope="col">largest EQE</th>
          <th scope="col">
            at <small>mA cm⁻²</small>
          </th>
          <th scope="col">
            90 % left at <small>mA cm⁻²</small>
          </th>
          <th scope="col">
            50 % left at <small>mA cm⁻²</small>
          </th>
          <th scope="col">points that failed</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.name}>
            <th scope="row">
              <span class="dot" style={{ background: look(device.name).colour }} /> {device.name}
            </th>
            <td>{optional(device.turn_on_V)}</td>
            <td>{device.eqe_max === null ? "–" : withInterval(EQE, device.eqe_max)}</td>
            <td>{optional(device.eqe_max_current_mA_cm2)}</td>
            <td>{optional(device.roll_off_90_mA_cm2)}</td>
            <td>{optional(device.roll_off_50_mA_cm2)}</td>
            <td>{device.failed_points}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}
