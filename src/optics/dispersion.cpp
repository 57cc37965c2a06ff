#include "anchorite/optics/dispersion.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace anchorite::optics {
namespace {

constexpr double micrometre = 1e-6;  // [m]

/// Coefficients by the numbers they have in the database's document, from 1.
class Coefficients {
public:
    explicit Coefficients(const std::vector<double>& values) : values_(values) {}
    double operator[](std::size_t number) const {
        return number <= values_.size() ? values_[number - 1] : 0;
    }
    [[nodiscard]] std::size_t count() const { return values_.size(); }

private:
    const std::vector<double>& values_;
};

/// Sum over pairs (C2, C3), (C4, C5) ... of `term(C2i, C2i+1)`.
template <class Term>
double pairs(const Coefficients& c, std::size_t first, const Term& term) {
    double sum = 0;
    for (std::size_t i = first; i <= c.count(); i += 2) sum += term(c[i], c[i + 1]);
    return sum;
}

double power_term(double factor, double base, double exponent) {
    return factor == 0 ? 0 : factor * std::pow(base, exponent);
}

double sellmeier(const Coefficients& c, double w, bool squared) {
    return 1 + c[1] + pairs(c, 2, [=](double b, double l) {
               return b * w * w / (w * w - (squared ? l * l : l));
           });
}

double polynomial(const Coefficients& c, double w) {
    return c[1] + pairs(c, 2, [=](double b, double e) { return power_term(b, w, e); });
}

double refractive_index_info(const Coefficients& c, double w) {
    double square = c[1];
    for (const std::size_t i : {2U, 6U}) {
        if (c[i] == 0) continue;
        square += c[i] * std::pow(w, c[i + 1]) / (w * w - std::pow(c[i + 2], c[i + 3]));
    }
    return square + pairs(c, 10, [=](double b, double e) { return power_term(b, w, e); });
}

double gas(const Coefficients& c, double w) {
    return 1 + c[1] + pairs(c, 2, [=](double b, double l) { return b / (l - 1 / (w * w)); });
}

double herzberger(const Coefficients& c, double w) {
    const double l = 1 / (w * w - 0.028);
    const double w2 = w * w;
    return c[1] + c[2] * l + c[3] * l * l + c[4] * w2 + c[5] * w2 * w2 + c[6] * w2 * w2 * w2;
}

double retro(const Coefficients& c, double w) {
    const double y = c[1] + c[2] * w * w / (w * w - c[3]) + c[4] * w * w;
    return (1 + 2 * y) / (1 - y);
}

double exotic(const Coefficients& c, double w) {
    const double shift = w - c[5];
    return c[1] + c[2] / (w * w - c[3]) + c[4] * shift / (shift * shift + c[6]);
}

double evaluate(const DispersionFormula& formula, double wavelength) {
    const Coefficients c(formula.coefficients);
    const double w = wavelength / micrometre;
    switch (formula.number) {
        case 1:
            return std::sqrt(sellmeier(c, w, true));
        case 2:
            return std::sqrt(sellmeier(c, w, false));
        case 3:
            return std::sqrt(polynomial(c, w));
        case 4:
            return std::sqrt(refractive_index_info(c, w));
        case 5:
            return polynomial(c, w);
        case 6:
            return gas(c, w);
        case 7:
            return herzberger(c, w);
        case 8:
            return std::sqrt(retro(c, w));
        default:
            assert(formula.number == 9);
            return std::sqrt(exotic(c, w));
    }
}

double interpolate(const DispersionTable& table, double wavelength) {
    const auto& x = table.wavelengths;
    assert(!x.empty() && x.size() == table.values.size());
    const auto above = std::lower_bound(x.begin(), x.end(), wavelength);
    if (above == x.begin()) return table.values.front();
    if (above == x.end()) return table.values.back();
    const auto i = static_cast<std::size_t>(above - x.begin());
    const double share = (wavelength - x[i - 1]) / (x[i] - x[i - 1]);
    return table.values[i - 1] + share * (table.values[i] - table.values[i - 1]);
}

}  // namespace

bool WavelengthRange::holds(double wavelength) const {
    const double rounding = 1e-9 * wavelength;  // "0.69 µm" and "690 nm" are one wavelength
    return wavelength >= from - rounding && wavelength <= to + rounding;
}

WavelengthRange overlap(const WavelengthRange& a, const WavelengthRange& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

WavelengthRange range_of(const Dispersion& dispersion) {
    if (const auto* table = std::get_if<DispersionTable>(&dispersion)) {
        return {table->wavelengths.front(), table->wavelengths.back()};
    }
    if (const auto* formula = std::get_if<DispersionFormula>(&dispersion)) return formula->range;
    return {};
}

double value_at(const Dispersion& dispersion, double wavelength) {
    const WavelengthRange range = range_of(dispersion);
    const double inside = std::clamp(wavelength, range.from, range.to);
    if (const auto* table = std::get_if<DispersionTable>(&dispersion)) {
        return interpolate(*table, inside);
    }
    if (const auto* formula = std::get_if<DispersionFormula>(&dispersion)) {
        return evaluate(*formula, inside);
    }
    return std::get<double>(dispersion);
}

}  // namespace anchorite::optics
