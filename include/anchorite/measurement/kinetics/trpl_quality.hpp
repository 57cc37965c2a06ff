#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace anchorite::measurement {

/// How well a model describes counts, whatever was minimised.
struct TrplQuality {
    /// Channels of the window less free parameters; channels without a count for which the model
    /// has less than 0.001 are left out here and of the next four figures.
    int degrees_of_freedom = 0;
    double deviance = 0;  ///< 2 Σ (m - y + y ln y/m) per degree of freedom
    double neyman = 0;    ///< Σ (y - m)²/max(y, 1) per degree of freedom, the usual χ²_r
    double pearson = 0;   ///< Σ (y - m)²/m per degree of freedom
    /// That counting noise alone gives Pearson's sum or more: gamma distribution of its mean and of
    /// its variance 2ν + Σ 1/m, exact moments of Poisson counts also where channels are few.
    double probability = 0;
    double durbin_watson = 0;             ///< Σ (r_i - r_{i-1})²/Σ r²: 2 without correlation
    double scatter = 0;                   ///< standard deviation about the model
    std::vector<double> residuals;        ///< (y - m)/√m; of other values (y - m)/scatter
    std::vector<double> autocorrelation;  ///< of the residuals; lag 0 is 1
    double correlation_limit = 0;         ///< 95 % of lags of pure noise lie within ± this

    /// Whether counting noise explains the residuals, at the 1 % level.
    [[nodiscard]] bool adequate() const { return probability >= 0.01; }
};

/// @param counts           y; for values that are no counts the first four figures mean nothing
/// @param model            m, as many
/// @param free_parameters  not at a bound
/// @param are_counts       whether √m is the standard error of a value
TrplQuality judge_trpl(const Eigen::ArrayXd& counts, const Eigen::ArrayXd& model,
                       int free_parameters, bool are_counts = true);

}  // namespace anchorite::measurement
