#include "anchorite/report/analysis_read.hpp"

#include <limits>

namespace anchorite::report {

namespace {

using nlohmann::json;
using namespace measurement;

double number(const json& value) {
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

std::vector<double> numbers(const json& values) {
    std::vector<double> out;
    for (const json& value : values) out.push_back(number(value));
    return out;
}

template <class Function>
auto each(const json& values, const Function& function) {
    std::vector<decltype(function(values))> out;
    for (const json& value : values) out.push_back(function(value));
    return out;
}

Estimate estimate_of_json(const json& value) {
    Estimate out{value.at("id"), value.at("name"), number(value.at("value")), value.at("unit")};
    if (!value.at("standard_error").is_null()) out.standard_error = value.at("standard_error");
    if (const json& interval = value.at("interval_95"); !interval.is_null()) {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        out.interval = {interval.at(0).is_null() ? -infinite : number(interval.at(0)),
                        interval.at(1).is_null() ? infinite : number(interval.at(1))};
    }
    out.definition = value.at("definition");
    out.no_error = value.at("no_error");
    return out;
}

PlotAxis axis(const json& value) {
    return {value.at("name"), value.at("unit"), value.at("logarithmic"), value.at("reversed")};
}

CurveRole role_of(const std::string& name) {
    if (name == "measured") return CurveRole::measured;
    if (name == "fitted") return CurveRole::fitted;
    if (name == "component") return CurveRole::component;
    if (name == "residual") return CurveRole::residual;
    return name == "reference" ? CurveRole::reference : CurveRole::bars;
}

PlotCurve curve(const json& value) {
    PlotCurve out{value.at("name"), role_of(value.at("role")), numbers(value.at("x")),
                  numbers(value.at("y"))};
    if (value.contains("y_error")) out.y_error = numbers(value.at("y_error"));
    return out;
}

Plot plot(const json& value) {
    return {value.at("id"),
            value.at("title"),
            axis(value.at("x")),
            axis(value.at("y")),
            each(value.at("curves"), curve),
            value.at("caption")};
}

MapPlot map(const json& value) {
    return {value.at("id"),
            value.at("title"),
            axis(value.at("x")),
            axis(value.at("y")),
            axis(value.at("value")),
            numbers(value.at("x_values")),
            numbers(value.at("y_values")),
            numbers(value.at("values")),
            value.at("diverging"),
            value.at("caption")};
}

ResultColumn column(const json& value) {
    ResultColumn out{value.at("name"), value.at("unit")};
    if (value.contains("numbers")) {
        out.numbers = numbers(value.at("numbers"));
        if (value.contains("decimals")) out.decimals = value.at("decimals").get<int>();
    } else {
        out.words = value.at("words").get<std::vector<std::string>>();
    }
    return out;
}

ResultTable table(const json& value) {
    return {value.at("id"), value.at("title"), each(value.at("columns"), column)};
}

}  // namespace

Analysis analysis_from_json(const json& value) {
    Analysis out;
    out.kind = value.at("kind");
    out.title = value.at("title");
    out.summary = value.at("summary");
    out.sources = each(value.at("sources"), [](const json& one) {
        return SourceFile{one.at("file").get<std::string>(), one.at("sha256"), one.at("format"),
                          one.value("notes", std::vector<std::string>())};
    });
    out.settings = each(value.at("settings"), [](const json& one) {
        return Setting{one.at("name"), one.at("value")};
    });
    out.estimates = each(value.at("estimates"), estimate_of_json);
    out.tables = each(value.at("tables"), table);
    out.plots = each(value.at("plots"), plot);
    out.maps = each(value.at("maps"), map);
    out.warnings = value.at("warnings").get<std::vector<std::string>>();
    out.settled = value.value("settled", true);
    return out;
}

}  // namespace anchorite::report
