#include "device_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::app {

namespace {

using screening::trimmed;

/// "EQE [%]" as name and unit.
struct Heading {
    std::string name;
    std::string unit;
};

Heading heading_of(std::string_view text) {
    const auto open = text.find('[');
    const auto close = text.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {std::string(trimmed(text)), ""};
    }
    return {std::string(trimmed(text.substr(0, open))),
            std::string(trimmed(text.substr(open + 1, close - open - 1)))};
}

/// Place of a column asked for as "EQE" or with its unit, as "EQE [%]".
std::optional<std::size_t> place_of(const std::vector<Heading>& headings, const std::string& name) {
    const Heading asked = heading_of(name);
    const auto found = std::ranges::find_if(headings, [&asked](const Heading& heading) {
        const bool fits = asked.unit.empty() || asked.unit == heading.unit;
        return fits && edit_distance(heading.name, asked.name) == 0;
    });
    if (found == headings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - headings.begin());
}

double number_of(std::string_view text, const SourceLocation& where) {
    text = trimmed(text);
    if (text.empty() || text == "nan" || text == "NaN" || text == "NA") {
        return std::numeric_limits<double>::quiet_NaN();
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw InputError(where, fmt::format("'{}' is not a number", text),
                         "write a decimal point; leave out what was not measured");
    }
    return value;
}

std::vector<Heading> headings_of(const std::string& line, char delimiter) {
    std::vector<std::string> fields;
    screening::split_record(line, delimiter, fields);
    std::vector<Heading> headings;
    for (const auto& field : fields) headings.push_back(heading_of(field));
    return headings;
}

}  // namespace

DeviceTable read_device_table(const std::filesystem::path& file, const DeviceColumns& columns) {
    LineReader reader(file);
    std::string line;
    reader.next(line);
    const char delimiter = screening::detect_delimiter(line);
    const std::vector<Heading> headings = headings_of(line, delimiter);
    const auto value = place_of(headings, columns.value);
    if (!value) {
        std::vector<std::string> names;
        for (const Heading& heading : headings) {
            names.push_back(heading.name);
            if (!heading.unit.empty()) names.push_back(heading.name + " [" + heading.unit + "]");
        }
        throw InputError(reader.where(), fmt::format("there is no column \"{}\"", columns.value),
                         did_you_mean(columns.value, names));
    }
    const auto device = place_of(headings, columns.device);
    const auto substrate = place_of(headings, columns.substrate);
    const auto group = place_of(headings, columns.group);
    DeviceTable table{{}, headings[*value].name, headings[*value].unit};
    std::vector<std::string> fields;
    while (reader.next(line)) {
        if (trimmed(line).empty()) continue;
        screening::split_record(line, delimiter, fields);
        if (fields.size() != headings.size()) {
            throw InputError(reader.where(), fmt::format("{} fields under {} headings",
                                                         fields.size(), headings.size()));
        }
        const auto word = [&fields](std::optional<std::size_t> place) {
            return place ? std::string(trimmed(fields[*place])) : std::string();
        };
        measurement::DeviceValue one{word(device), word(substrate), word(group),
                                     number_of(fields[*value], reader.where())};
        if (one.device.empty()) one.device = fmt::format("line {}", reader.line_number());
        table.devices.push_back(std::move(one));
    }
    return table;
}

}  // namespace anchorite::app
