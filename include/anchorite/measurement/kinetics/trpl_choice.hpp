#pragma once

#include <vector>

#include "anchorite/measurement/kinetics/trpl_fit.hpp"

namespace anchorite::measurement {

/// A number of components on trial.
struct TrplChoice {
    int components = 0;
    double objective = 0;
    int free_parameters = 0;
    /// Schwarz's criterion (Ann. Stat. 6, 461 (1978)): deviance + k ln N, or N ln(SS/N) + k ln N
    /// for unweighted squares. Lowest is preferred.
    double criterion = 0;
    /// -2 ln of the likelihood ratio to one component less; 0 for the first.
    double likelihood_ratio = 0;
    /// That so much is gained by chance, from chi-square with two degrees of freedom. One of the
    /// two stands at its bound without the component, so the true probability is smaller still.
    double probability = 1;
    double pearson = 0;  ///< per degree of freedom
    std::vector<TrplComponent> fitted;
};

/// Fits 1 to `most` components. @throws InputError, RunError  as fit_trpl
std::vector<TrplChoice> compare_components(const TrplData& data, const TrplResponse& response,
                                           TrplFitOptions options, int most = 4);

/// Number of components of the lowest criterion.
int preferred_components(const std::vector<TrplChoice>& choices);

}  // namespace anchorite::measurement
