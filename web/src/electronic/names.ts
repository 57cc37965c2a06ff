import { plural } from "../model/format";
import type { Pose, Survey } from "./results";

/** Shell of an element's valence p or s electrons: its row of the periodic table. */
const ROWS: [row: number, symbols: string][] = [
  [1, "H"],
  [2, "C N O F"],
  [3, "Si P S Cl"],
  [4, "Ge Se Br"],
  [5, "Rb Sn I"],
  [6, "Cs Pb Bi"],
];

function shellOf(group: string): string {
  const symbol = group.match(/([A-Z][a-z]?)\d*$/)?.[1] ?? "";
  const row = ROWS.find(([, symbols]) => symbols.split(" ").includes(symbol))?.[0];
  return row === undefined ? "" : String(row);
}

/** "Pb1 6pz", "O 2p"; d shells go without a number. */
export function partName(group: string, orbital: string): string {
  if (group === "") return "all states";
  if (orbital === "") return group;
  return `${group} ${/^[sp]/.test(orbital) ? shellOf(group) : ""}${orbital}`;
}

/** Which of a molecule's poses are averaged together. */
export interface PoseSet {
  in_vacancy: boolean;
  relaxed: boolean;
}

/** A molecule and the set of its poses. */
export function setName(molecule: string, { in_vacancy, relaxed }: PoseSet): string {
  return molecule + (in_vacancy ? ", in the vacancy" : "") + (relaxed ? ", relaxed" : "");
}

/** "bare slab", "TPPO", and with a number where a molecule has several poses. */
export function poseName(pose: Pose, poses: Pose[]): string {
  if (pose.molecule === "") return "bare slab";
  const own = poses.filter(({ molecule }) => molecule === pose.molecule);
  const several = own.some((other) => other.pose !== pose.pose);
  const name = several ? `${pose.molecule} ${pose.pose}` : pose.molecule;
  return setName(name, { in_vacancy: false, relaxed: pose.relaxed });
}

/** The bare slab and the first pose of each molecule. */
export function firstPoses(poses: Pose[]): Pose[] {
  const seen = new Set<string>();
  return poses.filter(({ molecule }) => !seen.has(molecule) && seen.add(molecule));
}

/** What a reader should know before using the numbers. */
export function cautions({ notes, missing = [] }: Survey): string[] {
  const [first] = missing;
  if (first === undefined) return notes;
  const shown = missing.slice(0, 3).map(({ calculation }) => calculation);
  const rest = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  return [
    ...notes,
    `${plural(missing.length, "calculation")} could not be had: ${shown.join("; ")}${rest}. Of the first: ${first.reason}.`,
  ];
}

/** The margin that names of rows need [px]. */
export function nameMargin(names: string[]): number {
  return Math.ceil(Math.max(4, ...names.map((name) => [...name].length)) * 7.2) + 10;
}
