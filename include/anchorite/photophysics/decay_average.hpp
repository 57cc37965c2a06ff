#pragma once

#include <span>
#include <vector>

namespace anchorite::photophysics {

/// ⟨τ⟩_amp = Σ A τ / Σ A = ∫ I dt / I(0): the average that goes with a quantum yield [s].
struct AmplitudeAverage {
    double seconds = 0;
};

/// ⟨τ⟩_int = Σ A τ² / Σ A τ = ∫ t I dt / ∫ I dt: the mean arrival time of a photon [s]. Papers
/// that print "τ_avg" mostly mean this one.
struct IntensityAverage {
    double seconds = 0;
};

/// I(t) = Σ A exp(-t/τ).
struct ExponentialSum {
    std::vector<double> amplitudes;  ///< not negative, any scale
    std::vector<double> lifetimes;   ///< as many [s]
    /// @throws InputError  lists of different length or empty, a negative or vanishing sum of
    /// amplitudes, a lifetime that is not positive
    void validate() const;
    /// I at a time [s].
    [[nodiscard]] double value(double time) const;
};

/// Both averages of one decay.
struct DecayAverages {
    AmplitudeAverage amplitude;
    IntensityAverage intensity;
};

/// Closed form. @throws InputError  as ExponentialSum::validate
DecayAverages averages(const ExponentialSum& decay);

/// Share of each component in the amplitudes, A/ΣA.
std::vector<double> amplitude_fractions(const ExponentialSum& decay);

/// Share of each component in the photons, Aτ/ΣAτ.
std::vector<double> intensity_fractions(const ExponentialSum& decay);

/// What is beyond the last point of a sampled decay.
enum class Tail {
    none,         ///< nothing: averages of the window alone
    exponential,  ///< the decay of the last tenth of the points goes on
};

/// Numerically from a sampled decay whose first point is I(0): between points the logarithm is
/// straight (a straight line where a value is not positive), which is exact for one exponential.
/// @throws InputError  fewer than three points, lists of different length, times out of order, a
///                     first value that is not positive, or a tail that does not decay
DecayAverages averages(std::span<const double> times, std::span<const double> values, Tail tail);

}  // namespace anchorite::photophysics
