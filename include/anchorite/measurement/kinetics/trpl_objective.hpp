#pragma once

#include <Eigen/Core>
#include <span>
#include <string_view>

namespace anchorite::measurement {

/// What a fit of counts makes as small as possible. y are counts, m what the model expects.
enum class TrplObjective {
    poisson,     ///< deviance 2 Σ (m - y + y ln y/m): Poisson maximum likelihood
    neyman,      ///< Σ (y - m)²/max(y, 1): least squares weighted by 1/√N of the counts
    pearson,     ///< Σ (y - m)²/m: weighted by the model
    unweighted,  ///< Σ (y - m)²
    /// Amplitudes minimise Σ (y - m)², lifetimes and shift Σ (y - m)²/max(y, 1), as some programs
    /// do. No single sum is minimised, so there are no intervals.
    unweighted_amplitudes,
};

/// Id for the command line and JSON: "poisson" ...
std::string_view id_of(TrplObjective objective);

/// Name for people: "Poisson maximum likelihood (deviance)" ...
std::string_view name_of(TrplObjective objective);

/// Every objective, the default first.
std::span<const TrplObjective> trpl_objectives();

/// The objective of an id. @throws InputError  there is none; names those that are close
TrplObjective find_objective(std::string_view id);

/// Whether the sum is in units of its own statistics, so that it rises by a quantile of chi-square
/// at the end of an interval. Else the scatter about the fit gives the scale.
bool has_known_errors(TrplObjective objective);

/// An objective at some model, with derivatives with respect to the model, channel by channel.
struct ObjectiveTerms {
    double sum = 0;
    Eigen::ArrayXd gradient;
    Eigen::ArrayXd curvature;  ///< not negative; 2 (dr/dm)² of the residuals r for Pearson's sum
};

/// @param counts  y
/// @param model   m, as many; taken as 1e-6 where it is smaller and must be positive
void evaluate_objective(TrplObjective objective, const Eigen::ArrayXd& counts,
                        const Eigen::ArrayXd& model, ObjectiveTerms& out);

}  // namespace anchorite::measurement
