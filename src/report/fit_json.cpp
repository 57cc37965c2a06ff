#include <cmath>

#include "anchorite/base/json.hpp"
#include "anchorite/report/fit_write.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "report/fit_units.hpp"

namespace anchorite::report {
namespace {

using nlohmann::ordered_json;

const char* ended(Termination termination) {
    switch (termination) {
        case Termination::converged:
            return "converged";
        case Termination::ran_out:
            return "ran out";
        default:
            return "failed";
    }
}

/// Null where a number is infinite or NaN on purpose.
ordered_json finite(double value, int digits = 8) {
    return std::isfinite(value) ? ordered_json(rounded(value, digits)) : ordered_json(nullptr);
}

ordered_json parameter_json(const device::FittedParameter& fitted) {
    const auto& about = fitted.parameter;
    return {
        {"name", about.name},
        {"unit", about.unit},
        {"value", rounded(shown(about, fitted.value), 8)},
        {"low", finite(shown(about, fitted.interval.low))},
        {"high", finite(shown(about, fitted.interval.high))},
        {about.logarithmic ? "standard_error_of_ln" : "standard_error",
         finite(about.logarithmic ? fitted.deviation : shown(about, fitted.deviation))},
        {"scale", about.logarithmic ? "log" : "linear"},
        {"bounds",
         {rounded(shown(about, about.bounds.low), 8), rounded(shown(about, about.bounds.high), 8)}},
        {"start", rounded(shown(about, about.start), 8)},
        {"at_bound", fitted.at_bound}};
}

ordered_json correlation_json(const Eigen::MatrixXd& correlation) {
    auto rows = ordered_json::array();
    for (Eigen::Index a = 0; a < correlation.rows(); ++a) {
        auto row = ordered_json::array();
        for (Eigen::Index b = 0; b < correlation.cols(); ++b) {
            row.push_back(finite(correlation(a, b), 6));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

ordered_json curve_json(const device::FittedCurve& fitted) {
    const auto& curve = fitted.curve;
    const auto x = unit_of(curve.grid.abscissa);
    const auto y = unit_of(curve.kind);
    auto points = ordered_json::array();
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        ordered_json point = {
            {x.key, rounded(x.factor * curve.grid.at[i], 10)},
            {"measured", rounded(y.factor * curve.values[i], 10)},
            {"model", rounded(y.factor * fitted.model[i], 10)},
            {"error", curve.errors.empty() ? ordered_json(nullptr)
                                           : ordered_json(rounded(y.factor * curve.errors[i]))},
            {"residual", rounded(fitted.residuals[i])}};
        points.push_back(std::move(point));
    }
    return {{"name", curve.name},
            {"kind", device::measured_word(curve.kind)},
            {"against", x.key},
            {"unit", y.key},
            {"scale", curve.logarithmic ? "log" : "linear"},
            {"sum_of_squares", rounded(fitted.sum_of_squares)},
            {"grid_error", finite(fitted.grid_error, 3)},
            {"points", std::move(points)}};
}

}  // namespace

ordered_json fit_json(const device::FitResult& result, const Provenance& provenance) {
    auto parameters = ordered_json::array();
    for (const auto& parameter : result.parameters) parameters.push_back(parameter_json(parameter));
    auto curves = ordered_json::array();
    for (const auto& curve : result.curves) curves.push_back(curve_json(curve));
    return {{"format", "anchorite-fit"},
            {"format_version", fit_format_version},
            {"provenance", provenance_json(provenance)},
            {"ended", ended(result.termination)},
            {"message", result.message},
            {"confidence", result.confidence},
            {"errors", result.known_errors ? "given, intervals not scaled"
                                           : "unknown, intervals scaled by the scatter"},
            {"chi_square", rounded(result.chi_square)},
            {"degrees_of_freedom", result.degrees_of_freedom},
            {"probability",
             result.known_errors ? finite(result.probability, 4) : ordered_json(nullptr)},
            {"starts", result.starts},
            {"starts_that_agree", result.agreeing},
            {"curves_solved", result.evaluations},
            {"parameters", std::move(parameters)},
            {"correlation", correlation_json(result.correlation)},
            {"curves", std::move(curves)},
            {"warnings", result.warnings}};
}

}  // namespace anchorite::report
