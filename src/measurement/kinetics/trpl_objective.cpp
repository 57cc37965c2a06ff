#include "anchorite/measurement/kinetics/trpl_objective.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::ArrayXd;

constexpr std::array objectives = {TrplObjective::poisson, TrplObjective::neyman,
                                   TrplObjective::pearson, TrplObjective::unweighted,
                                   TrplObjective::unweighted_amplitudes};

/// Where a model has no light, counts would be impossible and weights infinite.
constexpr double least_light = 1e-6;
constexpr double least_light_of_weights = 1e-3;

void poisson(const ArrayXd& counts, const ArrayXd& model, ObjectiveTerms& out) {
    const ArrayXd m = model.max(least_light);
    const ArrayXd ratio = counts / m;
    out.sum = 2 * (m - counts + counts * ratio.max(1e-300).log()).sum();
    out.gradient = 2 * (1 - ratio);
    out.curvature = 2 * counts / m.max(least_light_of_weights).square();
}

void pearson(const ArrayXd& counts, const ArrayXd& model, ObjectiveTerms& out) {
    const ArrayXd m = model.max(least_light);
    out.sum = ((counts - m).square() / m).sum();
    out.gradient = 1 - (counts / m).square();
    out.curvature = 0.5 * (counts + m).square() / m.max(least_light_of_weights).cube();
}

}  // namespace

std::string_view id_of(TrplObjective objective) {
    switch (objective) {
        case TrplObjective::poisson:
            return "poisson";
        case TrplObjective::neyman:
            return "neyman";
        case TrplObjective::pearson:
            return "pearson";
        case TrplObjective::unweighted:
            return "unweighted";
        case TrplObjective::unweighted_amplitudes:
            break;
    }
    return "unweighted-amplitudes";
}

std::string_view name_of(TrplObjective objective) {
    switch (objective) {
        case TrplObjective::poisson:
            return "Poisson maximum likelihood (deviance)";
        case TrplObjective::neyman:
            return "least squares weighted by the counts, 1/√N (Neyman)";
        case TrplObjective::pearson:
            return "least squares weighted by the model (Pearson)";
        case TrplObjective::unweighted:
            return "unweighted least squares";
        case TrplObjective::unweighted_amplitudes:
            break;
    }
    return "amplitudes unweighted, lifetimes weighted by 1/√N";
}

std::span<const TrplObjective> trpl_objectives() {
    return objectives;
}

TrplObjective find_objective(std::string_view id) {
    std::vector<std::string> ids;
    for (const TrplObjective objective : objectives) {
        if (id_of(objective) == id) return objective;
        ids.emplace_back(id_of(objective));
    }
    throw InputError("there is no objective \"" + std::string(id) + "\": " + did_you_mean(id, ids));
}

bool has_known_errors(TrplObjective objective) {
    return objective != TrplObjective::unweighted &&
           objective != TrplObjective::unweighted_amplitudes;
}

void evaluate_objective(TrplObjective objective, const ArrayXd& counts, const ArrayXd& model,
                        ObjectiveTerms& out) {
    if (objective == TrplObjective::poisson) return poisson(counts, model, out);
    if (objective == TrplObjective::pearson) return pearson(counts, model, out);
    const bool weighted = objective != TrplObjective::unweighted;
    const ArrayXd weight =
        weighted ? counts.max(1.0).inverse().eval() : ArrayXd::Ones(counts.size()).eval();
    const ArrayXd difference = model - counts;
    out.sum = (weight * difference.square()).sum();
    out.gradient = 2 * weight * difference;
    out.curvature = 2 * weight;
}

}  // namespace anchorite::measurement
