#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/optics/emission.hpp"

namespace anchorite::optics {

/// Means over the emitter's positions (weights), wavelengths (spectrum) and directions (Θ_h).
struct EmissionSummary {
    /// ⟨power⟩: every channel's mean rate. outside() / total is η_out = ⟨U⟩/⟨F⟩.
    PowerBudget rates;
    /// ⟨power / F⟩: the mean of each channel's share at every wavelength and position; total is 1.
    PowerBudget shares;
    std::vector<PowerBudget> by_wavelength;  ///< mean rates over positions, one a wavelength
    std::vector<PowerBudget> by_position;    ///< mean rates over the spectrum, one a position

    /// η_out = ⟨U⟩/⟨F⟩ of both sides together: the ratio of mean rates.
    [[nodiscard]] double outcoupling() const { return rates.outside() / rates.total; }
    /// ⟨U/F⟩: the mean of ratios, for comparison with codes that average efficiencies.
    [[nodiscard]] double mean_outcoupling() const { return shares.outside(); }
};

/// @throws InputError  as Emitter::validate; an emission of another shape
EmissionSummary summarise(const OpticalStack& stack, const Emitter& emitter,
                          const Emission& emission);

/// η_rad = qF / (1 - q + qF): radiative share of the decay in the stack, of a dipole whose
/// luminescence quantum yield in bulk is `yield`.
/// @throws InputError  a yield outside [0, 1] or F <= 0
double radiative_efficiency(double yield, double purcell);

/// For how long an exciton emits, over its lifetime in bulk: 1 / (1 - q + qF). Times q and a
/// channel's rate it is the photons that an exciton sends there, η_rad U/F. `recycle`: together
/// with the excitons that its reabsorbed photons make, 1 / (1 - η_rad · reabsorbed/F) generations.
/// @param rates  means over the spectrum at the exciton's place
/// @throws InputError  as radiative_efficiency
double emitting_time(const PowerBudget& rates, double yield, bool recycle = false);

/// Photons out per electron in, γ · η_rad(z) · U(z)/F(z), averaged over positions; F and U of a
/// position are means over the spectrum because one dipole emits in all its colours.
struct QuantumEfficiency {
    double bottom = 0;
    double top = 0;
    [[nodiscard]] double both() const { return bottom + top; }
};

/// `balance` is γ, the excitons per electron. Reabsorbed photons are lost, unless `recycle`: then
/// each makes another exciton at the same place, 1 / (1 - η_rad · reabsorbed/F) generations.
/// @throws InputError  a balance or yield outside [0, 1]; as summarise
QuantumEfficiency external_efficiency(const Emitter& emitter, const EmissionSummary& summary,
                                      double yield, double balance = 1, bool recycle = false);

}  // namespace anchorite::optics
