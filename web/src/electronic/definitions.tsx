import { DefinitionSection, Term } from "../components/definition_list";
import { percent } from "../model/format";
import type { Survey } from "./results";

/** What is meant by the numbers. */
export function Definitions({ results }: { results: Survey }) {
  const { settings, poses } = results;
  const bound = poses.some(({ interaction }) => interaction !== null);
  const relaxed = poses.some((pose) => pose.relaxed);
  return (
    <DefinitionSection
      terms={
        <>
          <Term name="Valence edge">
            The highest occupied state of which at least {percent(settings.slab_share, 0)} is slab.
          </Term>
          <Term name="Bulk-like conduction edge">
            The first empty state that is at least {percent(settings.slab_share, 0)} slab and has{" "}
            {percent(settings.bulk_share, 0)} of that in the p orbitals of the inner metals, which a
            molecule on the surface does not reach.
          </Term>
          <Term name="In-plane state">
            The p–p state across the vacancy: both metals beside it take part, together with at
            least {percent(settings.pair_share, 0)} in the p orbitals along the line between them.
          </Term>
          <Term name="Interaction energy">
            {bound
              ? "Slab with molecule less each alone, all in the geometry of the complex; corrected for the superposition of basis sets by counterpoise (Boys and Bernardi 1970) where BSSE is given."
              : "None was computed here; interaction = true in the file asks for it."}
          </Term>
          <Term name="Geometry">
            {relaxed
              ? "As docked, or, where it says relaxed, with the molecule at its minimum on the frozen slab. The two are never averaged, and neither are poses beside a vacancy and in it."
              : "Every pose as docked, not relaxed by the engine."}
          </Term>
          <Term name="Electrons given">
            Sum of the Mulliken charges of the molecule. They depend on the basis; only differences
            between these models mean anything.
          </Term>
          <Term name="Scale shift">
            How far the energy scale moved against the bare slab's, from the occupied s states of
            the inner metals.
          </Term>
          <Term name="Method">
            Density-functional theory without spin–orbit coupling, which would lower the gap of a
            lead halide by about 1 eV.
          </Term>
        </>
      }
    />
  );
}
