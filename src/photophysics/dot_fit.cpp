#include "anchorite/photophysics/dot_fit.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/dot_kinetics.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::photophysics {

namespace {

/// Model of scaled times: the rates are per time scale.
double decay_value(std::span<const double> p, double time) {
    DotModel model;
    model.nonradiative = std::exp(p[1]);
    model.trapping = std::exp(p[2]);
    model.mean_traps = std::exp(p[3]);
    return std::exp(p[0]) * infelta_tachiya(model, time);
}

/// Signed square root of Poisson's deviance.
double deviance_residual(double count, double expected) {
    const double m = std::max(expected, 1e-12);
    const double term = count > 0 ? count * std::log(count / m) : 0;
    return std::copysign(std::sqrt(std::max(0.0, 2 * (m - count + term))), m - count);
}

/// Time by which half of the light above the background has come: the scale of the fit.
double time_scale(const DotDecay& decay) {
    double total = 0;
    for (const double count : decay.counts) total += std::max(0.0, count - decay.background);
    double sum = 0;
    for (std::size_t i = 0; i < decay.times.size(); ++i) {
        sum += std::max(0.0, decay.counts[i] - decay.background);
        if (sum >= total / 2 && decay.times[i] > 0) return decay.times[i];
    }
    return decay.times.back();
}

numerics::LeastSquares problem_of(const DotDecay& decay, double scale, DecayObjective objective) {
    numerics::LeastSquares out;
    out.count = decay.times.size();
    out.known_errors = objective == DecayObjective::poisson;
    const double top = *std::max_element(decay.counts.begin(), decay.counts.end());
    const double unit = objective == DecayObjective::poisson ? 1 : top;
    for (const double traps : {0.1, 0.7}) {
        for (const double trapping : {3.0, 20.0}) {
            out.starts.push_back(
                {std::log(top), std::log(0.5), std::log(trapping), std::log(traps)});
        }
    }
    out.bounds = {{}, {-9, 9}, {-7, 12}, {-10, 3.5}};
    out.residuals = [&decay, scale, objective, unit](std::span<const double> p,
                                                     std::span<double> residuals) {
        for (std::size_t i = 0; i < decay.times.size(); ++i) {
            const double expected = decay_value(p, decay.times[i] / scale) + decay.background;
            residuals[i] = objective == DecayObjective::poisson
                               ? deviance_residual(decay.counts[i], expected)
                               : (expected - decay.counts[i]) / unit;
        }
    };
    return out;
}

numerics::Interval rate_interval(const numerics::CurveFit& fit, std::size_t parameter,
                                 double scale) {
    const numerics::Interval logarithm = fit.interval(parameter);
    return {std::exp(logarithm.low) / scale, std::exp(logarithm.high) / scale};
}

/// k_r and k_nr of fitted parameters, k_nr perhaps negative.
Rates rates_of(std::span<const double> p, double scale, double plqy) {
    const double rate = std::exp(p[1]) / scale;
    const double tau = mean_emission_time(rate, std::exp(p[2]) / scale, std::exp(p[3]));
    const double radiative = rates_from(plqy, AmplitudeAverage{tau}).radiative;
    return {radiative, rate - radiative};
}

void split_rates(DotDecayFit& out, double plqy, double scale) {
    const std::vector<double>& p = out.fit.parameters;
    const Rates rates = rates_of(p, scale, plqy);
    constexpr double step = 1e-5;
    const auto count = static_cast<Eigen::Index>(p.size());
    Eigen::VectorXd radiative(count), nonradiative(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        std::vector<double> up = p;
        std::vector<double> down = p;
        up[static_cast<std::size_t>(i)] += step;
        down[static_cast<std::size_t>(i)] -= step;
        const Rates high = rates_of(up, scale, plqy);
        const Rates low = rates_of(down, scale, plqy);
        radiative(i) = (high.radiative - low.radiative) / (2 * step);
        nonradiative(i) = (high.nonradiative - low.nonradiative) / (2 * step);
    }
    const double half_radiative = out.fit.half_width(radiative);
    const double half_nonradiative = out.fit.half_width(nonradiative);
    out.radiative = {rates.radiative - half_radiative, rates.radiative + half_radiative};
    out.nonradiative = {rates.nonradiative - half_nonradiative,
                        rates.nonradiative + half_nonradiative};
    out.model.radiative = rates.radiative;
    out.model.nonradiative = std::max(0.0, rates.nonradiative);
    if (out.nonradiative.high < 0) {
        out.warnings.push_back(
            "yield and decay contradict each other: k_r = PLQY/⟨τ⟩ exceeds the "
            "slowest rate seen; early light is missing or dark dots are counted");
    }
}

}  // namespace

void DotDecay::validate() const {
    if (times.size() != counts.size() || times.size() < 8) {
        throw InputError("a decay needs at least eight times and as many counts");
    }
    if (!(background >= 0)) throw InputError("a background must not be negative");
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!(times[i] >= 0) || (i > 0 && !(times[i] > times[i - 1]))) {
            throw InputError("the times of a decay must ascend from the pulse on");
        }
        if (!(counts[i] >= 0)) throw InputError("a count must not be negative");
    }
    if (!(*std::max_element(counts.begin(), counts.end()) > background)) {
        throw InputError("the decay has no light above its background");
    }
}

double mean_emission_time(double rate, double trapping, double mean_traps) {
    constexpr double neglected = 1e-13;
    constexpr int most_traps = 1000;
    const std::vector<double> weights = poisson(mean_traps, neglected, most_traps);
    double sum = 0;
    for (std::size_t f = 0; f < weights.size(); ++f) {
        sum += weights[f] / (rate + static_cast<double>(f) * trapping);
    }
    return sum;
}

DotDecayFit fit_dot_decay(const DotDecay& decay, double plqy, DecayObjective objective,
                          const numerics::CurveFitOptions& options) {
    decay.validate();
    const double scale = time_scale(decay);
    DotDecayFit out;
    out.objective = objective;
    out.fit = fit_least_squares(problem_of(decay, scale, objective), options);
    if (out.fit.parameters.empty()) throw RunError("the decay of the dots could not be fitted");
    const double rate = std::exp(out.fit.parameters[1]) / scale;
    out.amplitude = std::exp(out.fit.parameters[0]);
    out.model.trapping = std::exp(out.fit.parameters[2]) / scale;
    out.model.mean_traps = std::exp(out.fit.parameters[3]);
    out.total = rate_interval(out.fit, 1, scale);
    out.trapping = rate_interval(out.fit, 2, scale);
    out.mean_traps = rate_interval(out.fit, 3, 1);
    out.amplitude_average = mean_emission_time(rate, out.model.trapping, out.model.mean_traps);
    out.reduced_chi_square = out.fit.sum_of_squares / std::max(1, out.fit.degrees_of_freedom);
    if (!out.fit.message.empty()) out.warnings.push_back(out.fit.message);
    split_rates(out, plqy, scale);
    return out;
}

}  // namespace anchorite::photophysics
