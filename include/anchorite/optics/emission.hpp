#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/optics/optical_stack.hpp"

namespace anchorite::optics {

/// Where the dipoles of a stack sit, how they lie and in which colours they emit.
struct Emitter {
    std::size_t layer = 0;  ///< of the stack, a coherent one; its k is left out (see below)
    /// Above the layer's lower boundary, 1 pm or more inside it [m]. In a half-space: distance from
    /// its only boundary.
    std::vector<double> positions{};
    std::vector<double> weights{};  ///< share of the excitons, one a position; empty: equal
    /// Share of the photons that a free dipole emits at each wavelength of the stack (a density in
    /// wavelength times the step), on any scale; empty: equal.
    std::vector<double> spectrum{};
    double horizontal_fraction = 2.0 / 3;  ///< Θ_h: 2/3 isotropic, 1 in the plane, 0 upright

    /// @throws InputError  a layer that the stack lacks, that is thick or a metal (n <= k); a
    ///                     position not inside it; lists of a wrong length; weights that are
    ///                     negative or all zero; a fraction outside [0, 1]
    void validate(const OpticalStack& stack) const;
};

/// How emission is computed.
struct EmissionOptions {
    double tolerance = 1e-5;  ///< on every channel, as a fraction of F
    /// Absorption of the emitter layer itself. The near field of a dipole inside an absorber
    /// diverges, so k of the emitter is left out by default; true keeps it for the waves that
    /// propagate in the layer (u < 1.2, see docs/theory/optics.md) and books what it absorbs as
    /// PowerBudget::reabsorbed. An emitter that is a half-space never reabsorbs.
    bool reabsorption = false;
    std::size_t max_panels = 400;  ///< of the integration over in-plane wavevectors

    /// @throws InputError  a tolerance outside [1e-10, 0.1] or no panels
    void validate() const;
};

/// Where the power of a dipole goes, in units of what it emits in bulk emitter. `total` is F, the
/// Purcell factor, from an integral of its own; it equals the sum of all channels:
/// bottom + top + substrate + superstrate + returned + guided + reabsorbed + Σ absorbed.
struct PowerBudget {
    double total = 0;
    double bottom = 0;       ///< leaves into the half-space below, all round trips in glass counted
    double top = 0;          ///< leaves into the half-space above
    double substrate = 0;    ///< kept by total reflection in a thick layer below the films
    double superstrate = 0;  ///< kept by total reflection in a thick layer above them
    double returned = 0;     ///< absorbed by the films after a reflection outside of them
    double guided = 0;       ///< in modes of the films that nothing absorbs
    double reabsorbed = 0;   ///< by the emitter layer; see EmissionOptions::reabsorption
    std::vector<double> absorbed;  ///< directly, one a layer of the stack; thick layers: in all
    // The direct absorption of films and opaque half-spaces once more, by in-plane wavevector.
    double absorbed_in_cone = 0;     ///< waves that also propagate in a medium outside the films
    double absorbed_bound = 0;       ///< beyond these, up to the emitter's own wavevector (u < 1)
    double absorbed_evanescent = 0;  ///< beyond the emitter's wavevector (u > 1)

    /// What leaves on both sides.
    [[nodiscard]] double outside() const { return bottom + top; }
    /// Sum of all channels; differs from `total` by the error of the integration.
    [[nodiscard]] double sum() const;
    /// Adds `weight` times another budget.
    void add(const PowerBudget& other, double weight);
};

/// Budgets of one dipole position at one wavelength.
struct DipolePower {
    PowerBudget vertical;
    PowerBudget horizontal;  ///< mean over directions in the plane
};

/// Budget of dipoles of which the share Θ_h lies in the plane.
PowerBudget oriented(const DipolePower& power, double horizontal_fraction);

/// Result of emit: shape [wavelength][position].
struct Emission {
    std::vector<std::vector<DipolePower>> power;
    /// ran_out: the channels of some dipole miss its total by more than the tolerance; failed never
    /// occurs (bad input throws).
    Termination termination = Termination::converged;
    /// Largest |total - sum of channels| / total that was found; infinite: one is no number.
    double error = 0;
};

/// Power of dipoles in a stack: plane waves of every in-plane wavevector, reflected by the films
/// above and below (Neyts, J. Opt. Soc. Am. A 15 (1998) 962; Furno et al., Phys. Rev. B 85 (2012)
/// 115205). The total is integrated in the complex plane, where guided modes leave no poles (Paulus
/// et al., Phys. Rev. E 62 (2000) 5797); channels on the real axis.
/// Layers: a film that is not `coherent` is thick and has no films' interference; a half-space or
/// thick layer with k < n / 100 is a window, treated as lossless next to the films, with k only
/// weakening rays in a thick layer; any other half-space or thick layer is opaque and absorbs what
/// enters it.
/// @throws InputError  as the validate functions
/// @throws Cancelled   `progress` returned false; it hears of every wavelength
Emission emit(const OpticalStack& stack, const Emitter& emitter,
              const EmissionOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::optics
