#include "anchorite/numerics/line_shape.hpp"

#include <gsl/gsl_sf_erf.h>

#include <array>
#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::numerics {

namespace {

using std::numbers::ln2;
using std::numbers::pi;

constexpr int faddeeva_terms = 40;
const double faddeeva_scale = std::sqrt(faddeeva_terms / std::numbers::sqrt2);

/// Coefficients of Weideman's series, highest power first.
std::array<double, faddeeva_terms> faddeeva_coefficients() {
    constexpr int half = 2 * faddeeva_terms;
    std::array<double, faddeeva_terms> out{};
    for (int n = 1; n <= faddeeva_terms; ++n) {
        double sum = 0;
        for (int k = -half + 1; k < half; ++k) {
            const double angle = k * pi / half;
            const double t = faddeeva_scale * std::tan(angle / 2);
            sum +=
                std::exp(-t * t) * (faddeeva_scale * faddeeva_scale + t * t) * std::cos(n * angle);
        }
        out[static_cast<std::size_t>(faddeeva_terms - n)] = sum / (2 * half);
    }
    return out;
}

double gaussian(double width, double x) {
    return std::sqrt(4 * ln2 / pi) / width * std::exp(-4 * ln2 * x * x / (width * width));
}

double lorentzian(double width, double x) {
    return 2 / (pi * width) / (1 + 4 * x * x / (width * width));
}

double voigt(const LineProfile& profile, double x) {
    const auto [gauss, lorentz] = voigt_widths(profile);
    if (gauss <= 1e-6 * lorentz) return lorentzian(profile.width, x);
    const double scale = 2 * std::sqrt(ln2) / gauss;
    return scale / std::sqrt(pi) * faddeeva({scale * x, scale * lorentz / 2}).real();
}

/// Both parts have the same height at the centre, so m is a share of height, not of area.
double weighted_sum(const LineProfile& profile, double x) {
    const double gauss_height = std::sqrt(4 * ln2 / pi), lorentz_height = 2 / pi;
    const double m = profile.mixing;
    const double area = (1 - m) / gauss_height + m / lorentz_height;
    return ((1 - m) / gauss_height * gaussian(profile.width, x) +
            m / lorentz_height * lorentzian(profile.width, x)) /
           area;
}

double product(const LineProfile& profile, double x) {
    const double a = 4 * ln2 * (1 - profile.mixing), b = 4 * profile.mixing;
    if (b < 1e-6) return gaussian(profile.width, x);
    // ∫ exp(-a u²)/(1 + b u²) du = π/√b exp(a/b) erfc(√(a/b))
    const double area =
        pi / std::sqrt(b) * std::exp(a / b + gsl_sf_log_erfc(std::sqrt(a / b))) * profile.width;
    const double u = x / profile.width;
    return std::exp(-a * u * u) / (1 + b * u * u) / area;
}

}  // namespace

std::string_view name_of(LineShape shape) {
    switch (shape) {
        case LineShape::voigt:
            return "Voigt";
        case LineShape::pseudo_voigt:
            return "pseudo-Voigt (Gauss-Lorentz sum)";
        case LineShape::gauss_lorentz_product:
            break;
    }
    return "Gauss-Lorentz product";
}

LineShape parse_line_shape(const std::string& word) {
    if (word == "voigt") return LineShape::voigt;
    if (word == "sum" || word == "pseudo-voigt") return LineShape::pseudo_voigt;
    if (word == "product") return LineShape::gauss_lorentz_product;
    const std::vector<std::string> words{"voigt", "pseudo-voigt", "sum", "product"};
    throw InputError({}, "\"" + word + "\" is not a line shape", did_you_mean(word, words));
}

std::complex<double> faddeeva(std::complex<double> z) {
    assert(z.imag() >= 0);
    static const auto coefficients = faddeeva_coefficients();
    const std::complex<double> i(0, 1);
    const auto below = faddeeva_scale - i * z;
    const auto ratio = (faddeeva_scale + i * z) / below;
    std::complex<double> sum = 0;
    for (const double coefficient : coefficients) sum = sum * ratio + coefficient;
    return 2.0 * sum / (below * below) + 1 / std::sqrt(pi) / below;
}

VoigtWidths voigt_widths(const LineProfile& profile) {
    assert(profile.shape == LineShape::voigt);
    const double m = profile.mixing;
    const double sum = profile.width / (0.5346 * m + std::sqrt(0.2166 * m * m + (1 - m) * (1 - m)));
    return {(1 - m) * sum, m * sum};
}

double line_value(const LineProfile& profile, double distance) {
    switch (profile.shape) {
        case LineShape::voigt:
            return voigt(profile, distance);
        case LineShape::pseudo_voigt:
            return weighted_sum(profile, distance);
        case LineShape::gauss_lorentz_product:
            break;
    }
    return product(profile, distance);
}

}  // namespace anchorite::numerics
