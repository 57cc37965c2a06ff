import { fixed, interval, percent } from "../model/format";
import type { Lattice, Registry, Sample } from "../model/results";
import { type ScorePart, scoreParts } from "../model/score_parts";

interface Props {
  lattice: Lattice;
  sample: Sample;
  registry: Registry;
  kinds: Map<string, string>;
}

function TermRow({ part }: { part: ScorePart }) {
  return (
    <tr>
      <th scope="row">
        <span class="swatch" style={{ background: part.colour }} />
        {part.label}
      </th>
      <td>{fixed(part.value, 3)}</td>
    </tr>
  );
}

function Terms({ sample, registry, kinds }: Omit<Props, "lattice">) {
  const parts = scoreParts(sample, registry, kinds);
  const rest = registry.score - parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <table class="terms">
      <caption>Score, term by term</caption>
      <tbody>
        {parts.map((part) => (
          <TermRow key={part.key} part={part} />
        ))}
        {Math.abs(rest) > 2e-3 && (
          <TermRow
            part={{ key: "rest", label: "other registries", value: rest, colour: "transparent" }}
          />
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">score</th>
          <td>{fixed(registry.score, 3)}</td>
        </tr>
        {registry.score_interval && (
          <tr class="faint">
            <th scope="row">5–95 %</th>
            <td>{interval(registry.score_interval, 2)}</td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

function Bonds({ sample, registry, lattice }: Omit<Props, "kinds">) {
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label="Bonds of this registry">
      <table class="bonds">
        <caption>Donor–metal bonds</caption>
        <thead>
          <tr>
            <th scope="col">donor</th>
            <th scope="col">site</th>
            <th scope="col">
              length<small> Å</small>
            </th>
            <th scope="col">
              lateral<small> Å</small>
            </th>
            <th scope="col">
              tilt <small>°</small>
            </th>
            <th scope="col">
              lone pair <small>°</small>
            </th>
            <th scope="col">strength</th>
            <th scope="col">quality</th>
            <th scope="col">gives</th>
          </tr>
        </thead>
        <tbody>
          {registry.bonds.map((bond) => {
            const [site, u, v] = bond.metal_site;
            return (
              <tr key={bond.anchor}>
                <th scope="row">
                  {sample.anchors[bond.anchor]?.label ?? "?"}{" "}
                  <small>atom {(sample.anchors[bond.anchor]?.atom ?? 0) + 1}</small>
                </th>
                <td>
                  {lattice.slab.open_sites[site]?.element ?? "?"}{" "}
                  <small class="nowrap">
                    ({fixed(u, 0)}, {fixed(v, 0)})
                  </small>
                </td>
                <td>{fixed(bond.length_angstrom, 2)}</td>
                <td>{fixed(bond.lateral_angstrom, 2)}</td>
                <td>{fixed(bond.tilt_deg, 0)}</td>
                <td>{fixed(bond.lone_pair_deg, 0)}</td>
                <td>{fixed(bond.strength, 2)}</td>
                <td>{fixed(bond.quality, 2)}</td>
                <td>
                  <b>{fixed(bond.contribution, 3)}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Every number behind one registry. */
export function RegistryDetails(props: Props) {
  const { registry } = props;
  return (
    <div class="registry-details">
      <p class="facts">
        {registry.sites > 1 && (
          <span>
            <b>{percent(registry.mismatch)}</b> mismatch on {registry.vectors.join(", ")}
          </span>
        )}
        <span>
          <b>{fixed(registry.strain_kJ_per_mol, 1)}</b> kJ/mol strain
        </span>
        {!registry.feasible && <span class="warning">not feasible: {registry.verdict}</span>}
      </p>
      <div class="tables">
        <Terms {...props} />
        <Bonds {...props} />
      </div>
    </div>
  );
}
