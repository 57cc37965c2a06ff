#include <cmath>

#include "anchorite/base/json.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "anchorite/report/provenance_json.hpp"

namespace anchorite::report {

namespace {

using nlohmann::ordered_json;
using namespace measurement;

ordered_json finite_or_null(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

/// Ends of an interval that the data do not give: "low", "high", "both"; null where they give both.
ordered_json unbounded_json(const numerics::Interval& interval) {
    const bool low = std::isfinite(interval.low), high = std::isfinite(interval.high);
    if (low && high) return nullptr;
    return low ? "high" : high ? "low" : "both";
}

ordered_json estimate_json(const Estimate& estimate) {
    ordered_json json{{"id", estimate.id},
                      {"name", estimate.name},
                      {"value", estimate.value},
                      {"unit", estimate.unit},
                      {"standard_error", nullptr},
                      {"interval_95", nullptr},
                      {"unbounded", nullptr},
                      {"text", value_text(estimate)},
                      {"interval_text", interval_text(estimate)},
                      {"definition", estimate.definition},
                      {"no_error", estimate.no_error}};
    if (estimate.standard_error) json["standard_error"] = *estimate.standard_error;
    if (estimate.interval) {
        json["interval_95"] = {finite_or_null(estimate.interval->low),
                               finite_or_null(estimate.interval->high)};
        json["unbounded"] = unbounded_json(*estimate.interval);
    }
    return json;
}

ordered_json axis_json(const PlotAxis& axis) {
    return {{"name", axis.name},
            {"unit", axis.unit},
            {"logarithmic", axis.logarithmic},
            {"reversed", axis.reversed}};
}

std::string role_name(CurveRole role) {
    switch (role) {
        case CurveRole::measured:
            return "measured";
        case CurveRole::fitted:
            return "fitted";
        case CurveRole::component:
            return "component";
        case CurveRole::residual:
            return "residual";
        case CurveRole::reference:
            return "reference";
        case CurveRole::bars:
            break;
    }
    return "bars";
}

ordered_json plot_json(const Plot& plot) {
    ordered_json curves = ordered_json::array();
    for (const PlotCurve& curve : plot.curves) {
        ordered_json json{
            {"name", curve.name}, {"role", role_name(curve.role)}, {"x", curve.x}, {"y", curve.y}};
        if (!curve.y_error.empty()) json["y_error"] = curve.y_error;
        curves.push_back(std::move(json));
    }
    return {{"id", plot.id},          {"title", plot.title},     {"x", axis_json(plot.x)},
            {"y", axis_json(plot.y)}, {"caption", plot.caption}, {"curves", std::move(curves)}};
}

ordered_json map_json(const MapPlot& map) {
    return {{"id", map.id},
            {"title", map.title},
            {"x", axis_json(map.x)},
            {"y", axis_json(map.y)},
            {"value", axis_json(map.value)},
            {"x_values", map.x_values},
            {"y_values", map.y_values},
            {"values", map.values},
            {"diverging", map.diverging},
            {"caption", map.caption}};
}

/// Numbers of a column; null where a row has none, or one without end.
ordered_json numbers_json(const std::vector<double>& numbers) {
    ordered_json json = ordered_json::array();
    for (const double number : numbers) {
        json.push_back(finite_or_null(number));
    }
    return json;
}

ordered_json table_json(const ResultTable& table) {
    ordered_json columns = ordered_json::array();
    for (const ResultColumn& column : table.columns) {
        ordered_json json{{"name", column.name}, {"unit", column.unit}};
        if (column.numbers.empty()) {
            json["words"] = column.words;
        } else {
            json["numbers"] = numbers_json(column.numbers);
            if (column.decimals) json["decimals"] = *column.decimals;
        }
        columns.push_back(std::move(json));
    }
    return {{"id", table.id}, {"title", table.title}, {"columns", std::move(columns)}};
}

template <typename T, typename Function>
ordered_json list(const std::vector<T>& items, Function&& function) {
    ordered_json json = ordered_json::array();
    for (const T& item : items) json.push_back(function(item));
    return json;
}

}  // namespace

ordered_json analysis_json(const Analysis& analysis) {
    Provenance provenance = make_provenance();
    for (const SourceFile& source : analysis.sources) {
        provenance.input +=
            (provenance.input.empty() ? "" : ", ") + source.path.filename().string();
        provenance.input_sha256 += (provenance.input_sha256.empty() ? "" : " ") + source.sha256;
    }
    return {
        {"format", "anchorite-analysis"},
        {"format_version", analysis_format_version},
        {"provenance", provenance_json(provenance)},
        {"kind", analysis.kind},
        {"title", analysis.title},
        {"summary", analysis.summary},
        {"sources", list(analysis.sources,
                         [](const SourceFile& source) {
                             return ordered_json{{"file", source.path.filename().string()},
                                                 {"sha256", source.sha256},
                                                 {"format", source.format},
                                                 {"notes", source.notes}};
                         })},
        {"settings", list(analysis.settings,
                          [](const Setting& setting) {
                              return ordered_json{{"name", setting.name}, {"value", setting.value}};
                          })},
        {"estimates", list(analysis.estimates, estimate_json)},
        {"tables", list(analysis.tables, table_json)},
        {"plots", list(analysis.plots, plot_json)},
        {"maps", list(analysis.maps, map_json)},
        {"warnings", analysis.warnings},
        {"settled", analysis.settled}};
}

}  // namespace anchorite::report
