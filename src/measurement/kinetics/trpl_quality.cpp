#include "anchorite/measurement/kinetics/trpl_quality.hpp"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

#include "anchorite/measurement/kinetics/trpl_objective.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

std::vector<double> autocorrelation_of(const ArrayXd& residuals) {
    const Index count = residuals.size();
    const double power = residuals.square().sum();
    std::vector<double> out;
    for (Index lag = 0; lag <= std::min<Index>(count / 4, 400); ++lag) {
        const double sum = (residuals.head(count - lag) * residuals.tail(count - lag)).sum();
        out.push_back(power > 0 ? sum / power : 0);
    }
    return out;
}

}  // namespace

TrplQuality judge_trpl(const ArrayXd& counts, const ArrayXd& model, int free_parameters,
                       bool are_counts) {
    TrplQuality out;
    out.degrees_of_freedom = std::max(1, static_cast<int>(counts.size()) - free_parameters);
    const double degrees = out.degrees_of_freedom;
    ObjectiveTerms terms;
    for (const auto& [objective, result] : {std::pair{TrplObjective::poisson, &out.deviance},
                                            {TrplObjective::neyman, &out.neyman},
                                            {TrplObjective::pearson, &out.pearson}}) {
        evaluate_objective(objective, counts, model, terms);
        *result = terms.sum / degrees;
    }
    // Where nothing is expected and nothing was counted there is nothing to judge.
    const ArrayXd expected = model.max(1e-3);
    const double variance = 2 * degrees + expected.inverse().sum();
    const double scale = variance / degrees;
    out.probability = gsl_cdf_gamma_Q(out.pearson * degrees, degrees / scale, scale);
    const ArrayXd difference = counts - model;
    out.scatter = std::sqrt(difference.square().sum() / degrees);
    const ArrayXd residuals = are_counts ? (difference / expected.sqrt()).eval()
                                         : (difference / std::max(out.scatter, 1e-300)).eval();
    const Index last = residuals.size() - 1;
    const double power = residuals.square().sum();
    out.durbin_watson =
        power > 0 ? (residuals.tail(last) - residuals.head(last)).square().sum() / power : 2;
    out.residuals.assign(residuals.begin(), residuals.end());
    out.autocorrelation = autocorrelation_of(residuals);
    out.correlation_limit = 1.96 / std::sqrt(static_cast<double>(residuals.size()));
    return out;
}

}  // namespace anchorite::measurement
