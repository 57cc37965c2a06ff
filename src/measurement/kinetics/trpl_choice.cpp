#include "anchorite/measurement/kinetics/trpl_choice.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::measurement {

namespace {

/// -2 ln of the likelihood, up to what all numbers of components share.
double twice_log_likelihood(TrplObjective objective, double sum, double channels) {
    return has_known_errors(objective) ? sum : channels * std::log(sum / channels);
}

}  // namespace

std::vector<TrplChoice> compare_components(const TrplData& data, const TrplResponse& response,
                                           TrplFitOptions options, int most) {
    options.intervals = false;
    options.form.stretched = false;
    const auto channels = static_cast<double>(data.window.size());
    std::vector<TrplChoice> out;
    double before = 0;
    for (int n = 1; n <= most; ++n) {
        options.form.components = n;
        options.starts = n < 3 ? 2 : 3;
        const TrplFit fit = fit_trpl(data, response, options);
        TrplChoice choice;
        choice.components = n;
        choice.objective = fit.objective;
        choice.free_parameters = fit.free_parameters;
        choice.pearson = fit.quality.pearson;
        choice.fitted = fit.components;
        const double now = twice_log_likelihood(options.objective, fit.objective, channels);
        choice.criterion = now + fit.free_parameters * std::log(channels);
        if (n > 1) {
            choice.likelihood_ratio = std::max(0.0, before - now);
            choice.probability = numerics::chi_square_probability(choice.likelihood_ratio, 2);
        }
        before = now;
        out.push_back(choice);
    }
    return out;
}

int preferred_components(const std::vector<TrplChoice>& choices) {
    return std::ranges::min_element(choices, {}, &TrplChoice::criterion)->components;
}

}  // namespace anchorite::measurement
