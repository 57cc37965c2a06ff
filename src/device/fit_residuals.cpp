#include "fit_residuals.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

constexpr double step = 1e-5;  ///< of internal parameters, for derivatives

}  // namespace

FitResiduals::FitResiduals(const FitProblem& problem, const FitOptions& options,
                           const ProgressCallback& progress)
    : problem_(problem),
      options_(options),
      progress_(progress),
      scatter_(problem.curves.size(), 1) {
    for (std::size_t c = 0; c < problem.curves.size(); ++c) {
        firsts_.push_back(count_);
        count_ += problem.curves[c].values.size();
        double largest = 0;
        for (const double value : problem.curves[c].values) {
            largest = std::max(largest, std::abs(value));
        }
        largest_.push_back(largest > 0 ? largest : 1);
        add_to_group(c);
    }
    responses_.resize(groups_.size());
}

void FitResiduals::add_to_group(std::size_t curve) {
    const FitCurve& added = problem_.curves[curve];
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const Group& group = groups_[g];
        if (group.device != added.device || group.grid.abscissa != added.grid.abscissa ||
            group.grid.at != added.grid.at) {
            continue;
        }
        groups_[g].curves.push_back(curve);
        group_of_.push_back(g);
        return;
    }
    Group group{added.device, added.grid, {curve}, {}, true};
    for (const auto& key : problem_.devices[added.device].free) {
        if (stack::is_optical(key.axis)) group.keeps_light = false;
    }
    group_of_.push_back(groups_.size());
    groups_.push_back(std::move(group));
}

double FitResiduals::inside(std::size_t parameter, double value) const {
    const auto& about = problem_.parameters[parameter];
    return about.logarithmic ? std::log(value) : value / (about.bounds.high - about.bounds.low);
}

double FitResiduals::outside(std::size_t parameter, double internal) const {
    const auto& about = problem_.parameters[parameter];
    const double value =
        about.logarithmic ? std::exp(internal) : internal * (about.bounds.high - about.bounds.low);
    return std::clamp(value, about.bounds.low, about.bounds.high);
}

std::vector<double> FitResiduals::values_of(std::span<const double> internal) const {
    std::vector<double> values;
    for (std::size_t p = 0; p < internal.size(); ++p) values.push_back(outside(p, internal[p]));
    return values;
}

bool FitResiduals::solve(std::span<const double> internal) {
    const std::vector<double> at(internal.begin(), internal.end());
    if (at == solved_at_) return good_;
    solved_at_ = at;
    good_ = false;
    const auto values = values_of(internal);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        Group& group = groups_[g];
        const auto asked = [&](const ProgressEvent&) {
            return !progress_ ||
                   progress_({"fit: curves solved", static_cast<std::size_t>(evaluations_), 0});
        };
        try {
            responses_[g] = respond(problem_.devices[group.device], values, group.grid,
                                    group.light ? &*group.light : nullptr, asked);
        } catch (const InputError& error) {
            failure_ = error.what();
            return false;
        }
        ++evaluations_;
        if (group.keeps_light && !group.light) group.light = responses_[g].light;
        if (responses_[g].good()) continue;
        failure_ = responses_[g].failure;
        return false;
    }
    good_ = true;
    return true;
}

std::vector<double> FitResiduals::model(std::size_t curve) const {
    std::vector<double> values;
    for (const auto& point : responses_[group_of_[curve]].points) {
        values.push_back(figure(point, problem_.curves[curve].kind));
    }
    return values;
}

void FitResiduals::refine() {
    for (auto& group : groups_) group.grid.refinement *= 2;
    solved_at_.clear();
}

std::vector<double> FitResiduals::grid_errors() const {
    std::vector<double> errors(problem_.curves.size(), NAN);
    for (const Group& group : groups_) {
        FitGrid grid = group.grid;
        grid.refinement *= 2;
        const auto exact = respond(problem_.devices[group.device], values_of(solved_at_), grid,
                                   group.light ? &*group.light : nullptr);
        if (!exact.good()) continue;
        for (const std::size_t c : group.curves) {
            const auto values = model(c);
            errors[c] = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double moved = figure(exact.points[i], problem_.curves[c].kind) - values[i];
                errors[c] = std::max(errors[c], std::abs(weight(c, i, values[i]) * moved));
            }
        }
    }
    return errors;
}

double FitResiduals::weight(std::size_t c, std::size_t i, double model) const {
    const FitCurve& curve = problem_.curves[c];
    if (curve.errors.empty()) {
        const double unit = scatter_[c] / curve.weight;
        return 1 / (unit * (curve.logarithmic ? model : largest_[c]));
    }
    return curve.logarithmic ? curve.values[i] / (curve.errors[i] * model) : 1 / curve.errors[i];
}

std::vector<double> FitResiduals::compared(std::size_t c, const std::vector<double>& model) const {
    const FitCurve& curve = problem_.curves[c];
    std::vector<double> residuals;
    for (std::size_t i = 0; i < model.size(); ++i) {
        const double of_model = weight(c, i, model[i]);
        residuals.push_back(curve.logarithmic
                                ? of_model * model[i] * std::log(model[i] / curve.values[i])
                                : of_model * (model[i] - curve.values[i]));
    }
    return residuals;
}

void FitResiduals::residuals(std::span<const double> internal, std::span<double> out) {
    if (!solve(internal)) {
        std::ranges::fill(out, NAN);
        return;
    }
    for (std::size_t c = 0; c < problem_.curves.size(); ++c) {
        std::ranges::copy(compared(c, model(c)),
                          out.begin() + static_cast<std::ptrdiff_t>(firsts_[c]));
    }
}

std::vector<ValuePair> FitResiduals::pairs_of(const Group& group,
                                              std::vector<std::size_t>& which) const {
    std::vector<ValuePair> pairs;
    for (std::size_t p = 0; p < problem_.parameters.size(); ++p) {
        const auto& free = problem_.devices[group.device].free;
        const auto uses = [&](const FreeKey& key) { return key.parameter == p; };
        if (std::ranges::none_of(free, uses)) continue;
        const auto& bounds = problem_.parameters[p].bounds;
        const double low = std::max(solved_at_[p] - step, inside(p, bounds.low));
        const double high = std::min(solved_at_[p] + step, inside(p, bounds.high));
        ValuePair pair;
        pair.below = pair.above = values_of(solved_at_);
        pair.below[p] = outside(p, low);
        pair.above[p] = outside(p, high);
        pair.span = high - low;
        pair.share = (solved_at_[p] - low) / pair.span;
        pairs.push_back(std::move(pair));
        which.push_back(p);
    }
    return pairs;
}

void FitResiduals::jacobian(std::span<const double> internal, numerics::Jacobian& out) {
    out.setZero();
    if (!solve(internal)) {
        out.setConstant(NAN);
        return;
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const Group& group = groups_[g];
        const FitDevice& device = problem_.devices[group.device];
        std::vector<std::size_t> which;
        const auto pairs = pairs_of(group, which);
        const StackLight* light = group.light ? &*group.light : nullptr;
        const auto slopes = options_.derivatives == FitDerivatives::implicit
                                ? derivatives(device, group.grid, responses_[g], pairs, light)
                                : differenced(device, group.grid, pairs, light);
        for (const std::size_t c : group.curves) {
            const auto values = model(c);
            for (std::size_t k = 0; k < which.size(); ++k) {
                for (std::size_t i = 0; i < values.size(); ++i) {
                    out(static_cast<Eigen::Index>(firsts_[c] + i),
                        static_cast<Eigen::Index>(which[k])) =
                        weight(c, i, values[i]) * figure(slopes[k][i], problem_.curves[c].kind);
                }
            }
        }
    }
}

}  // namespace anchorite::device
