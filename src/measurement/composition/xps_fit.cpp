#include "anchorite/measurement/composition/xps_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/composition/core_levels.hpp"
#include "measurement/composition/xps_model.hpp"
#include "measurement/composition/xps_presence.hpp"
#include "measurement/composition/xps_problem.hpp"

namespace anchorite::measurement {

namespace {

using numerics::CurveFit;

constexpr double infinite = std::numeric_limits<double>::infinity();

void check_components(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components) {
    if (components.empty()) throw InputError("no component is given that could be fitted");
    if (spectrum.energy.size() < 2) throw InputError("the spectrum has fewer than two points");
    for (const XpsComponent& one : components) {
        if (one.position >= spectrum.energy.front() && one.position <= spectrum.energy.back()) {
            continue;
        }
        throw InputError(
            fmt::format("component \"{}\" at {:g} eV lies outside the spectrum, which "
                        "reaches from {:g} to {:g} eV",
                        one.name, one.position, spectrum.energy.front(), spectrum.energy.back()));
    }
}

double error_of(const CurveFit& fit, std::size_t parameter) {
    const auto i = static_cast<Eigen::Index>(parameter);
    return fit.has_intervals() ? std::sqrt(fit.covariance(i, i)) : infinite;
}

FittedValue linear(const CurveFit& fit, std::size_t parameter, double scale, double offset) {
    const numerics::Interval interval = fit.interval(parameter);
    return {offset + scale * fit.parameters[parameter],
            scale * error_of(fit, parameter),
            {offset + scale * interval.low, offset + scale * interval.high}};
}

/// Of a parameter that is a logarithm; undetermined where its interval leaves the bounds.
FittedValue exponential(const CurveFit& fit, std::size_t parameter, const Range& bounds) {
    const numerics::Interval interval = fit.interval(parameter);
    const double value = std::exp(fit.parameters[parameter]);
    if (!(interval.low >= bounds.low && interval.high <= bounds.high)) {
        return {value, infinite, {0, infinite}};
    }
    return {
        value, value * error_of(fit, parameter), {std::exp(interval.low), std::exp(interval.high)}};
}

Eigen::MatrixXd correlation_of(const Eigen::MatrixXd& covariance) {
    if (covariance.size() == 0) return {};
    const Eigen::VectorXd inverse = covariance.diagonal().cwiseSqrt().cwiseInverse();
    return inverse.asDiagonal() * covariance * inverse.asDiagonal();
}

void add_warnings(XpsFit& out, const XpsModel& model, const CurveFit& fit) {
    const auto bounds = model.bounds();
    for (std::size_t i = 0; i < model.size(); ++i) {
        const double value = fit.parameters[i];
        if (std::abs(value - bounds[i].low) > 1e-6 && std::abs(value - bounds[i].high) > 1e-6) {
            continue;
        }
        out.warnings.push_back(
            fmt::format("{} ended at its bound, where an interval from the "
                        "curvature does not hold.",
                        model.names()[i]));
    }
    if (!fit.has_intervals()) out.warnings.push_back("No intervals: " + fit.message + ".");
    if (out.termination != Termination::converged) {
        out.warnings.push_back("The fit did not converge: no numbers are given.");
    }
    const double chance =
        numerics::chi_square_probability(fit.sum_of_squares, fit.degrees_of_freedom);
    if (out.spectrum.counted && fit.degrees_of_freedom > 0 && chance < 1e-3) {
        out.warnings.push_back(fmt::format(
            "The model does not describe the counts (reduced chi-square {:.2f}): errors of a model "
            "that is wrong are too small.",
            out.reduced_chi_square));
    }
}

void set_lines(XpsFit& out, const XpsModel& model, const CurveFit& fit,
               const std::vector<XpsComponent>& components) {
    const auto count = static_cast<Eigen::Index>(components.size());
    const double scale = model.area_scale();
    out.area_covariance = Eigen::MatrixXd::Constant(count, count, infinite);
    for (std::size_t i = 0; i < components.size(); ++i) {
        XpsLine line{
            .name = components[i].name,
            .area = linear(fit, model.area_at(i), scale, 0),
            .position = linear(fit, model.position_at(i), 1, model.centre()),
            .width = exponential(fit, model.width_at(i), model.bounds()[model.width_at(i)]),
            .splitting = components[i].splitting,
            .values = model.component(fit.parameters, i)};
        out.lines.push_back(std::move(line));
        for (std::size_t j = 0; fit.has_intervals() && j < components.size(); ++j) {
            out.area_covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                scale * scale *
                fit.covariance(static_cast<Eigen::Index>(model.area_at(i)),
                               static_cast<Eigen::Index>(model.area_at(j)));
        }
    }
}

/// Which lines the spectrum has: those without which it is described much worse.
void find_lines(XpsFit& out, std::vector<XpsComponent> components, const CurveFit& fit) {
    for (std::size_t i = 0; i < components.size(); ++i) {
        components[i].position = out.lines[i].position.value;
    }
    const double least = least_gain(out.spectrum, out.options, components.size());
    const auto gains =
        gains_of_components(out.spectrum, components, out.options, fit.sum_of_squares);
    for (std::size_t i = 0; i < components.size(); ++i) {
        XpsLine& line = out.lines[i];
        line.gain = gains[i];
        line.seen = line.gain > least;
        if (line.seen) continue;
        out.warnings.push_back(fmt::format(
            "No line {}: without it -2 ln(likelihood) is only {:.1f} higher, {:.1f} are asked. It "
            "has no position, width, shift or share; leave it out.",
            line.name, line.gain, least));
    }
}

void set_curves(XpsFit& out, const XpsModel& model, const CurveFit& fit) {
    out.background = model.background(fit.parameters);
    out.model = model.total(fit.parameters);
    const double deviation = std::sqrt(fit.sum_of_squares / std::max(1, fit.degrees_of_freedom)) *
                             std::ranges::max(out.spectrum.counts);
    for (std::size_t i = 0; i < out.model.size(); ++i) {
        const double count = out.spectrum.counts[i];
        out.residuals.push_back(out.spectrum.counted ? deviance_residual(count, out.model[i])
                                                     : (count - out.model[i]) / deviation);
    }
}

}  // namespace

std::vector<XpsComponent> components_of(const std::string& level,
                                        const std::vector<double>& positions) {
    const CoreLevel& known = find_core_level(level);
    std::vector<XpsComponent> out;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        XpsComponent one{.name = std::string(known.name), .position = positions[i]};
        if (positions.size() > 1) one.name += fmt::format(" ({})", i + 1);
        one.splitting = known.splitting;
        one.ratio = known.ratio;
        out.push_back(std::move(one));
    }
    return out;
}

void XpsFitOptions::validate() const {
    if (mixing && !(*mixing >= 0 && *mixing <= 1)) {
        throw InputError("the mixing of a line shape must lie between 0 and 1");
    }
    if (!(tougaard_c > 0)) throw InputError("C of a Tougaard background must be positive");
    fit.validate();
}

XpsFit fit_xps(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components,
               const XpsFitOptions& options) {
    options.validate();
    check_components(spectrum, components);
    const XpsModel model(spectrum, components, options);
    const CurveFit fit = numerics::fit_least_squares(xps_problem(spectrum, model), options.fit);
    if (!std::isfinite(fit.sum_of_squares)) {
        throw RunError("the spectrum \"" + spectrum.name + "\" cannot be fitted: " + fit.message);
    }
    XpsFit out;
    out.spectrum = spectrum;
    out.options = options;
    out.termination = fit.termination;
    out.degrees_of_freedom = fit.degrees_of_freedom;
    out.reduced_chi_square =
        spectrum.counted ? fit.sum_of_squares / std::max(1, fit.degrees_of_freedom) : 1;
    out.parameters = model.names();
    out.correlation = correlation_of(fit.covariance);
    out.mixing = model.fits_mixing()
                     ? linear(fit, model.mixing_at(), 1, 0)
                     : FittedValue{*options.mixing, 0, {*options.mixing, *options.mixing}};
    set_lines(out, model, fit, components);
    set_curves(out, model, fit);
    out.following = model.following_of(fit.parameters);
    find_lines(out, components, fit);
    add_warnings(out, model, fit);
    return out;
}

}  // namespace anchorite::measurement
