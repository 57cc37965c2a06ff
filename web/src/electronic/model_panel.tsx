import { useMemo, useState } from "preact/hooks";
import { PosePanel } from "../components/pose_panel";
import { poseName } from "./names";
import { placedPose } from "./placed_pose";
import type { Survey } from "./results";

/** Any anchored model in 3-D. */
export function ModelPanel({ results }: { results: Survey }) {
  const { poses } = results;
  const [chosen, setChosen] = useState(0);
  const anchored = useMemo(
    () =>
      poses.flatMap((pose) => {
        const placed = placedPose(pose, poseName(pose, poses));
        return placed === null ? [] : [placed];
      }),
    [poses],
  );
  const placed = anchored[chosen];
  if (placed === undefined) return null;
  return (
    <div class="model-panel">
      <label class="registry-choice no-print">
        <span>Model</span>
        <select value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {anchored.map(({ name }, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <PosePanel placed={placed} />
    </div>
  );
}
