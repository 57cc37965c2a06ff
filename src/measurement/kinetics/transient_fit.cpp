#include "anchorite/measurement/kinetics/transient_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "transient_minimum.hpp"
#include "transient_problem.hpp"
#include "transient_profile.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Names and roles of all parameters, free ones and fixed ones, with their natural values.
std::vector<TransientParameter> parameters_of(const TransientFit& fit) {
    using Role = TransientParameterRole;
    std::vector<TransientParameter> out;
    for (const TransientRate& rate : fit.model.rates) {
        out.push_back({rate.name, Role::rate, rate.per_ps, rate.fixed});
    }
    for (const TransientFraction& fraction : fit.model.fractions) {
        out.push_back({fraction.name, Role::fraction, fraction.value, fraction.fixed});
    }
    if (!fit.irf) return out;
    const TransientIrf& irf = *fit.irf;
    out.push_back({"centre", Role::centre, irf.centre_ps, !irf.fit_centre});
    out.push_back({"width", Role::width, irf.width_ps, !irf.fit_width});
    for (std::size_t i = 0; i < irf.dispersion.size(); ++i) {
        out.push_back({fmt::format("chirp {}", i + 1), Role::dispersion, irf.dispersion[i],
                       !irf.fit_dispersion});
    }
    return out;
}

/// Natural value of a free parameter's value in the fit, and how fast it follows.
struct Natural {
    double value = 0;
    double slope = 0;
};

Natural natural_of(const TransientParameter& parameter, double free, double start_width) {
    switch (parameter.role) {
        case TransientParameterRole::rate:
            return {std::exp(free), std::exp(free)};
        case TransientParameterRole::fraction: {
            const double share = 1 / (1 + std::exp(-free));
            return {share, share * (1 - share)};
        }
        case TransientParameterRole::width:
            return {start_width * std::exp(free), start_width * std::exp(free)};
        default:
            return {start_width * free, start_width};
    }
}

bool is_kinetic(const TransientParameter& parameter) {
    return parameter.role == TransientParameterRole::rate ||
           parameter.role == TransientParameterRole::fraction;
}

/// ln k or a logit that is known no better than this has no interval worth a profile.
constexpr double vague = 2;

/// Why a free parameter has neither error nor interval; empty where it has.
std::string undetermined(const TransientMinimum& minimum, std::size_t i) {
    if (std::ranges::find(minimum.at_bound, i) != minimum.at_bound.end()) {
        return "at the end of what the map can show";
    }
    return minimum.covariance.size() == 0 ? "the map does not determine every parameter" : "";
}

/// Errors and intervals of the free parameters. Gives a place that is lower than the minimum, where
/// a profile comes across one.
std::vector<double> set_intervals(const TransientProblem& problem, const TransientMinimum& minimum,
                                  const TransientFitOptions& options, TransientFit& fit) {
    const double width = options.irf ? options.irf->width_ps : 1;
    VectorXd slopes = VectorXd::Zero(static_cast<Index>(minimum.free.size()));
    // Without noise the rise of the sum of squares is rounding.
    const bool scatters = minimum.squares > 1e-18 * problem.data_squares();
    std::size_t next = 0;
    for (TransientParameter& parameter : fit.parameters) {
        if (parameter.fixed) {
            parameter.no_interval = "held fixed";
            continue;
        }
        const std::size_t i = next++;
        const Natural natural = natural_of(parameter, minimum.free[i], width);
        slopes(static_cast<Index>(i)) = natural.slope;
        parameter.no_interval = undetermined(minimum, i);
        if (!parameter.no_interval.empty()) continue;
        const auto at = static_cast<Index>(i);
        parameter.standard_error = natural.slope * std::sqrt(minimum.covariance(at, at));
        numerics::Interval ends = linear_interval(minimum, i);
        const bool known = minimum.covariance(at, at) < vague * vague;
        if (options.profile && scatters && known && is_kinetic(parameter)) {
            const TransientProfile profile = profile_interval(problem, minimum, i, options);
            if (!profile.better.empty()) return profile.better;
            ends = profile.interval;
        }
        parameter.interval = {natural_of(parameter, ends.low, width).value,
                              natural_of(parameter, ends.high, width).value};
    }
    if (minimum.covariance.size() > 0) {
        fit.covariance = slopes.asDiagonal() * minimum.covariance * slopes.asDiagonal();
    }
    return {};
}

void set_spectra(const TransientMap& map, const TransientProblem& problem,
                 const TransientMinimum& minimum, TransientFit& fit) {
    const Index delays = map.signal.rows();
    const Index wavelengths = map.signal.cols();
    const auto states = static_cast<Index>(fit.model.states.size());
    fit.spectra.resize(wavelengths, states);
    fit.spectra_error = MatrixXd::Zero(wavelengths, states);
    fit.decay_spectra.resize(wavelengths, states);
    fit.fitted.resize(delays, wavelengths);
    for (Index j = 0; j < wavelengths; ++j) {
        const TransientColumn column = problem.column(minimum.free, j);
        fit.spectra.row(j) = column.spectra.transpose();
        fit.decay_spectra.row(j) = column.amplitudes.transpose();
        fit.artefact.conservativeResize(wavelengths, column.artefact.size());
        fit.artefact.row(j) = column.artefact.transpose();
        fit.fitted.col(j) = column.fitted;
        MatrixXd covariance = minimum.variance * column.unscaled_covariance;
        if (minimum.covariance.size() > 0) {
            covariance += column.slopes * minimum.covariance * column.slopes.transpose();
        }
        fit.spectra_error.row(j) = covariance.diagonal().cwiseMax(0).cwiseSqrt().transpose();
    }
    fit.residual = map.signal - fit.fitted;
}

void set_concentrations(const TransientMap& map, TransientFit& fit) {
    std::vector<double> rates;
    std::vector<double> fractions;
    for (const TransientRate& rate : fit.model.rates) rates.push_back(rate.per_ps);
    for (const auto& fraction : fit.model.fractions) fractions.push_back(fraction.value);
    const SchemeSolution scheme = solve_scheme(fit.model, rates, fractions);
    const VectorXd delays = Eigen::Map<const VectorXd>(map.delays_ps.data(), map.signal.rows());
    TransientBasis basis;
    fill_basis(delays, scheme.rates, fit.irf ? fit.irf->centre_ps : 0,
               fit.irf ? fit.irf->width_ps : 0, 0, false, basis);
    fit.concentrations = basis.values * scheme.mixing;
    fit.decay_rates = scheme.rates;
}

/// Fast components first: a parallel or sequential model is the same in any order.
bool sort_rates(TransientModel& model) {
    if (model.kind == TransientModelKind::target) return false;
    const bool sorted =
        std::ranges::is_sorted(model.rates, std::greater_equal<>(), &TransientRate::per_ps);
    if (sorted || std::ranges::any_of(model.rates, &TransientRate::fixed)) return false;
    std::vector<double> values;
    for (const TransientRate& rate : model.rates) values.push_back(rate.per_ps);
    std::ranges::sort(values, std::greater<>());
    for (std::size_t i = 0; i < values.size(); ++i) model.rates[i].per_ps = values[i];
    return true;
}

}  // namespace

void TransientFitOptions::validate() const {
    fit.validate();
    if (irf) irf->validate();
    if (artefact_terms < 0 || artefact_terms > 4) {
        throw InputError("the coherent artefact has 0 to 4 terms");
    }
    if (artefact_terms > 0 && !irf) {
        throw InputError("a coherent artefact needs the width of the instrument response");
    }
}

namespace {

/// Progress over all fits of one call.
ProgressCallback counted(const ProgressCallback& progress, long& evaluations) {
    return [&progress, &evaluations](const ProgressEvent& event) {
        ++evaluations;
        return !progress || progress({event.stage, static_cast<std::size_t>(evaluations), 0});
    };
}

void set_summary(const TransientProblem& problem, const TransientMinimum& minimum,
                 TransientFit& fit) {
    fit.model = problem.model_at(minimum.free);
    fit.irf = problem.irf_at(minimum.free);
    fit.parameters = parameters_of(fit);
    fit.sum_of_squares = minimum.squares;
    fit.points = problem.points();
    fit.degrees_of_freedom = minimum.degrees_of_freedom;
    fit.rmse = std::sqrt(minimum.squares / static_cast<double>(fit.points));
    fit.termination = minimum.termination;
    fit.message = minimum.message;
}

}  // namespace

TransientFit fit_transient(const TransientMap& map, const TransientModel& model,
                           const TransientFitOptions& options) {
    constexpr int most_rounds = 4;
    long evaluations = 0;
    TransientFitOptions own = options;
    own.progress = counted(options.progress, evaluations);
    TransientModel start = model;
    for (int round = 1;; ++round) {
        const TransientProblem problem(map, start, own);
        const TransientMinimum minimum = minimise(problem, problem.start(), own);
        TransientFit fit;
        set_summary(problem, minimum, fit);
        std::vector<double> better;
        const bool turned = sort_rates(fit.model);
        if (!turned) better = set_intervals(problem, minimum, own, fit);
        if ((turned || !better.empty()) && round < most_rounds) {
            start = turned ? fit.model : problem.model_at(better);
            own.irf = turned ? fit.irf : problem.irf_at(better);
            continue;
        }
        if (!better.empty()) {
            own.profile = false;
            set_intervals(problem, minimum, own, fit);
            fit.termination = Termination::ran_out;
            fit.message = "profiles kept finding a lower sum of squares: intervals are by errors";
        }
        set_spectra(map, problem, minimum, fit);
        set_concentrations(map, fit);
        fit.evaluations = evaluations;
        return fit;
    }
}

}  // namespace anchorite::measurement
