import { useMemo, useState } from "preact/hooks";
import { chemical, fixed, percent, plural, rankInterval } from "../model/format";
import type { Sample } from "../model/results";
import { scoreParts, scoreRange } from "../model/score_parts";
import { type SortKey, type SortOrder, sorted, toggled } from "../model/sorting";
import { InlineDrawing } from "./inline_drawing";
import { ScoreBar } from "./score_bar";

interface Props {
  samples: Sample[];
  kinds: Map<string, string>;
  selected: Sample | null;
  onSelect: (sample: Sample) => void;
}

const COLUMNS: { key: SortKey; label: string; unit?: string; hint: string }[] = [
  {
    key: "rank",
    label: "Rank",
    hint: "with its range when lattice constant and donor strengths vary",
  },
  { key: "name", label: "Molecule", hint: "name and formula" },
  {
    key: "spacing",
    label: "Spacing",
    unit: "Å",
    hint: "strongest donor to the nearest other anchor",
  },
  { key: "sites", label: "Sites", hint: "open metal sites held at once" },
  {
    key: "mismatch",
    label: "Mismatch",
    hint: "largest |d − a′| / a′ over the pairs of bound donors",
  },
  {
    key: "strain",
    label: "Strain",
    unit: "kJ/mol",
    hint: "the docked molecule over its own minimum",
  },
  { key: "score", label: "Score", hint: "sum of the terms; the line is its 5–95 % interval" },
];

/** Rows shown at first; more come on demand so that long studies stay quick. */
const PAGE = 50;
/** A search box is of use from this many molecules on. */
const SEARCHABLE = 12;

function HeaderCell({
  column,
  order,
  onSort,
}: {
  column: (typeof COLUMNS)[number];
  order: SortOrder;
  onSort: (key: SortKey) => void;
}) {
  const active = order.key === column.key;
  const state = active ? (order.descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" role="columnheader" aria-sort={state} class={`col-${column.key}`}>
      <button type="button" title={column.hint} onClick={() => onSort(column.key)}>
        {column.label}
        <span class="arrow" aria-hidden="true">
          {active ? (order.descending ? "↓" : "↑") : ""}
        </span>
        <small>{column.unit}</small>
      </button>
    </th>
  );
}

function Row({
  sample,
  kinds,
  range,
  selected,
  onSelect,
}: { sample: Sample; range: [number, number]; selected: boolean } & Pick<
  Props,
  "kinds" | "onSelect"
>) {
  const registry = sample.registry;
  const single = registry !== null && registry.sites < 2;
  return (
    <tr role="row" class={selected ? "selected" : ""} onClick={() => onSelect(sample)}>
      <td role="cell" class="col-rank">
        <b>{sample.rank ?? "–"}</b> <small>{rankInterval(sample.rank_interval)}</small>
      </td>
      <th scope="row" role="rowheader" class="col-name">
        <InlineDrawing svg={sample.drawing_svg} name={sample.name} />
        <button
          type="button"
          aria-pressed={selected}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(sample);
          }}
        >
          <span class="name">{sample.name}</span>
          <small>{chemical(sample.formula)}</small>
        </button>
      </th>
      <td role="cell" class="col-spacing" data-label="spacing, Å">
        {fixed(sample.site_spacing_angstrom, 2)}
      </td>
      <td role="cell" class="col-sites" data-label="sites">
        {registry?.sites ?? 0}
      </td>
      <td role="cell" class="col-mismatch" data-label="mismatch">
        {single ? "–" : percent(registry?.mismatch)}
      </td>
      <td role="cell" class="col-strain" data-label="strain, kJ/mol">
        {fixed(registry?.strain_kJ_per_mol, 1)}
      </td>
      <td role="cell" class="col-score">
        {registry === null ? (
          <small>{sample.reason || "no feasible registry"}</small>
        ) : (
          <span class="score-cell">
            <span class="number">{fixed(registry.score, 2)}</span>
            <ScoreBar
              parts={scoreParts(sample, registry, kinds)}
              score={registry.score}
              interval={registry.score_interval}
              range={range}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

function matches(sample: Sample, query: string): boolean {
  const text = `${sample.name} ${sample.formula} ${sample.smiles}`.toLowerCase();
  return text.includes(query.trim().toLowerCase());
}

/** The molecules in order; any header sorts, any row selects. */
export function RankingTable({ samples, kinds, selected, onSelect }: Props) {
  const [order, setOrder] = useState<SortOrder>({ key: "rank", descending: false });
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(PAGE);
  const range = useMemo(() => scoreRange(samples), [samples]);
  const found = useMemo(
    () =>
      sorted(
        samples.filter((sample) => matches(sample, query)),
        order,
      ),
    [samples, order, query],
  );
  return (
    <div class="ranking">
      {samples.length >= SEARCHABLE && (
        <label class="search no-print">
          <span class="visually-hidden">Find a molecule</span>
          <input
            type="search"
            value={query}
            placeholder="Find by name, formula or SMILES"
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <small aria-live="polite">{plural(found.length, "molecule")}</small>
        </label>
      )}
      <table role="table">
        <caption class="visually-hidden">
          Ranking; headers sort, molecules select what is shown in 3-D
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <HeaderCell
                key={column.key}
                column={column}
                order={order}
                onSort={(key) => setOrder(toggled(order, key))}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {found.slice(0, shown).map((sample) => (
            <Row
              key={`${sample.rank} ${sample.name}`}
              sample={sample}
              kinds={kinds}
              range={range}
              selected={sample === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {found.length > shown && (
        <button type="button" class="more no-print" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, found.length - shown)} more of {found.length}
        </button>
      )}
    </div>
  );
}
