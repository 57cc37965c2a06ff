import { DefinitionSection, Term } from "../components/definition_list";

/** What each number on the page means. */
export function DeviceDefinitions() {
  return (
    <DefinitionSection
      terms={
        <>
          <Term name="External quantum efficiency">
            Photons out on one side per electron in: outcoupling × yield × radiative recombination
            in the emitter / current. The outcoupling is that of the recombination zone at this
            voltage where it is computed.
          </Term>
          <Term name="Radiance and luminance">
            Along the normal. Radiance = EQE · J · hν / (q π) over the pattern factor, which is 1
            for a Lambertian source; luminance = radiance × the light's luminous efficacy.
          </Term>
          <Term name="Turn-on voltage">
            Where the radiance first reaches the stated level, a straight line between the
            logarithms of neighbouring points. That of a luminance is another figure.
          </Term>
          <Term name="Roll-off">
            Current density beyond the largest EQE at which 90 % or 50 % of it is left.
          </Term>
          <Term name="Losses">
            Radiative, Auger and trap recombination of each layer, traps of each interface, and
            carriers that reach the wrong electrode. They add up to the current.
          </Term>
          <Term name="Peak and colour">
            Of the light along the normal, spectra of places through the emitter weighted with the
            recombination zone; CIE 1931, 2° observer.
          </Term>
          <Term name="Rise and decay">
            From 10 % to 90 % of the way from the value before a pulse to that at its end, and back;
            the delay is from the rising edge to 10 %.
          </Term>
          <Term name="Hysteresis">
            (A↓ − A↑) / (A↓ + A↑), A being the area under the current against voltage on the way out
            (↑) and back (↓).
          </Term>
          <Term name="Capacitance">
            Imaginary part of the layers' admittance over 2πf; the dashed line is that of the layers
            without charges. Impedances hold series and shunt resistance.
          </Term>
          <Term name="Energies">
            Of an electron, the vacuum level at the lower contact being zero; quasi-Fermi levels are
            dashed.
          </Term>
        </>
      }
    />
  );
}
