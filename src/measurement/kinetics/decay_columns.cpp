#include "anchorite/measurement/kinetics/decay_columns.hpp"

#include <gsl/gsl_sf_erf.h>

#include <cmath>
#include <numbers>

namespace anchorite::measurement {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// Values of a decay at one channel.
struct DecayState {
    double value = 0;
    double by_log_lifetime = 0;
    double by_shift = 0;
};

/// Adds what earlier pulses left: the state at `channel` decays for a period and sums up.
void add_earlier_pulses(const DecayState& state, Index channel, double lifetime, double period,
                        Index begin, DecayColumn& out) {
    const double kept = std::exp(-period / lifetime);
    const double sum = 1 / (1 - kept);
    double factor = std::exp(-(period + static_cast<double>(begin - channel)) / lifetime) * sum;
    const double fall = std::exp(-1 / lifetime);
    for (Index i = begin; i < out.value.size(); ++i, factor *= fall) {
        const double age = period + static_cast<double>(i - channel);
        const double grows = (age + period * kept * sum) / lifetime;
        out.value(i) += factor * state.value;
        out.by_log_lifetime(i) += factor * (state.by_log_lifetime + grows * state.value);
        out.by_shift(i) += factor * state.by_shift;
    }
}

void resize(DecayColumn& out, Index count) {
    out.value.resize(count);
    out.by_log_lifetime.resize(count);
    out.by_shift.resize(count);
}

/// exp(-t/τ) after a Gaussian pulse, at one time after its centre.
DecayState gaussian_state(double time, double sigma, double lifetime) {
    const double bell =
        std::exp(-0.5 * time * time / (sigma * sigma)) / (sigma * std::sqrt(2 * std::numbers::pi));
    const double z = sigma / lifetime - time / sigma;
    // Q/φ of the normal distribution is 1/hazard, √(π/2) erfcx.
    const double value =
        z > 0 ? sigma * bell / gsl_sf_hazard(z)
              : std::exp(0.5 * sigma * sigma / (lifetime * lifetime) - time / lifetime) *
                    gsl_sf_erf_Q(z);
    const double spread = sigma * sigma / lifetime;
    return {value, value * (time - spread) / lifetime + spread * bell, value / lifetime - bell};
}

}  // namespace

void exponential_column(const ArrayXd& response, const ArrayXd& slope, double lifetime,
                        double period, DecayColumn& out) {
    resize(out, response.size());
    const double fall = std::exp(-1 / lifetime);
    const double fall_by_log = fall / lifetime;
    const bool moves = slope.size() > 0;
    DecayState state;
    for (Index i = 0; i < response.size(); ++i) {
        state.by_log_lifetime = fall * state.by_log_lifetime + fall_by_log * state.value;
        state.value = fall * state.value + response(i);
        state.by_shift = fall * state.by_shift + (moves ? slope(i) : 0);
        out.value(i) = state.value;
        out.by_log_lifetime(i) = state.by_log_lifetime;
        out.by_shift(i) = state.by_shift;
    }
    if (period > 0) add_earlier_pulses(state, response.size() - 1, lifetime, period, 0, out);
}

void gaussian_column(Index count, double position, double sigma, double lifetime, double period,
                     DecayColumn& out) {
    resize(out, count);
    const double fall = std::exp(-1 / lifetime);
    // Beyond this the rest of the pulse is below rounding and the decay is an exponential.
    const double over = position + sigma * (9 + sigma / lifetime);
    DecayState state;
    for (Index i = 0; i < count; ++i) {
        const double time = static_cast<double>(i) - position;
        if (static_cast<double>(i - 1) <= over) {
            state = gaussian_state(time, sigma, lifetime);
        } else {
            state.by_log_lifetime = fall * (state.by_log_lifetime + state.value / lifetime);
            state.value *= fall;
            state.by_shift *= fall;
        }
        out.value(i) = state.value;
        out.by_log_lifetime(i) = state.by_log_lifetime;
        out.by_shift(i) = state.by_shift;
    }
    if (period > 0) add_earlier_pulses(state, count - 1, lifetime, period, 0, out);
}

void add_gaussian_by_log_width(double position, double sigma, double lifetime, DecayColumn& out) {
    const double spread = sigma * sigma / lifetime;
    const ArrayXd time =
        ArrayXd::LinSpaced(out.value.size(), 0, static_cast<double>(out.value.size() - 1)) -
        position;
    const ArrayXd bell =
        (-0.5 * (time / sigma).square()).exp() / (sigma * std::sqrt(2 * std::numbers::pi));
    out.by_log_width = spread / lifetime * out.value - (spread + time) * bell;
}

void bare_column(Index count, Index begin, double lifetime, double period, DecayColumn& out) {
    resize(out, count);
    out.by_shift.setZero();
    const ArrayXd time =
        ArrayXd::LinSpaced(count, 0, static_cast<double>(count - 1)) - static_cast<double>(begin);
    out.value = (time < 0).select(0.0, (-time / lifetime).exp());
    out.by_log_lifetime = out.value * time / lifetime;
    if (period > 0) add_earlier_pulses({1, 0, 0}, begin, lifetime, period, begin, out);
}

void stretched_column(const ArrayXd& response, const ArrayXd& slope, double lifetime,
                      double exponent, DecayColumn& out) {
    const Index count = response.size();
    const ArrayXd log_time =
        (ArrayXd::LinSpaced(count, 0, static_cast<double>(count - 1)).max(1e-300) / lifetime).log();
    const ArrayXd power = (exponent * log_time).exp();
    const ArrayXd kernel = (-power).exp();
    out.value = convolve(response, kernel);
    out.by_log_lifetime = convolve(response, exponent * power * kernel);
    out.by_log_exponent = convolve(response, -exponent * log_time * power * kernel);
    out.by_shift = slope.size() > 0 ? convolve(slope, kernel) : ArrayXd::Zero(count);
}

}  // namespace anchorite::measurement
