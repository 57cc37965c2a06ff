#include "anchorite/numerics/fermi_dirac.hpp"

#include <gsl/gsl_sf_fermi_dirac.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace anchorite::numerics {

namespace {

constexpr double low = -12;
constexpr double high = 60;
constexpr double step = 0.04;

/// sum over k of (-1)^(k+1) exp(k eta) / k^s: the integral of order s - 1 for eta < 0.
double exponential_series(double eta, double s) {
    double sum = 0;
    for (int k = 1; k <= 4; ++k) {
        sum += (k % 2 == 1 ? 1 : -1) * std::exp((k - 1) * eta) / std::pow(k, s);
    }
    return sum * std::exp(eta);
}

LogDerivatives from_series(double eta) {
    const double scale = std::exp(-eta);  // keeps very negative eta from underflowing
    const double half = eta < -600 ? 1 : exponential_series(eta, 1.5) * scale;
    const double minus_half = eta < -600 ? 1 : exponential_series(eta, 0.5) * scale;
    const double minus_three_halves = eta < -600 ? 1 : exponential_series(eta, -0.5) * scale;
    const double first = minus_half / half;
    return {eta + std::log(half), first, minus_three_halves / half - first * first};
}

/// Sommerfeld: F = 4/(3 sqrt(pi)) eta^1.5 (1 + pi^2/8 eta^-2 + 7 pi^4/640 eta^-4 + ...).
LogDerivatives from_sommerfeld(double eta) {
    constexpr double pi = 3.141592653589793;
    constexpr double c2 = pi * pi / 8;
    constexpr double c4 = 7 * pi * pi * pi * pi / 640;
    constexpr double c6 = 31 * pi * pi * pi * pi * pi * pi / 3072;
    const double w = 1 / (eta * eta);
    const double bracket = 1 + w * (c2 + w * (c4 + w * c6));
    const double d1 = -w * (2 * c2 + w * (4 * c4 + w * 6 * c6)) / eta / bracket;
    const double d2 = w * w * (6 * c2 + w * (20 * c4 + w * 42 * c6)) / bracket - d1 * d1;
    return {std::log(4 / (3 * std::sqrt(pi))) + 1.5 * std::log(eta) + std::log(bracket),
            1.5 / eta + d1, -1.5 * w + d2};
}

LogDerivatives at_knot(double eta) {
    const auto minus_half = [](double e) { return gsl_sf_fermi_dirac_mhalf(e); };
    const double half = gsl_sf_fermi_dirac_half(eta);
    const double first = minus_half(eta) / half;
    // GSL has no order -3/2: central differences of sixth order
    const double h = 0.02;
    const double slope = (45 * (minus_half(eta + h) - minus_half(eta - h)) -
                          9 * (minus_half(eta + 2 * h) - minus_half(eta - 2 * h)) +
                          (minus_half(eta + 3 * h) - minus_half(eta - 3 * h))) /
                         (60 * h);
    return {std::log(half), first, slope / half - first * first};
}

std::vector<LogDerivatives> make_table() {
    std::vector<LogDerivatives> table;
    const auto count = static_cast<std::size_t>(std::lround((high - low) / step)) + 1;
    table.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        table.push_back(at_knot(low + step * static_cast<double>(i)));
    }
    return table;
}

/// Quintic Hermite interpolation on [0, 1] of a function given with two derivatives at both ends.
LogDerivatives quintic(const LogDerivatives& a, const LogDerivatives& b, double t) {
    const double da = a.first * step;
    const double db = b.first * step;
    const double ca = a.second * step * step / 2;
    const double cb = b.second * step * step / 2;
    const double rise = b.value - a.value;
    const double c3 = 10 * rise - 6 * da - 4 * db - 3 * ca + cb;
    const double c4 = -15 * rise + 8 * da + 7 * db + 3 * ca - 2 * cb;
    const double c5 = 6 * rise - 3 * (da + db) - ca + cb;
    const double value = a.value + t * (da + t * (ca + t * (c3 + t * (c4 + t * c5))));
    const double first = da + t * (2 * ca + t * (3 * c3 + t * (4 * c4 + t * 5 * c5)));
    const double second = 2 * ca + t * (6 * c3 + t * (12 * c4 + t * 20 * c5));
    return {value, first / step, second / (step * step)};
}

}  // namespace

double fermi_dirac_half(double eta) {
    return gsl_sf_fermi_dirac_half(eta);
}

double fermi_dirac_minus_half(double eta) {
    return gsl_sf_fermi_dirac_mhalf(eta);
}

LogDerivatives log_fermi_dirac_half(double eta) {
    if (eta < low) return from_series(eta);
    if (eta >= high) return from_sommerfeld(eta);
    static const std::vector<LogDerivatives> table = make_table();
    const double position = (eta - low) / step;
    const auto index = std::min(static_cast<std::size_t>(position), table.size() - 2);
    return quintic(table[index], table[index + 1], position - static_cast<double>(index));
}

}  // namespace anchorite::numerics
