#include "anchorite/report/instrument_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/provenance.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {

namespace {

using nlohmann::ordered_json;
using namespace measurement;
using screening::csv_field;

ordered_json numbers_json(const std::vector<double>& values) {
    ordered_json numbers = ordered_json::array();
    for (const double value : values) {
        numbers.push_back(std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr));
    }
    return numbers;
}

ordered_json column_json(const Column& column) {
    return {{"name", column.name}, {"unit", column.unit}, {"values", numbers_json(column.values)}};
}

ordered_json header_json(const std::vector<HeaderEntry>& header) {
    ordered_json entries = ordered_json::array();
    for (const auto& [key, value] : header) entries.push_back({{"key", key}, {"value", value}});
    return entries;
}

std::string heading(const Column& column) {
    return csv_field(column.unit.empty() ? column.name
                                         : fmt::format("{} [{}]", column.name, column.unit));
}

std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{:.17g}", value) : std::string();
}

std::string table_text(const DataTable& table) {
    std::string text;
    for (const Column& column : table.columns) {
        if (&column != &table.columns.front()) text += ",";
        text += heading(column);
    }
    text += "\n";
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const Column& column : table.columns) {
            if (&column != &table.columns.front()) text += ",";
            text += cell(column.values[row]);
        }
        text += "\n";
    }
    return text;
}

/// The axes as first row and column, in whose corner both are named.
std::string map_text(const DataMap& map) {
    std::string text = csv_field(map.y.name + " \\ " + map.x.name);
    for (const double x : map.x.values) text += "," + cell(x);
    text += "\n";
    const std::size_t width = map.x.values.size();
    for (std::size_t row = 0; row < map.y.values.size(); ++row) {
        text += cell(map.y.values[row]);
        for (std::size_t i = 0; i < width; ++i)
            text += "," + cell(map.values.values[row * width + i]);
        text += "\n";
    }
    return text;
}

ordered_json file_json(const InstrumentFile& file) {
    ordered_json tables = ordered_json::array(), maps = ordered_json::array();
    for (const DataTable& table : file.tables) {
        ordered_json columns = ordered_json::array();
        for (const Column& column : table.columns) columns.push_back(column_json(column));
        tables.push_back({{"name", table.name},
                          {"header", header_json(table.header)},
                          {"columns", std::move(columns)}});
    }
    for (const DataMap& map : file.maps) {
        maps.push_back({{"name", map.name},
                        {"header", header_json(map.header)},
                        {"x", column_json(map.x)},
                        {"y", column_json(map.y)},
                        {"values", column_json(map.values)}});
    }
    return {{"file", file.path.filename().string()},
            {"sha256", file.sha256},
            {"reader", file.format},
            {"header", header_json(file.header)},
            {"tables", std::move(tables)},
            {"maps", std::move(maps)},
            {"notes", file.notes}};
}

}  // namespace

ordered_json formats_json() {
    ordered_json list = ordered_json::array();
    for (const Format& format : formats()) {
        list.push_back({{"id", format.id},
                        {"title", format.title},
                        {"extensions", format.extensions},
                        {"recognised_by", format.magic},
                        {"content", format.content}});
    }
    return {{"format", "anchorite-formats"}, {"format_version", 1}, {"formats", std::move(list)}};
}

ordered_json instrument_json(std::span<const InstrumentFile> files) {
    ordered_json list = ordered_json::array();
    for (const InstrumentFile& file : files) list.push_back(file_json(file));
    return {{"format", "anchorite-instrument-files"},
            {"format_version", 1},
            {"program", {{"name", "anchorite"}, {"version", program_version()}}},
            {"files", std::move(list)}};
}

std::vector<CsvFile> instrument_csv(const InstrumentFile& file) {
    std::vector<CsvFile> files;
    const std::string stem = file.path.filename().string();
    for (std::size_t i = 0; i < file.tables.size(); ++i) {
        files.push_back({fmt::format("{}_table_{}.csv", stem, i + 1), table_text(file.tables[i])});
    }
    for (std::size_t i = 0; i < file.maps.size(); ++i) {
        files.push_back({fmt::format("{}_map_{}.csv", stem, i + 1), map_text(file.maps[i])});
    }
    return files;
}

}  // namespace anchorite::report
