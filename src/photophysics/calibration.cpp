#include "anchorite/photophysics/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/statistics.hpp"

namespace anchorite::photophysics {

namespace {

using Samples = std::vector<PassivationSample>;

constexpr Range width_range = {0.005, 5};

PassivationParameters unpack(std::span<const double> values) {
    return {values[0], values[1], values.size() > 2 ? std::exp(values[2]) : 1};
}

/// Relative precision of a sample's logarithm.
double weight(double plqy, PassivationWeights weights) {
    constexpr double typical = 0.25;  // P(1 - P) at most: keeps residuals of order 1
    return weights == PassivationWeights::equal ? 1 : plqy * (1 - plqy) / typical;
}

double total_extra(const PassivationTerms& terms) {
    return std::accumulate(
        terms.extra.begin(), terms.extra.end(), 0.0,
        [](double sum, const ExtraSite& site) { return sum + site.nucleophilicity; });
}

double largest_mismatch(const PassivationTerms& terms) {
    double out = 0;
    for (const ExtraSite& site : terms.extra) out = std::max(out, site.mismatch);
    return out;
}

/// Three, or two where no mismatch needs a width.
std::size_t free_parameters(const Samples& samples) {
    const bool mismatched = std::any_of(
        samples.begin(), samples.end(),
        [](const PassivationSample& sample) { return largest_mismatch(sample.terms) > 0; });
    return mismatched ? 3 : 2;
}

void check(const Samples& samples) {
    const std::size_t parameter_count = free_parameters(samples);
    if (samples.size() < parameter_count + 1) {
        throw InputError(
            fmt::format("{} samples cannot bear the model's {} parameters: measure at "
                        "least {}",
                        samples.size(), parameter_count, parameter_count + 1));
    }
    if (std::all_of(samples.begin(), samples.end(),
                    [](const auto& sample) { return sample.terms.extra.empty(); })) {
        throw InputError("no sample has a second donor: its effect cannot be calibrated");
    }
}

numerics::LeastSquares problem_of(double control_plqy, const Samples& samples, RegistryShape shape,
                                  PassivationWeights weights) {
    std::vector<double> measured;
    double extra = 0;
    for (const PassivationSample& sample : samples) {
        measured.push_back(passivation_of_yields(control_plqy, sample.plqy));
        extra = std::max(extra, total_extra(sample.terms));
    }
    numerics::LeastSquares problem;
    problem.count = samples.size();
    const double slope = 2 / std::max(extra, 1e-6);
    problem.bounds = {{}, {}};
    problem.starts = {{0.5, slope}};
    if (free_parameters(samples) == 3) {
        problem.bounds.push_back({std::log(width_range.low), std::log(width_range.high)});
        problem.starts.clear();
        for (const double width : {0.03, 0.1, 0.3, 0.5, 1.0}) {
            problem.starts.push_back({0.5, slope, std::log(width)});
        }
    }
    problem.residuals = [&samples, measured, shape, weights](std::span<const double> values,
                                                             std::span<double> residuals) {
        const PassivationParameters parameters = unpack(values);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            residuals[i] = weight(samples[i].plqy, weights) *
                           (passivation(parameters, samples[i].terms, shape) - measured[i]);
        }
    };
    return problem;
}

/// Rank correlation of registry and donor strength over the samples that have extra sites.
std::optional<double> confounding(const Samples& samples) {
    std::vector<double> strength, registry;
    for (const PassivationSample& sample : samples) {
        if (sample.terms.extra.empty()) continue;
        strength.push_back(total_extra(sample.terms));
        registry.push_back(-largest_mismatch(sample.terms));
    }
    if (strength.size() < 3) return std::nullopt;
    return spearman(strength, registry);
}

/// Two factors are told apart by enough samples in which they do not rise together.
void warn_of_factors(PassivationFit& out, const Samples& samples) {
    constexpr std::size_t enough = 10;
    constexpr double together = 0.5;
    const auto correlation = confounding(samples);
    const bool confounded = !correlation || !(std::abs(*correlation) < together);
    if (!confounded && samples.size() >= enough) return;
    const std::string text = correlation ? fmt::format("{:.2f}", *correlation) : "unknown";
    if (confounded) {
        out.warnings.push_back(fmt::format(
            "{} samples with spacing and donor strength confounded (rank correlation {}) cannot "
            "validate two factors",
            samples.size(), text));
    } else {
        out.warnings.push_back(fmt::format(
            "{} samples are too few and cannot validate two factors ({} or more are wanted; rank "
            "correlation of spacing and donor strength {})",
            samples.size(), enough, text));
    }
}

void warn(PassivationFit& out, const Samples& samples) {
    constexpr double sparse = 5;  // samples a parameter below which a fit is called sparse
    const std::size_t parameter_count = free_parameters(samples);
    if (static_cast<double>(samples.size()) < sparse * static_cast<double>(parameter_count)) {
        out.warnings.push_back(
            fmt::format("{} samples for {} parameters: read the leave-one-out figures, not the fit",
                        samples.size(), parameter_count));
    }
    for (const ShapeFit& member : out.members) {
        if (member.fit.message.empty()) continue;
        out.warnings.push_back(fmt::format("{}: {}", name_of(member.shape), member.fit.message));
    }
    if (parameter_count < 3) return;
    warn_of_factors(out, samples);
    for (const ShapeFit& member : out.members) {
        const double width = member.parameters.width;
        if (width < 1.01 * width_range.low || width > 0.99 * width_range.high) {
            out.warnings.push_back(
                fmt::format("the samples do not determine the width of the {} registry function",
                            name_of(member.shape)));
        }
    }
}

Samples without(const Samples& samples, std::size_t left_out) {
    Samples out = samples;
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(left_out));
    return out;
}

bool has_extra(const Samples& samples) {
    return std::any_of(samples.begin(), samples.end(),
                       [](const auto& sample) { return !sample.terms.extra.empty(); });
}

/// The prediction of one sample by all others, where they determine one.
std::optional<YieldPrediction> predict_left_out(double control_plqy, const Samples& samples,
                                                std::size_t i, const CalibrationOptions& options) {
    const Samples others = without(samples, i);
    if (others.size() <= free_parameters(others) || !has_extra(others)) return std::nullopt;
    return predict(fit_passivation(control_plqy, others, options), samples[i].terms);
}

Eigen::VectorXd gradient_of(const ShapeFit& member, const PassivationTerms& terms) {
    constexpr double step = 1e-5;
    const std::size_t count = member.fit.parameters.size();
    Eigen::VectorXd out(static_cast<Eigen::Index>(count));
    for (std::size_t k = 0; k < count; ++k) {
        std::vector<double> up = member.fit.parameters;
        std::vector<double> down = up;
        up[k] += step;
        down[k] -= step;
        out(static_cast<Eigen::Index>(k)) = (passivation(unpack(up), terms, member.shape) -
                                             passivation(unpack(down), terms, member.shape)) /
                                            (2 * step);
    }
    return out;
}

YieldErrors errors_of(const std::vector<double>& measured, const std::vector<double>& predicted) {
    return {mean_absolute_error(measured, predicted), spearman(measured, predicted)};
}

void compare(PassivationCalibration& out) {
    std::vector<double> measured, fitted, left_out, donors;
    for (const CalibratedSample& entry : out.samples) {
        measured.push_back(entry.sample.plqy);
        fitted.push_back(entry.fitted.plqy);
        donors.push_back(1 + static_cast<double>(entry.sample.terms.extra.size()));
        if (entry.left_out) left_out.push_back(entry.left_out->plqy);
    }
    out.fitted = errors_of(measured, fitted);
    if (left_out.size() == measured.size()) out.left_out = errors_of(measured, left_out);
    out.mean_of_others = errors_of(measured, means_of_others(measured));
    out.donor_count = {mean_absolute_error(measured, lines_of_others(donors, measured)),
                       spearman(measured, donors)};
}

}  // namespace

void CalibrationOptions::validate() const {
    if (shapes.empty()) throw InputError("a calibration needs at least one registry shape");
    fit.validate();
}

PassivationFit fit_passivation(double control_plqy, const Samples& samples,
                               const CalibrationOptions& options) {
    options.validate();
    check(samples);
    PassivationFit out;
    for (const RegistryShape shape : options.shapes) {
        const numerics::CurveFit fit = fit_least_squares(
            problem_of(control_plqy, samples, shape, options.weights), options.fit);
        if (fit.parameters.empty()) {
            throw RunError("the passivation model could not be fitted: " + fit.message);
        }
        out.members.push_back({shape, unpack(fit.parameters), fit});
    }
    out.weights = options.weights;
    out.control_plqy = control_plqy;
    for (const PassivationSample& sample : samples) {
        out.largest_mismatch = std::max(out.largest_mismatch, largest_mismatch(sample.terms));
        out.largest_extra = std::max(out.largest_extra, total_extra(sample.terms));
    }
    warn(out, samples);
    return out;
}

YieldPrediction predict(const PassivationFit& fit, const PassivationTerms& terms) {
    const auto count = static_cast<double>(fit.members.size());
    YieldPrediction out;
    for (const ShapeFit& member : fit.members) {
        out.passivation += passivation(member.parameters, terms, member.shape) / count;
    }
    out.plqy = yield_after(fit.control_plqy, out.passivation);
    double square = 0;
    for (const ShapeFit& member : fit.members) {
        const double quantile = member.fit.quantile;
        const double scatter = quantile * member.fit.deviation() / weight(out.plqy, fit.weights);
        const double mean = member.fit.half_width(gradient_of(member, terms));
        const double apart =
            quantile * (passivation(member.parameters, terms, member.shape) - out.passivation);
        square += (mean * mean + scatter * scatter + apart * apart) / count;
    }
    const double half = std::sqrt(square);
    out.passivation_interval = {out.passivation - half, out.passivation + half};
    out.plqy_interval = {yield_after(fit.control_plqy, out.passivation_interval.low),
                         yield_after(fit.control_plqy, out.passivation_interval.high)};
    out.extrapolated =
        largest_mismatch(terms) > fit.largest_mismatch || total_extra(terms) > fit.largest_extra;
    return out;
}

PassivationCalibration calibrate(double control_plqy, const Samples& samples,
                                 const CalibrationOptions& options) {
    PassivationCalibration out;
    out.fit = fit_passivation(control_plqy, samples, options);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        out.samples.push_back({samples[i], predict(out.fit, samples[i].terms),
                               predict_left_out(control_plqy, samples, i, options)});
    }
    compare(out);
    return out;
}

std::vector<double> nested_left_out_yields(double control_plqy, const Samples& samples,
                                           const CalibrationOptions& options) {
    const std::size_t least = free_parameters(samples) + 3;
    if (samples.size() < least) {
        throw InputError(
            fmt::format("choosing a shape out of sample needs at least {} samples", least));
    }
    std::vector<double> out;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Samples others = without(samples, i);
        CalibrationOptions best = options;
        double smallest = std::numeric_limits<double>::infinity();
        for (const RegistryShape shape : options.shapes) {
            CalibrationOptions trial = options;
            trial.shapes = {shape};
            const auto errors = calibrate(control_plqy, others, trial).left_out;
            if (errors && errors->mean_absolute < smallest) {
                smallest = errors->mean_absolute;
                best = trial;
            }
        }
        out.push_back(predict(fit_passivation(control_plqy, others, best), samples[i].terms).plqy);
    }
    return out;
}

}  // namespace anchorite::photophysics
