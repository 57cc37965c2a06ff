import { CurveFigure, places } from "../figures/curve_figure";
import { PART_COLOURS } from "../model/colours";
import { short } from "../model/numbers";
import type { Course } from "./results";

const colour = (i: number) => PART_COLOURS[i % PART_COLOURS.length]!;

const seconds = (time: number | null) => (time === null ? "not reached" : `${short(time, 3)} s`);

/** Values after an edge over the plateau's, against the time since that edge. */
function afterEdge(course: Course, values: number[], from: number, to: number, plateau: number) {
  const shown = course.time_s.flatMap((time, i) =>
    time > from && time <= to ? [[time - from, values[i]! / plateau] as const] : [],
  );
  return places(
    shown.map(([time]) => time),
    shown.map(([, value]) => value),
    { logX: true },
  );
}

/** Rise and decay of the light of a pulse. */
function PulseFigure({ course }: { course: Course }) {
  const { edges_s: edges, radiance_times: times } = course;
  const radiance = course.radiance_W_per_sr_m2;
  if (edges === null || times === null || radiance === undefined || !(times.plateau > 0)) {
    return null;
  }
  const end = course.time_s[course.time_s.length - 1]!;
  const part = (from: number, to: number) => afterEdge(course, radiance, from, to, times.plateau);
  return (
    <CurveFigure
      title="Light after the edges of the pulse"
      label="Radiance over its value at the end of the pulse against time since the edge"
      x={{ label: "time since the edge (s)", log: true }}
      y={{ label: "radiance over that at the end of the pulse" }}
      curves={[
        { name: "rise", colour: "var(--accent)", points: part(edges[0], edges[1]) },
        { name: "decay", colour: "#4f86b8", points: part(edges[1], end) },
      ]}
      tip={({ x, y }) => `${short(x)} s\n${short(y)}`}
      caption={
        `Delay ${seconds(times.delay_s)}, rise from 10 to 90 % ${seconds(times.rise_s)}, ` +
        `decay from 90 to 10 % ${seconds(times.decay_s)}.`
      }
    />
  );
}

/** Current against time; edges carry displacement current. */
function CurrentFigure({ course }: { course: Course }) {
  const points = places(
    course.time_s,
    course.current_mA_per_cm2.map((value) => Math.abs(value)),
    { logX: true, logY: true },
  );
  return (
    <CurveFigure
      title="Current density through time"
      label="Magnitude of the current density against time, both on a logarithmic scale"
      x={{ label: "time (s)", log: true }}
      y={{ label: "|current density| (mA cm⁻²)", log: true }}
      curves={[{ name: "current", colour: "#4f86b8", points }]}
      tip={({ x, y }) => `${short(x)} s\n${short(y)} mA cm⁻²`}
      caption="Displacement current included."
    />
  );
}

/** Loops of the current against voltage, one colour a rate. */
function LoopFigure({ courses }: { courses: Course[] }) {
  const curves = courses.map((course, i) => ({
    name: course.name,
    colour: colour(i),
    points: places(
      course.voltage_V,
      course.current_mA_per_cm2.map((value) => Math.abs(value)),
      { logY: true },
    ),
  }));
  const indices = courses
    .filter((course) => course.hysteresis_index !== null)
    .map((course) => `${short(course.hysteresis_index!, 3)} at ${course.name}`);
  return (
    <CurveFigure
      title="Current density, up and down"
      label="Magnitude of the current density against voltage on a logarithmic scale"
      x={{ label: "voltage (V)" }}
      y={{ label: "|current density| (mA cm⁻²)", log: true }}
      curves={curves}
      tip={({ x, y }) => `${short(x)} V\n${short(y)} mA cm⁻²`}
      caption={indices.length > 0 ? `Hysteresis ${indices.join(", ")}.` : null}
    />
  );
}

/** Mean position of the ions through each course. */
function IonFigure({ courses }: { courses: Course[] }) {
  const curves = courses.flatMap((course, i) =>
    course.ions.map((ion, k) => ({
      name: `${ion.kind}s, ${course.name}`,
      colour: colour(i + k * courses.length),
      points: places(course.time_s, ion.centre_nm, { logX: true }),
    })),
  );
  if (curves.length === 0) return null;
  return (
    <CurveFigure
      title="Where the ions are"
      label="Mean position of the ions against time"
      x={{ label: "time (s)", log: true }}
      y={{ label: "mean position from below (nm)" }}
      curves={curves}
      tip={({ x, y }) => `${short(x)} s\n${short(y)} nm`}
      caption={null}
    />
  );
}

/** What the device does while its source changes. */
export function Transients({ courses }: { courses: Course[] }) {
  const scans = courses.filter((course) => course.kind === "scan" && course.time_s.length > 0);
  const others = courses.filter((course) => course.kind !== "scan" && course.time_s.length > 0);
  return (
    <section aria-labelledby="transient-heading">
      <h2 id="transient-heading">Through time</h2>
      <div class="figures">
        {others.map((course) => (
          <PulseFigure key={`${course.name} light`} course={course} />
        ))}
        {others.map((course) => (
          <CurrentFigure key={`${course.name} current`} course={course} />
        ))}
        {scans.length > 0 && <LoopFigure courses={scans} />}
        <IonFigure courses={courses} />
      </div>
    </section>
  );
}
