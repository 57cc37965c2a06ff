import { NumbersTable } from "../components/numbers_table";
import { fixed } from "../model/format";
import { poseName } from "./names";
import type { Pose, Survey } from "./results";

/** "2.45 → 2.51": from docked to relaxed. */
function distances(docked: Pose | undefined, relaxed: Pose, group: string): string {
  const distance = (pose: Pose | undefined) =>
    fixed(pose?.metals.find((metal) => metal.group === group)?.nearest_donor?.distance_angstrom, 2);
  return `${distance(docked)} → ${distance(relaxed)}`;
}

/** What moving molecules to their minima on the frozen slab changed. */
export function RelaxationTable({ results }: { results: Survey }) {
  const { poses } = results;
  const relaxed = poses.filter(({ relaxation }) => relaxation !== null);
  if (relaxed.length === 0) return null;
  const metals = [...new Set(relaxed.flatMap((pose) => pose.metals.map(({ group }) => group)))];
  return (
    <NumbersTable
      label="Relaxed poses"
      caption="Relaxed poses: from docked to the molecule's minimum on the frozen slab"
    >
      <thead>
        <tr>
          <th scope="col">model</th>
          <th scope="col">
            gained <small>eV</small>
          </th>
          <th scope="col">
            moved <small>Å, root mean square</small>
          </th>
          {metals.map((group) => (
            <th key={group} scope="col">
              {group} to donor <small>Å</small>
            </th>
          ))}
          <th scope="col">steps</th>
          <th scope="col">
            force left <small>eV/Å</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {relaxed.map((pose) => {
          const docked = poses.find(
            (other) =>
              other.molecule === pose.molecule && other.pose === pose.pose && !other.relaxed,
          );
          return (
            <tr key={poseName(pose, poses)}>
              <th scope="row">{poseName(pose, poses)}</th>
              <td>{fixed(pose.relaxation!.gained_ev, 2)}</td>
              <td>{fixed(pose.relaxation!.moved_angstrom, 2)}</td>
              {metals.map((group) => (
                <td key={group}>{distances(docked, pose, group)}</td>
              ))}
              <td>{pose.relaxation!.steps}</td>
              <td>{fixed(pose.relaxation!.largest_force_ev_per_angstrom, 3)}</td>
            </tr>
          );
        })}
      </tbody>
    </NumbersTable>
  );
}
