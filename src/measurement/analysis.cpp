#include "anchorite/measurement/analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace anchorite::measurement {

const Estimate& estimate_of(const Analysis& analysis, const std::string& id) {
    const auto found = std::ranges::find(analysis.estimates, id, &Estimate::id);
    if (found == analysis.estimates.end()) throw std::out_of_range("no estimate " + id);
    return *found;
}

double number_or_none(std::optional<double> value, double factor) {
    return value ? factor * *value : std::numeric_limits<double>::quiet_NaN();
}

namespace {

/// Decimals that show the two first digits of an error.
int decimals_for(double error) {
    return std::max(0, 1 - static_cast<int>(std::floor(std::log10(error))));
}

std::string number_text(const Estimate& estimate) {
    const double error = estimate.standard_error.value_or(0);
    if (error <= 0 && estimate.decimals) {
        return fmt::format("{:.{}f}", estimate.value, *estimate.decimals);
    }
    if (error <= 0) return fmt::format("{:.4g}", estimate.value);
    const double size = std::max(std::abs(estimate.value), error);
    if (size >= 1e6 || error < 1e-6) {
        const int power = static_cast<int>(std::floor(std::log10(size)));
        const double scale = std::pow(10.0, power);
        const int decimals = decimals_for(error / scale);
        return fmt::format("({:.{}f} ± {:.{}f})e{}", estimate.value / scale, decimals,
                           error / scale, decimals, power);
    }
    const int decimals = decimals_for(error);
    return fmt::format("{:.{}f} ± {:.{}f}", estimate.value, decimals, error, decimals);
}

}  // namespace

std::string value_text(const Estimate& estimate) {
    if (estimate.interval && !estimate.standard_error) {
        const double width = estimate.interval->high - estimate.interval->low;
        const bool wide = estimate.value != 0 && width > 10 * std::abs(estimate.value);
        if (!std::isfinite(width) || wide) return "not known";
    }
    const std::string number = number_text(estimate);
    return estimate.unit.empty() ? number : number + " " + estimate.unit;
}

std::string interval_text(const Estimate& estimate) {
    if (!estimate.interval) return {};
    const auto [low, high] = *estimate.interval;
    if (!std::isfinite(low) && !std::isfinite(high)) return "not bounded";
    if (!std::isfinite(high)) return fmt::format("> {:.3g}", low);
    if (!std::isfinite(low)) return fmt::format("< {:.3g}", high);
    const double size = std::max(std::abs(low), std::abs(high));
    const double digits = std::ceil(std::log10(size / (high - low))) + 2;
    const int shown = std::isfinite(digits) ? std::clamp(static_cast<int>(digits), 3, 12) : 6;
    return fmt::format("{:.{}g} ... {:.{}g}", low, shown, high, shown);
}

}  // namespace anchorite::measurement
