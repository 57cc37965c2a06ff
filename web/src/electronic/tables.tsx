import { NumbersTable } from "../components/numbers_table";
import { fixed } from "../model/format";
import { setName, partName, poseName } from "./names";
import type { Pose, Survey } from "./results";

function lowest(pose: Pose): number | null {
  return pose.gap_states.find(({ occupation }) => occupation < 1)?.energy_ev ?? null;
}

/** Every model with what was computed of it. */
export function PoseTable({ results }: { results: Survey }) {
  const { poses } = results;
  const bound = poses.some(({ interaction }) => interaction !== null);
  const metals = [...new Set(poses.flatMap((pose) => pose.metals.map(({ group }) => group)))];
  return (
    <NumbersTable label="Models" caption="Models">
      <thead>
        <tr>
          <th scope="col">model</th>
          <th scope="col">sites</th>
          <th scope="col">
            gap <small>eV</small>
          </th>
          <th scope="col">
            lowest empty <small>eV</small>
          </th>
          <th scope="col">
            in-plane state <small>eV</small>
          </th>
          {metals.map((group) => (
            <th key={group} scope="col">
              {partName(group, "pz")}
            </th>
          ))}
          {bound && (
            <>
              <th scope="col">
                interaction <small>eV</small>
              </th>
              <th scope="col">
                BSSE <small>eV</small>
              </th>
            </>
          )}
          <th scope="col">
            electrons given <small>Mulliken</small>
          </th>
          <th scope="col">
            scale shift <small>eV</small>
          </th>
          <th scope="col">
            processor <small>min</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {poses.map((pose) => (
          <tr key={`${pose.molecule} ${pose.pose} ${pose.relaxed}`}>
            <th scope="row">{poseName(pose, poses)}</th>
            <td>{pose.molecule === "" ? "–" : pose.sites}</td>
            <td>{fixed(pose.gap_ev, 2)}</td>
            <td>{fixed(lowest(pose), 2)}</td>
            <td>{fixed(pose.gap_states.find((state) => state.in_plane_pair)?.energy_ev, 2)}</td>
            {metals.map((group) => (
              <td key={group}>
                {fixed(pose.metals.find((metal) => metal.group === group)?.weight, 2)}
              </td>
            ))}
            {bound && (
              <>
                <td>{fixed(pose.interaction?.compared_ev, 2)}</td>
                <td>{fixed(pose.interaction?.superposition_error_ev, 2)}</td>
              </>
            )}
            <td>{fixed(pose.charge_transfer?.to_slab_e, 2)}</td>
            <td>{fixed(pose.scale_shift_ev, 2)}</td>
            <td>{fixed(pose.cost.processor_s / 60, 1)}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}

/** Molecules over their poses. */
export function MoleculeTable({ results }: { results: Survey }) {
  const rows = results.molecules.filter(({ interaction_ev: spread }) => spread !== null);
  if (rows.length === 0) return null;
  return (
    <NumbersTable
      label="Interaction energies over poses"
      caption={`Interaction energies over poses [eV], Boltzmann mean at ${fixed(results.settings.temperature_k, 0)} K`}
    >
      <thead>
        <tr>
          <th scope="col">molecule</th>
          <th scope="col">poses</th>
          <th scope="col">mean</th>
          <th scope="col">standard deviation</th>
          <th scope="col">lowest</th>
          <th scope="col">highest</th>
          <th scope="col">Boltzmann mean</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ molecule, interaction_ev: spread, ...set }) => (
          <tr key={setName(molecule, set)}>
            <th scope="row">{setName(molecule, set)}</th>
            <td>{spread!.count}</td>
            <td>{fixed(spread!.mean, 2)}</td>
            <td>
              {spread!.standard_deviation === null
                ? "one pose"
                : fixed(spread!.standard_deviation, 2)}
            </td>
            <td>{fixed(spread!.minimum, 2)}</td>
            <td>{fixed(spread!.maximum, 2)}</td>
            <td>{fixed(spread!.boltzmann_mean, 2)}</td>
          </tr>
        ))}
      </tbody>
    </NumbersTable>
  );
}
