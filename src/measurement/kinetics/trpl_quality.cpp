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

/// Less light than this is none [counts].
constexpr double least_expected = 1e-3;

/// Channels that can tell whether a model is right.
struct Judged {
    ArrayXd counts;
    ArrayXd model;
};

/// Where nothing is expected and nothing was counted there is nothing to judge, but such channels
/// would add freedom and, by 1/m, most of the variance.
Judged judged_of(const ArrayXd& counts, const ArrayXd& model, bool are_counts) {
    if (!are_counts) return {counts, model};
    std::vector<Index> kept;
    for (Index i = 0; i < counts.size(); ++i) {
        if (model(i) >= least_expected || counts(i) > 0) kept.push_back(i);
    }
    return {counts(kept), model(kept)};
}

}  // namespace

TrplQuality judge_trpl(const ArrayXd& counts, const ArrayXd& model, int free_parameters,
                       bool are_counts) {
    TrplQuality out;
    const Judged judged = judged_of(counts, model, are_counts);
    out.degrees_of_freedom = std::max(1, static_cast<int>(judged.counts.size()) - free_parameters);
    const double degrees = out.degrees_of_freedom;
    ObjectiveTerms terms;
    for (const auto& [objective, result] : {std::pair{TrplObjective::poisson, &out.deviance},
                                            {TrplObjective::neyman, &out.neyman},
                                            {TrplObjective::pearson, &out.pearson}}) {
        evaluate_objective(objective, judged.counts, judged.model, terms);
        *result = terms.sum / degrees;
    }
    const double variance = 2 * degrees + judged.model.max(least_expected).inverse().sum();
    const double scale = variance / degrees;
    out.probability = gsl_cdf_gamma_Q(out.pearson * degrees, degrees / scale, scale);
    const ArrayXd difference = counts - model;
    out.scatter = std::sqrt(difference.square().sum() / degrees);
    const ArrayXd residuals = are_counts ? (difference / model.max(least_expected).sqrt()).eval()
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
