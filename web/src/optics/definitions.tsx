import { DefinitionSection, Term } from "../components/definition_list";
import { fixed, percent } from "../model/format";
import type { OpticsResults } from "./results";

/** What each number on the page means, with the values used. */
export function OpticsDefinitions({ results }: { results: OpticsResults }) {
  const { figures, emitter, power } = results;
  return (
    <DefinitionSection
      terms={
        <>
          <Term name="Outcoupling">
            Power that leaves over power emitted, U/F. Over the spectrum both are averaged first,
            since one exciton emits all colours; over positions the ratio is, since an exciton at
            one place cannot decay through another's. ⟨U⟩/⟨F⟩ over both is{" "}
            {percent(figures.outcoupling_ratio_of_means, 2)}.
          </Term>
          <Term name="External quantum efficiency">
            Photons out on one side per electron in: γ · qF/(1 − q + qF) · U/F, with γ ={" "}
            {percent(emitter.charge_balance)} of the electrons making excitons and the quantum yield
            q = {percent(emitter.plqy)} of the emitter in a homogeneous medium.
          </Term>
          <Term name="Purcell factor">
            F, the decay rate of the dipole in the stack over that in the bulk of its layer.
          </Term>
          <Term name="Channels">
            Power by the layer that absorbs it, not by in-plane wavevector: a mode bound to the
            metal ends up in the metal however it is called. The emitter's own absorption is left
            out.
          </Term>
          <Term name="Trapped">Kept in a thick layer by total reflection.</Term>
          <Term name="Absorbed after a reflection">
            Power that had reached the thick layer, came back from its outer face and was absorbed
            by the films.
          </Term>
          <Term name="Spectra">
            The emitter's spectrum times what the stack does to each wavelength, straight between
            the wavelengths computed. FWHM in meV has the Jacobian λ²/hc.
          </Term>
          <Term name="Pattern factor">
            {fixed(results.appearance.pattern_factor, 3)}: photons out over those of a Lambertian
            source with the same radiance along the normal. An efficiency measured along the normal
            and called Lambertian is too high by its inverse.
          </Term>
          <Term name="Numerical error">
            Channels add up to F within {power.integration_error.toExponential(1)}.
          </Term>
          <Term name="Intervals">
            They cover the tolerances stated in the file, nothing else: not the flatness of
            interfaces, not anisotropy, not the model.
          </Term>
        </>
      }
    />
  );
}
