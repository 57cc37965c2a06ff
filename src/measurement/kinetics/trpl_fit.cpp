#include "anchorite/measurement/kinetics/trpl_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "anchorite/base/error.hpp"
#include "measurement/kinetics/trpl_interval.hpp"
#include "measurement/kinetics/trpl_mixed.hpp"
#include "measurement/kinetics/trpl_start.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

void check_objective(const TrplData& data, const TrplFitOptions& options, const TrplModel& model) {
    if (options.objective != TrplObjective::unweighted && !data.are_counts()) {
        const bool negative = std::ranges::any_of(data.counts, [](double n) { return n < 0; });
        if (negative && options.objective == TrplObjective::poisson) {
            throw InputError(
                "the decay has negative values, so they are no counts any more and have no Poisson "
                "likelihood: give the raw counts, or choose the objective unweighted");
        }
    }
    const auto channels = static_cast<Index>(data.window.size());
    if (channels <= model.layout().size + 2) {
        throw InputError(fmt::format("{} channels do not determine {} parameters: widen the window",
                                     channels, model.layout().size));
    }
}

/// How much the objective rises by at most one standard error.
double unit_of(const TrplProblem& problem, double value, int free_parameters) {
    if (has_known_errors(problem.objective())) return 1;
    return value /
           std::max<double>(1, static_cast<double>(problem.counts().size()) - free_parameters);
}

/// Keeps the minimum that a start leads to where it is lower.
void improve(TrplProblem& problem, const VectorXd& start, const TrplFitOptions& options,
             TrplMinimum& best) {
    TrplPoint first;
    first.parameters = start;
    problem.evaluate(first);
    const double unit = unit_of(problem, first.value, 0);
    const TrplStop stop{options.max_iterations, options.tolerance * (unit == 1 ? 1 : 1e-3 * unit)};
    const TrplMinimum minimum = minimise(problem, start, stop);
    if (minimum.point.value < best.point.value) best = minimum;
}

TrplMinimum best_minimum(TrplProblem& problem, const TrplFitOptions& options) {
    const int more = problem.layout().components > 2 ? 3 : 0;
    std::vector<VectorXd> starts =
        trpl_starts(problem, static_cast<std::size_t>(options.starts + more));
    if (problem.objective() == TrplObjective::unweighted_amplitudes) {
        // The weighted minimum is close by.
        starts.push_back(
            minimise(problem, starts.front(), {options.max_iterations}).point.parameters);
        return minimise_mixed(problem, starts, options.max_iterations);
    }
    TrplMinimum best;
    best.point.value = std::numeric_limits<double>::infinity();
    for (const VectorXd& start : starts) improve(problem, start, options, best);
    if (more > 0 && problem.layout().shift >= 0 && std::isfinite(best.point.value)) {
        // A short component may have stood in for a shift that is known better by now.
        const double shift = best.point.parameters(problem.layout().shift);
        improve(problem, trpl_start_at(problem, shift), options, best);
    }
    return best;
}

/// Components in order of their lifetimes.
void sort_components(const TrplLayout& layout, VectorXd& parameters) {
    std::vector<Index> order(static_cast<std::size_t>(layout.components));
    std::iota(order.begin(), order.end(), Index{0});
    std::ranges::sort(order, {}, [&](Index i) { return parameters(i); });
    const VectorXd before = parameters;
    for (Index i = 0; i < layout.components; ++i) {
        const Index from = order[static_cast<std::size_t>(i)];
        parameters(i) = before(from);
        parameters(layout.first_amplitude + i) = before(layout.first_amplitude + from);
    }
}

bool is_time(TrplKind kind) {
    return kind == TrplKind::lifetime || kind == TrplKind::average_amplitude ||
           kind == TrplKind::average_intensity || kind == TrplKind::width;
}

double value_or(const TrplFit& fit, TrplKind kind, int component, double otherwise) {
    for (const TrplQuantity& q : fit.quantities) {
        if (q.kind == kind && q.component == component) return q.value;
    }
    return otherwise;
}

void fill_components(const TrplLayout& layout, TrplFit& fit) {
    for (int i = 0; i < static_cast<int>(layout.components); ++i) {
        fit.components.push_back({fit.quantity(TrplKind::lifetime, i).value,
                                  fit.quantity(TrplKind::amplitude, i).value,
                                  value_or(fit, TrplKind::amplitude_fraction, i, 1),
                                  value_or(fit, TrplKind::intensity_fraction, i, 1)});
    }
    const double only = fit.components.front().lifetime;
    fit.average_amplitude = value_or(fit, TrplKind::average_amplitude, -1, only);
    fit.average_intensity = value_or(fit, TrplKind::average_intensity, -1, only);
    fit.exponent = value_or(fit, TrplKind::exponent, -1, 1);
    fit.shift = value_or(fit, TrplKind::shift, -1, 0);
    fit.width = value_or(fit, TrplKind::width, -1, 0);
    fit.scatter = value_or(fit, TrplKind::scatter, -1, 0);
    fit.background = value_or(fit, TrplKind::background, -1, 0);
}

/// The second of two fractions mirrors the first.
bool mirrors(const TrplLayout& layout, const TrplQuantity& q) {
    return layout.components == 2 && q.component == 1 &&
           (q.kind == TrplKind::amplitude_fraction || q.kind == TrplKind::intensity_fraction);
}

void add_intervals(const TrplCentre& centre, const std::vector<TrplMeasure>& measures, double width,
                   TrplFit& fit) {
    const TrplLayout& layout = centre.problem->layout();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        TrplQuantity& q = fit.quantities[i];
        if (mirrors(layout, q)) {
            const numerics::Interval& other = fit.quantity(q.kind, 0).interval;
            q.interval = {1 - other.high, 1 - other.low};
        } else {
            q.interval = profile_interval(centre, measures[i]);
            const double unit = is_time(q.kind) ? width : 1;
            q.interval = {unit * q.interval.low, unit * q.interval.high};
        }
        q.has_interval = true;
    }
}

double rise_of(const TrplProblem& problem, const TrplFitOptions& options, const TrplFit& fit) {
    const int free = std::max(1, static_cast<int>(problem.counts().size()) - fit.free_parameters);
    const int degrees = has_known_errors(problem.objective()) ? 0 : free;
    const double quantile = numerics::student_quantile(options.confidence, degrees);
    return quantile * quantile * unit_of(problem, fit.objective, fit.free_parameters);
}

/// What a minimum says, without intervals.
TrplFit fit_at(TrplMinimum& minimum, TrplProblem& problem, const TrplData& data) {
    const double width = data.channel_width;
    TrplFit fit;
    fit.termination = minimum.termination;
    fit.iterations = minimum.iterations;
    sort_components(problem.layout(), minimum.point.parameters);
    problem.evaluate(minimum.point);
    fit.parameters = minimum.point.parameters;
    fit.model = problem.values().model;
    fit.objective = minimum.point.value;
    fit.free_parameters =
        static_cast<int>((fit.parameters.array() > problem.low().array()).count());
    fit.quality = judge_trpl(problem.counts(), fit.model, fit.free_parameters, data.are_counts());
    for (const TrplMeasure& m : measures_of(problem.layout(), problem.model().delay())) {
        const double value = m.value(fit.parameters);
        const bool bounded = m.kind == TrplKind::background || m.kind == TrplKind::scatter ||
                             m.kind == TrplKind::amplitude;
        fit.quantities.push_back({m.kind,
                                  m.component,
                                  (is_time(m.kind) ? width : 1) * value,
                                  {},
                                  false,
                                  bounded && value <= 0});
    }
    fill_components(problem.layout(), fit);
    return fit;
}

}  // namespace

void TrplFitOptions::validate() const {
    form.validate();
    if (starts < 1) throw InputError("a fit needs at least one start");
    if (max_iterations < 1) throw InputError("a fit needs at least one iteration");
    if (!(tolerance > 0)) throw InputError("the tolerance of a fit must be positive");
    if (!(confidence > 0 && confidence < 1)) {
        throw InputError("the confidence of an interval must lie between 0 and 1");
    }
}

const TrplQuantity& TrplFit::quantity(TrplKind kind, int component) const {
    const auto found = std::ranges::find_if(quantities, [&](const TrplQuantity& q) {
        return q.kind == kind && q.component == component;
    });
    if (found == quantities.end()) throw std::out_of_range("no such quantity of a decay");
    return *found;
}

TrplFit fit_trpl(const TrplData& data, const TrplResponse& response,
                 const TrplFitOptions& options) {
    options.validate();
    const TrplModel model(data, response, options.form);
    check_objective(data, options, model);
    TrplProblem problem(model, data, options.objective);
    TrplMinimum minimum = best_minimum(problem, options);
    if (minimum.termination == Termination::failed) {
        throw RunError("the decay could not be fitted: no finite value at any start");
    }
    // Profiles lead through places where no start was; should one be lower, it is the better fit.
    constexpr int most = 4;
    for (int round = 1;; ++round) {
        TrplFit fit = fit_at(minimum, problem, data);
        if (!options.intervals || options.objective == TrplObjective::unweighted_amplitudes) {
            return fit;
        }
        TrplPoint lowest = minimum.point;
        const double rise = rise_of(problem, options, fit);
        add_intervals({&problem, minimum.point, rise, &lowest},
                      measures_of(problem.layout(), model.delay()), data.channel_width, fit);
        if (round == most || lowest.value > fit.objective - 1e-3 * rise) return fit;
        minimum = minimise(problem, lowest.parameters, {options.max_iterations});
    }
}

TrplProfile profile_trpl(const TrplData& data, const TrplResponse& response,
                         const TrplFitOptions& options, const TrplFit& fit,
                         const TrplQuantity& quantity, int points) {
    const TrplModel model(data, response, options.form);
    TrplProblem problem(model, data, options.objective);
    TrplCentre centre{
        &problem, {fit.parameters, 0, {}, {}}, rise_of(problem, options, fit), nullptr};
    problem.evaluate(centre.point);
    const double unit = unit_of(problem, fit.objective, fit.free_parameters);
    const double width = is_time(quantity.kind) ? data.channel_width : 1;
    TrplProfile out;
    out.limit = centre.rise / unit;
    for (const TrplMeasure& m : measures_of(problem.layout(), model.delay())) {
        if (m.kind != quantity.kind || m.component != quantity.component) continue;
        auto below = profile_points(centre, m, -1, points, 1.8);
        std::ranges::reverse(below);
        below.push_back({m.value(fit.parameters), 0});
        const auto above = profile_points(centre, m, 1, points, 1.8);
        below.insert(below.end(), above.begin(), above.end());
        for (const TrplProfilePoint& point : below) {
            out.values.push_back(width * point.value);
            out.rises.push_back(point.rise / unit);
        }
    }
    return out;
}

}  // namespace anchorite::measurement
