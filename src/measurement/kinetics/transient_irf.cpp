#include "anchorite/measurement/kinetics/transient_irf.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;

constexpr double reach = 8.5;  // deviations beyond which erfc differs from 0 or 2 by 1e-16

/// The delays that the response touches; the pump is all before the first, all over after the last.
struct Zones {
    Index begin = 0;
    Index end = 0;
};

Zones zones_of(const Eigen::VectorXd& delays, double rate, double centre, double width) {
    const double* first = delays.data();
    const double* last = first + delays.size();
    const auto begin = std::lower_bound(first, last, centre - reach * width);
    const double over = centre + width * (reach + rate * width);
    return {begin - first, std::lower_bound(begin, last, over) - first};
}

/// ½ exp(k²σ²/2 − ku) erfc((kσ − u/σ)/√2), by whichever of its two forms keeps all digits.
double convolved(double rate, double u, double width) {
    const double x = u / width;
    const double argument = (rate * width - x) / std::numbers::sqrt2;
    if (argument > 0) return 0.5 * std::exp(-x * x / 2) * scaled_erfc(argument);
    return 0.5 * std::exp(rate * (rate * width * width / 2 - u)) * std::erfc(argument);
}

/// Probability density of the response.
double density(double u, double width) {
    return std::exp(-u * u / (2 * width * width)) / (width * std::sqrt(2 * std::numbers::pi));
}

void plain_column(const Eigen::VectorXd& delays, double rate, double centre, Index j, bool slopes,
                  TransientBasis& basis) {
    const double* first = delays.data();
    const Index begin = std::lower_bound(first, first + delays.size(), centre) - first;
    const Index rest = delays.size() - begin;
    const auto u = delays.tail(rest).array() - centre;
    basis.values.col(j).head(begin).setZero();
    basis.values.col(j).tail(rest) = (-rate * u).exp();
    if (!slopes) return;
    basis.rate_slope.col(j).head(begin).setZero();
    basis.rate_slope.col(j).tail(rest).array() = -u * basis.values.col(j).tail(rest).array();
}

void exponential_values(const Eigen::VectorXd& delays, double rate, double centre, double width,
                        const Zones& zones, Eigen::Ref<Eigen::VectorXd> values) {
    values.head(zones.begin).setZero();
    for (Index i = zones.begin; i < zones.end; ++i) {
        values(i) = convolved(rate, delays(i) - centre, width);
    }
    const Index rest = delays.size() - zones.end;
    const double shift = rate * (centre + rate * width * width / 2);
    values.tail(rest) = (shift - rate * delays.tail(rest).array()).exp();
}

void exponential_column(const Eigen::VectorXd& delays, double rate, double centre, double width,
                        Index j, bool slopes, TransientBasis& basis) {
    const Zones zones = zones_of(delays, rate, centre, width);
    auto values = basis.values.col(j);
    exponential_values(delays, rate, centre, width, zones, values);
    if (!slopes) return;
    const double variance = width * width;
    const auto u = delays.array() - centre;
    basis.rate_slope.col(j).array() = (rate * variance - u) * values.array();
    basis.centre_slope.col(j) = rate * values;
    basis.width_slope.col(j) = rate * rate * width * values;
    for (Index i = zones.begin; i < zones.end; ++i) {
        const double from_centre = delays(i) - centre;
        const double g = density(from_centre, width);
        basis.rate_slope(i, j) -= variance * g;
        basis.centre_slope(i, j) -= g;
        basis.width_slope(i, j) -= width * g * (rate + from_centre / variance);
    }
}

/// d^m/dx^m exp(−x²/2) for m = 0 ... count − 1, by h_{m+1} = −x h_m − m h_{m−1}.
void gaussian_derivatives(double x, int count, double* h) {
    h[0] = std::exp(-x * x / 2);
    for (int m = 0; m + 1 < count; ++m) {
        h[m + 1] = -x * h[m] - (m > 0 ? m * h[m - 1] : 0);
    }
}

void artefact_columns(const Eigen::VectorXd& delays, double centre, double width, Index first,
                      int terms, bool slopes, TransientBasis& basis) {
    constexpr int most = 8;
    double h[most];
    for (Index i = 0; i < delays.size(); ++i) {
        const double x = (delays(i) - centre) / width;
        gaussian_derivatives(x, terms + 1, h);
        for (int m = 0; m < terms; ++m) {
            basis.values(i, first + m) = h[m];
            if (!slopes) continue;
            basis.centre_slope(i, first + m) = -h[m + 1] / width;
            basis.width_slope(i, first + m) = -x * h[m + 1] / width;
        }
    }
}

}  // namespace

double TransientIrf::centre_at(double wavelength_nm) const {
    const double x = (wavelength_nm - reference_nm) / 100;
    double sum = 0;
    for (std::size_t i = dispersion.size(); i-- > 0;) sum = (sum + dispersion[i]) * x;
    return centre_ps + sum;
}

void TransientIrf::validate() const {
    const bool finite = std::isfinite(centre_ps) && std::isfinite(reference_nm) &&
                        std::ranges::all_of(dispersion, [](double c) { return std::isfinite(c); });
    if (!finite) throw InputError("the instrument response needs numbers for centre and chirp");
    if (!(width_ps > 0 && std::isfinite(width_ps))) {
        throw InputError("the width of the instrument response must be positive");
    }
}

double scaled_erfc(double x) {
    constexpr double far = 25;
    if (x < far) return std::exp(x * x) * std::erfc(x);
    const double w = 1 / (2 * x * x);
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 5; ++n) {
        term *= -(2 * n - 1) * w;
        sum += term;
    }
    return sum / (x * std::sqrt(std::numbers::pi));
}

void fill_basis(const Eigen::VectorXd& delays, const Eigen::VectorXd& rates, double centre,
                double width, int artefact_terms, bool slopes, TransientBasis& basis) {
    const Index terms = width > 0 ? artefact_terms : 0;
    basis.values.resize(delays.size(), rates.size() + terms);
    if (slopes) {
        basis.rate_slope.resize(delays.size(), rates.size());
        basis.centre_slope.resizeLike(basis.values);
        basis.width_slope.resizeLike(basis.values);
    }
    for (Index j = 0; j < rates.size(); ++j) {
        if (width > 0) {
            exponential_column(delays, rates(j), centre, width, j, slopes, basis);
        } else {
            plain_column(delays, rates(j), centre, j, slopes, basis);
        }
    }
    if (terms > 0) {
        artefact_columns(delays, centre, width, rates.size(), static_cast<int>(terms), slopes,
                         basis);
    }
}

}  // namespace anchorite::measurement
