#include "present_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "table.hpp"

namespace anchorite::app {

namespace {

double shown(const device::FitParameter& parameter, double value) {
    return parameter.unit.empty() ? value : to_unit(value, parameter.unit, parameter.dimension);
}

/// As many digits as the interval leaves, and one more.
std::string value_text(const device::FittedParameter& fitted) {
    const double value = shown(fitted.parameter, fitted.value);
    const double width = fitted.interval.high - fitted.interval.low;
    if (!std::isfinite(width)) return fmt::format("{:.3g}", value);
    const double relative = width / std::abs(fitted.value);
    const int digits = relative > 0 ? static_cast<int>(std::ceil(-std::log10(relative))) + 2 : 8;
    return fmt::format("{:.{}g}", value, std::clamp(digits, 2, 8));
}

std::string interval_text(const device::FittedParameter& fitted) {
    if (!std::isfinite(fitted.interval.high)) return "not determined";
    return fmt::format("{:.4g} ... {:.4g}", shown(fitted.parameter, fitted.interval.low),
                       shown(fitted.parameter, fitted.interval.high));
}

std::string parameters_text(const device::FitResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& fitted : result.parameters) {
        rows.push_back({fitted.parameter.name, value_text(fitted), interval_text(fitted),
                        fitted.parameter.unit, fitted.at_bound ? "at a bound" : ""});
    }
    return format_table({{"parameter"},
                         {"value", right},
                         {fmt::format("{:g} % interval", 100 * result.confidence)},
                         {"unit"},
                         {""}},
                        rows);
}

std::string correlation_text(const device::FitResult& result) {
    const auto count = result.correlation.rows();
    if (count < 2) return {};
    std::vector<Column> columns{{"correlation"}};
    for (Eigen::Index b = 0; b + 1 < count; ++b) {
        columns.push_back({result.parameters[static_cast<std::size_t>(b)].parameter.name, right});
    }
    std::vector<std::vector<std::string>> rows;
    for (Eigen::Index a = 1; a < count; ++a) {
        std::vector<std::string> row{result.parameters[static_cast<std::size_t>(a)].parameter.name};
        for (Eigen::Index b = 0; b + 1 < count; ++b) {
            const double value = result.correlation(a, b);
            row.push_back(b >= a ? "" : std::isfinite(value) ? fmt::format("{:+.3f}", value) : "-");
        }
        rows.push_back(std::move(row));
    }
    return "\n" + format_table(columns, rows);
}

std::string curves_text(const device::FitResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& fitted : result.curves) {
        const auto count = fitted.residuals.size();
        double relative = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double miss = fitted.model[i] / fitted.curve.values[i] - 1;
            relative += miss * miss / static_cast<double>(count);
        }
        const auto largest =
            std::ranges::max(fitted.residuals, {}, [](double r) { return std::abs(r); });
        rows.push_back({fitted.curve.name, std::string(device::measured_word(fitted.curve.kind)),
                        std::to_string(count), fmt::format("{:.2f}", 100 * std::sqrt(relative)),
                        fmt::format("{:.2f}", fitted.sum_of_squares / static_cast<double>(count)),
                        fmt::format("{:+.1f}", largest)});
    }
    return "\n" + format_table({{"curve"},
                                {"kind"},
                                {"points", right},
                                {"rms of model/measured - 1 [%]", right},
                                {"mean square residual", right},
                                {"largest residual", right}},
                               rows);
}

std::string ending_text(const device::FitResult& result) {
    const std::string errors =
        result.known_errors
            ? fmt::format(
                  "errors are given: intervals are not scaled; chi-square {:.4g} of {} "
                  "degrees of freedom, probability {:.2g}",
                  result.chi_square, result.degrees_of_freedom, result.probability)
            : fmt::format(
                  "errors are unknown: intervals are scaled by the scatter of each curve, "
                  "{} degrees of freedom",
                  result.degrees_of_freedom);
    return fmt::format("\n{}\n{} of {} starts end in this minimum, {} curves solved\n", errors,
                       result.agreeing, result.starts, result.evaluations);
}

}  // namespace

std::string fit_text(const device::FitResult& result) {
    return parameters_text(result) + correlation_text(result) + curves_text(result) +
           ending_text(result);
}

}  // namespace anchorite::app
