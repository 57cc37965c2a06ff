#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/measurement/formula.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "amount";
constexpr double relative = 0.05;

/// Half a unit of the last digit that a number is written with.
double half_last_digit(double value) {
    const std::string text = fmt::format("{:e}", value);
    for (int digits = 0; digits < 15; ++digits) {
        const std::string shorter = fmt::format("{:.{}e}", value, digits);
        if (std::abs(std::strtod(shorter.c_str(), nullptr) - value) > 1e-9 * value) continue;
        return 0.5 * std::pow(10.0, std::floor(std::log10(value) + 1e-12) - digits);
    }
    return 0;
}

double molar_mass_of(const Quantity& quantity) {
    return at_place(*quantity.formula,
                    [](const std::string& formula) { return molar_mass(parse_formula(formula)); });
}

Finding compare(const Quantity& quantity, const Located<double>& reported, double computed,
                const char* unit, Dimension dimension, const std::string& how) {
    Finding one{
        .rule = id, .subject = quantity.name, .where = reported.where, .from = quantity.from};
    const double shown = to_unit(reported, unit, dimension);
    const double expected = to_unit(computed, unit, dimension);
    const double allowed = std::max(relative * expected, half_last_digit(shown));
    one.verdict = std::abs(shown - expected) <= allowed ? Verdict::holds : Verdict::cannot_be_true;
    one.reported = fmt::format("{:g} {}", shown, unit);
    one.computed = fmt::format("{:.3g} {}", expected, unit);
    one.reason = how;
    if (one.verdict != Verdict::holds) {
        one.reason += fmt::format("; the report is {:+.0f} % off", 100 * (shown / expected - 1));
    }
    one.figures = {{"reported", shown, unit}, {"computed", expected, unit}};
    return one;
}

std::vector<Finding> check_quantity(const Quantity& quantity) {
    std::vector<Finding> found;
    std::optional<double> moles;
    if (quantity.amount) moles = quantity.amount->value;
    if (quantity.formula && quantity.mass) {
        const double molar = molar_mass_of(quantity);
        const double weighed = quantity.mass->value / molar;
        if (quantity.amount) {
            found.push_back(compare(quantity, *quantity.amount, weighed, "mmol", Dimension::amount,
                                    fmt::format("{:.4g} g over {:.2f} g/mol",
                                                1e3 * quantity.mass->value, 1e3 * molar)));
        }
        moles = weighed;
    }
    if (moles && quantity.volume && quantity.concentration) {
        found.push_back(compare(
            quantity, *quantity.concentration, *moles / quantity.volume->value, "mol/L",
            Dimension::concentration,
            fmt::format("{:.4g} mmol in {:.4g} mL", 1e3 * *moles, 1e6 * quantity.volume->value)));
    }
    if (!found.empty()) return found;
    Finding one{.rule = id,
                .subject = quantity.name,
                .where = quantity.name.where,
                .from = quantity.from,
                .verdict = Verdict::cannot_be_told,
                .reported = "-",
                .computed = "-",
                .reason = "it takes formula, mass and amount, or amount, volume and concentration",
                .figures = {}};
    return {one};
}

std::vector<Finding> check_amounts(const Record& record) {
    std::vector<Finding> found;
    for (const Quantity& quantity : record.quantities) {
        for (auto& one : check_quantity(quantity)) found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

Rule amount_rule() {
    return {id, "an amount is the mass over the molar mass, a concentration is it over the volume",
            "5 %, or half of the last digit", check_amounts};
}

}  // namespace anchorite::measurement
