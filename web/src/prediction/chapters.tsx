import type { ComponentType } from "preact";
import type { Prediction } from "../model/prediction";
import { DeviceChapter } from "./device";
import { EmissionChapter } from "./emission";
import { LifetimeChapter } from "./lifetime";
import { TrapChapter } from "./traps";
import { TrustChapter } from "./trust";

interface Chapter {
  id: string;
  name: string;
  /** whether there is anything to say */
  filled: (prediction: Prediction) => boolean;
  View: ComponentType<{ prediction: Prediction }>;
}

/** The stages after the anchors, in the order in which data flow. */
const CHAPTERS: Chapter[] = [
  {
    id: "emission",
    name: "Light from the dots",
    filled: () => true,
    View: EmissionChapter,
  },
  {
    id: "traps",
    name: "Traps",
    filled: ({ sclc, samples }) =>
      sclc !== null || samples.some((sample) => sample.trap_density_cm3.measured !== null),
    View: TrapChapter,
  },
  {
    id: "device",
    name: "The device",
    filled: ({ stack, samples }) =>
      stack !== null || samples.some(({ eqe }) => eqe.measured_max !== null || eqe.fitted !== null),
    View: DeviceChapter,
  },
  {
    id: "lifetime",
    name: "Lifetime",
    filled: ({ samples }) =>
      samples.some(({ t50_h: t50 }) => t50.measured !== null || t50.fitted !== null),
    View: LifetimeChapter,
  },
  {
    id: "trust",
    name: "How far to trust it",
    filled: ({ errors, calibration }) => errors.length > 0 || calibration.members.length > 0,
    View: TrustChapter,
  },
];

/** What follows from the anchors, stage by stage. */
export function Chapters({ prediction }: { prediction: Prediction }) {
  return (
    <>
      {CHAPTERS.filter(({ filled }) => filled(prediction)).map(({ id, name, View }) => (
        <section key={id} id={id} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{name}</h2>
          <View prediction={prediction} />
        </section>
      ))}
    </>
  );
}

/** The way through the page. */
export function ChapterLinks({
  prediction,
  states,
}: {
  prediction: Prediction;
  /** whether the page has a chapter on trap states */
  states: boolean;
}) {
  const links: [target: string, name: string][] = [
    ["overview", "Predicted and measured"],
    ["ranking-heading", "Anchors"],
    ...(states ? [["states", "Trap states"] as [string, string]] : []),
    ...CHAPTERS.filter(({ filled }) => filled(prediction)).map(({ id, name }): [string, string] => [
      id,
      name,
    ]),
  ];
  return (
    <nav class="chapters no-print" aria-label="Chapters">
      {links.map(([target, name]) => (
        <a key={target} href={`#${target}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
