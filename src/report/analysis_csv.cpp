#include <fmt/format.h>

#include <cmath>

#include "anchorite/report/analysis_write.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {

namespace {

using namespace measurement;
using screening::csv_field;

std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{:.9g}", value) : std::string();
}

std::string heading(const std::string& name, const std::string& unit) {
    return csv_field(unit.empty() ? name : fmt::format("{} [{}]", name, unit));
}

std::string estimates_text(const Analysis& analysis) {
    std::string text = "id,name,value,standard_error,low_95,high_95,unit,definition,no_error\n";
    for (const Estimate& estimate : analysis.estimates) {
        const auto& interval = estimate.interval;
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{}\n", csv_field(estimate.id), csv_field(estimate.name),
            cell(estimate.value), estimate.standard_error ? cell(*estimate.standard_error) : "",
            interval ? cell(interval->low) : "", interval ? cell(interval->high) : "",
            csv_field(estimate.unit), csv_field(estimate.definition), csv_field(estimate.no_error));
    }
    return text;
}

std::string table_text(const ResultTable& table) {
    std::string text;
    std::size_t rows = 0;
    for (const ResultColumn& column : table.columns) {
        text += (text.empty() ? "" : ",") + heading(column.name, column.unit);
        rows = std::max({rows, column.numbers.size(), column.words.size()});
    }
    text += "\n";
    for (std::size_t row = 0; row < rows; ++row) {
        std::string line;
        for (const ResultColumn& column : table.columns) {
            if (&column != &table.columns.front()) line += ",";
            line +=
                column.numbers.empty() ? csv_field(column.words[row]) : cell(column.numbers[row]);
        }
        text += line + "\n";
    }
    return text;
}

/// Curves below each other, as they need not share abscissae.
std::string plot_text(const Plot& plot) {
    std::string text =
        fmt::format("curve,{},{},standard error\n", heading(plot.x.name, plot.x.unit),
                    heading(plot.y.name, plot.y.unit));
    for (const PlotCurve& curve : plot.curves) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            text +=
                fmt::format("{},{},{},{}\n", csv_field(curve.name), cell(curve.x[i]),
                            cell(curve.y[i]), curve.y_error.empty() ? "" : cell(curve.y_error[i]));
        }
    }
    return text;
}

std::string map_text(const MapPlot& map) {
    std::string text =
        fmt::format("{},{},{}\n", heading(map.x.name, map.x.unit), heading(map.y.name, map.y.unit),
                    heading(map.value.name, map.value.unit));
    for (std::size_t row = 0; row < map.y_values.size(); ++row) {
        for (std::size_t column = 0; column < map.x_values.size(); ++column) {
            text += fmt::format("{},{},{}\n", cell(map.x_values[column]), cell(map.y_values[row]),
                                cell(map.values[row * map.x_values.size() + column]));
        }
    }
    return text;
}

}  // namespace

std::vector<CsvFile> analysis_csv(const Analysis& analysis) {
    std::vector<CsvFile> files{{"estimates.csv", estimates_text(analysis)}};
    for (const ResultTable& table : analysis.tables) {
        files.push_back({"table_" + table.id + ".csv", table_text(table)});
    }
    for (const Plot& plot : analysis.plots) {
        files.push_back({"figure_" + plot.id + ".csv", plot_text(plot)});
    }
    for (const MapPlot& map : analysis.maps) {
        files.push_back({"figure_" + map.id + ".csv", map_text(map)});
    }
    return files;
}

}  // namespace anchorite::report
