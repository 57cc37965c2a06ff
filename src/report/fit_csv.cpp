#include <fmt/format.h>

#include <cmath>

#include "anchorite/report/fit_write.hpp"
#include "anchorite/screening/delimited.hpp"
#include "report/fit_units.hpp"

namespace anchorite::report {
namespace {

using screening::csv_field;

std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{:.8g}", value) : std::string();
}

std::string parameters(const device::FitResult& result) {
    std::string text = "parameter,value,low,high,unit,at_bound\n";
    for (const auto& fitted : result.parameters) {
        const auto& about = fitted.parameter;
        text += fmt::format(
            "{},{},{},{},{},{}\n", csv_field(about.name), cell(shown(about, fitted.value)),
            cell(shown(about, fitted.interval.low)), cell(shown(about, fitted.interval.high)),
            csv_field(about.unit), fitted.at_bound ? "yes" : "no");
    }
    return text;
}

std::string correlations(const device::FitResult& result) {
    std::string text = "parameter";
    for (const auto& fitted : result.parameters) text += "," + csv_field(fitted.parameter.name);
    text += "\n";
    for (Eigen::Index a = 0; a < result.correlation.rows(); ++a) {
        text += csv_field(result.parameters[static_cast<std::size_t>(a)].parameter.name);
        for (Eigen::Index b = 0; b < result.correlation.cols(); ++b) {
            text += "," + cell(result.correlation(a, b));
        }
        text += "\n";
    }
    return text;
}

std::string points(const device::FittedCurve& fitted) {
    const auto& curve = fitted.curve;
    const auto x = unit_of(curve.grid.abscissa);
    const auto y = unit_of(curve.kind);
    std::string text = fmt::format("{0},measured_{1},model_{1},error_{1},residual\n", x.key, y.key);
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        text += fmt::format("{},{},{},{},{:.6g}\n", cell(x.factor * curve.grid.at[i]),
                            cell(y.factor * curve.values[i]), cell(y.factor * fitted.model[i]),
                            curve.errors.empty() ? "" : cell(y.factor * curve.errors[i]),
                            fitted.residuals[i]);
    }
    return text;
}

}  // namespace

std::vector<CsvFile> fit_csv(const device::FitResult& result) {
    std::vector<CsvFile> files{{"parameters.csv", parameters(result)}};
    if (result.correlation.size() > 0) files.push_back({"correlation.csv", correlations(result)});
    for (std::size_t c = 0; c < result.curves.size(); ++c) {
        files.push_back({fmt::format("curve_{}.csv", c + 1), points(result.curves[c])});
    }
    return files;
}

}  // namespace anchorite::report
