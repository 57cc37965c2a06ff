#pragma once

#include <Eigen/Core>

namespace anchorite::measurement {

/// A decay of amplitude 1 as the instrument shows it, channel by channel, with its derivatives.
/// Times are in channels throughout. A measured response stands at the middle of each channel and
/// the decay is sampled there.
struct DecayColumn {
    Eigen::ArrayXd value;
    Eigen::ArrayXd by_log_lifetime;
    Eigen::ArrayXd by_shift;              ///< of the response, to later times
    Eigen::ArrayXd by_log_exponent = {};  ///< of a stretched exponential alone
    Eigen::ArrayXd by_log_width = {};     ///< of a Gaussian's, where it is asked for
};

/// Σ_j response_j exp(-(i - j)/τ) over j ≤ i, by recursion (exact; one pass). With a repetition
/// period P, the pulses before add Σ_k exp(-(i - j + kP)/τ), k = 1, 2 ... (geometric sum).
/// @param slope     derivative of the response with respect to its shift; empty: 0
/// @param lifetime  τ [channels]
/// @param period    P [channels], at least the number of channels; 0: one pulse
void exponential_column(const Eigen::ArrayXd& response, const Eigen::ArrayXd& slope,
                        double lifetime, double period, DecayColumn& out);

/// exp(-t/τ) after a Gaussian pulse of area 1 centred at `position`:
/// exp(σ²/2τ² - t/τ) erfc(σ/√2τ - t/√2σ)/2, through the hazard function where that overflows.
/// @param count     channels
/// @param position  [channels]
/// @param sigma     σ [channels]
void gaussian_column(Eigen::Index count, double position, double sigma, double lifetime,
                     double period, DecayColumn& out);

/// Derivative of what gaussian_column made with respect to ln σ, σ²/τ² f - (σ²/τ + t) g with the
/// pulse g: by the diffusion equation ∂g/∂σ = σ ∂²g/∂t².
void add_gaussian_by_log_width(double position, double sigma, double lifetime, DecayColumn& out);

/// exp(-t/τ) from channel `begin` on, without response.
/// @param count  channels
void bare_column(Eigen::Index count, Eigen::Index begin, double lifetime, double period,
                 DecayColumn& out);

/// Σ_j response_j exp(-((i - j)/τ)^β) over j ≤ i, by Fourier transforms.
/// @param exponent  β
void stretched_column(const Eigen::ArrayXd& response, const Eigen::ArrayXd& slope, double lifetime,
                      double exponent, DecayColumn& out);

/// Σ_j a_j b_{i-j} over j ≤ i for every i, by Fourier transforms: any kernel, n log n.
Eigen::ArrayXd convolve(const Eigen::ArrayXd& a, const Eigen::ArrayXd& b);

}  // namespace anchorite::measurement
