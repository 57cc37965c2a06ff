#include "anchorite/photophysics/decay_average.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

namespace {

/// ∫ I dt and ∫ t I dt.
struct Moments {
    double zeroth = 0;
    double first = 0;

    void add(double from, double area, double centre) {
        zeroth += area;
        first += area * (from + centre);
    }
};

/// Adds the piece between two points: A exp(-t/τ) through both, or a straight line.
void add_piece(Moments& sum, double t, double width, double left, double right) {
    if (left > 0 && right > 0 && std::abs(left - right) > 1e-6 * left) {
        const double decrement = std::log(left / right);
        const double tau = width / decrement;
        sum.add(t, tau * (left - right), tau - width / std::expm1(decrement));
        return;
    }
    const double area = width * (left + right) / 2;
    sum.zeroth += area;
    sum.first += t * area + width * width * (left + 2 * right) / 6;
}

/// Lifetime of the last tenth of the points, from a straight line through the logarithms [s].
double tail_lifetime(std::span<const double> times, std::span<const double> values) {
    const std::size_t count = std::max<std::size_t>(3, times.size() / 10);
    double n = 0, t = 0, y = 0, tt = 0, ty = 0;
    const double origin = times[times.size() - count];
    for (std::size_t i = times.size() - count; i < times.size(); ++i) {
        if (!(values[i] > 0)) continue;
        const double x = times[i] - origin;
        const double v = std::log(values[i]);
        n += 1, t += x, y += v, tt += x * x, ty += x * v;
    }
    const double slope = (n * ty - t * y) / (n * tt - t * t);
    if (!(n >= 2) || !(slope < 0)) {
        throw InputError(
            "the end of the decay does not fall: measure longer, subtract the "
            "background or take the window alone");
    }
    return -1 / slope;
}

void check(std::span<const double> times, std::span<const double> values) {
    if (times.size() != values.size() || times.size() < 3) {
        throw InputError("a decay needs at least three times and as many values");
    }
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (!(times[i] > times[i - 1])) throw InputError("the times of a decay must ascend");
    }
    if (!(values.front() > 0)) throw InputError("the first value of a decay must be positive");
}

std::vector<double> shares(std::vector<double> parts) {
    const double total = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (double& part : parts) part /= total;
    return parts;
}

}  // namespace

void ExponentialSum::validate() const {
    if (amplitudes.empty() || amplitudes.size() != lifetimes.size()) {
        throw InputError("a sum of exponentials needs as many amplitudes as lifetimes");
    }
    double total = 0;
    for (const double amplitude : amplitudes) {
        if (!(amplitude >= 0)) throw InputError("an amplitude must not be negative");
        total += amplitude;
    }
    if (!(total > 0)) throw InputError("the amplitudes of a decay are all zero");
    for (const double lifetime : lifetimes) {
        if (!(lifetime > 0)) throw InputError("a lifetime must be positive");
    }
}

double ExponentialSum::value(double time) const {
    double sum = 0;
    for (std::size_t i = 0; i < amplitudes.size(); ++i) {
        sum += amplitudes[i] * std::exp(-time / lifetimes[i]);
    }
    return sum;
}

DecayAverages averages(const ExponentialSum& decay) {
    decay.validate();
    double a = 0, at = 0, att = 0;
    for (std::size_t i = 0; i < decay.amplitudes.size(); ++i) {
        const double tau = decay.lifetimes[i];
        a += decay.amplitudes[i];
        at += decay.amplitudes[i] * tau;
        att += decay.amplitudes[i] * tau * tau;
    }
    return {{at / a}, {att / at}};
}

std::vector<double> amplitude_fractions(const ExponentialSum& decay) {
    decay.validate();
    return shares(decay.amplitudes);
}

std::vector<double> intensity_fractions(const ExponentialSum& decay) {
    decay.validate();
    std::vector<double> photons = decay.amplitudes;
    for (std::size_t i = 0; i < photons.size(); ++i) photons[i] *= decay.lifetimes[i];
    return shares(std::move(photons));
}

DecayAverages averages(std::span<const double> times, std::span<const double> values, Tail tail) {
    check(times, values);
    Moments sum;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        add_piece(sum, times[i] - times.front(), times[i + 1] - times[i], values[i], values[i + 1]);
    }
    if (tail == Tail::exponential) {
        const double tau = tail_lifetime(times, values);
        sum.add(times.back() - times.front(), std::max(0.0, values.back()) * tau, tau);
    }
    return {{sum.zeroth / values.front()}, {sum.first / sum.zeroth}};
}

}  // namespace anchorite::photophysics
