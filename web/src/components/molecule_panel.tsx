import { useMemo, useState } from "preact/hooks";
import { boundDonors } from "../model/donors";
import { chemical, countWord, fixed } from "../model/format";
import type { Lattice, Registry, Sample } from "../model/results";
import { placedRegistry } from "../viewer/placed";
import { InlineDrawing } from "./inline_drawing";
import { PosePanel } from "./pose_panel";
import { RegistryDetails } from "./registry_details";

interface Props {
  lattice: Lattice;
  sample: Sample;
  kinds: Map<string, string>;
}

function registryLabel(sample: Sample, registry: Registry, best: boolean): string {
  const donors = boundDonors(sample, registry).join(" + ");
  const sites = `${countWord(registry.sites)} site${registry.sites === 1 ? "" : "s"}`;
  const state = registry.feasible ? `score ${fixed(registry.score, 2)}` : "not feasible";
  return `${best ? "best: " : ""}${sites}, ${donors || "no donor"}, ${state}`;
}

function RegistryChoice({
  sample,
  registries,
  chosen,
  onChoose,
}: {
  sample: Sample;
  registries: Registry[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  return (
    <label class="registry-choice no-print">
      <span>Registry</span>
      <select
        value={chosen}
        disabled={registries.length < 2}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {registries.map((registry, index) => (
          <option key={index} value={index}>
            {registryLabel(sample, registry, registry === sample.registry)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One molecule at full size: structure, docked pose and the numbers of the chosen registry. */
export function MoleculePanel({ lattice, sample, kinds }: Props) {
  const [choice, setChoice] = useState({ sample, index: 0 });
  const chosen = choice.sample === sample ? choice.index : 0;
  const registries =
    sample.registry === null ? sample.registries : [sample.registry, ...sample.registries];
  const registry = registries[chosen] ?? registries[0] ?? null;
  const placed = useMemo(
    () => registry && placedRegistry(lattice, sample, registry),
    [lattice, sample, registry],
  );
  return (
    <section class="molecule" aria-labelledby="molecule-heading">
      <header>
        <div>
          <h2 id="molecule-heading">{sample.name}</h2>
          <p class="faint">
            {chemical(sample.formula)} · geometry {sample.geometry_method}
          </p>
          <code class="smiles">{sample.smiles}</code>
        </div>
        <InlineDrawing svg={sample.drawing_svg} name={sample.name} />
      </header>
      {sample.notes.map((note) => (
        <p key={note} class="notice">
          {note}
        </p>
      ))}
      {registry === null || placed === null ? (
        <p class="notice">{sample.reason || "no registry was found for this molecule"}</p>
      ) : (
        <>
          {sample.registry === null && (
            <p class="notice">{sample.reason || "none of its registries is feasible"}</p>
          )}
          <RegistryChoice
            sample={sample}
            registries={registries}
            chosen={chosen}
            onChoose={(index) => setChoice({ sample, index })}
          />
          <PosePanel placed={placed} />
          <RegistryDetails lattice={lattice} sample={sample} registry={registry} kinds={kinds} />
        </>
      )}
    </section>
  );
}
