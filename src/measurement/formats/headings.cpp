#include "measurement/formats/headings.hpp"

#include <algorithm>
#include <array>

#include "measurement/formats/number_text.hpp"
#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::array<std::string_view, 46> plain_units{
    "V",       "mV",     "kV",      "A",    "mA",    "uA",   "µA",  "nA", "pA",  "s",
    "ms",      "us",     "µs",      "ns",   "ps",    "fs",   "min", "h",  "nm",  "um",
    "µm",      "mm",     "cm",      "Å",    "A.U.",  "a.u.", "%",   "eV", "meV", "cm-1",
    "cm^-1",   "1/cm",   "mA/cm2",  "K",    "°C",    "deg",  "°",   "W",  "mW",  "Hz",
    "mA/cm^2", "mA/cm²", "mA cm-2", "A/m2", "cd/m2", "lm/W"};

bool is_plain_unit(std::string_view text) {
    return std::ranges::find(plain_units, text) != plain_units.end();
}

std::string text_of(std::string_view text) {
    return std::string(trimmed_blanks(text));
}

/// Where the bracket that ends the text opens; npos where none does.
std::size_t opening_of_last(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        if (text[i] == ')' || text[i] == ']') ++depth;
        if (text[i] == '(' || text[i] == '[') --depth;
        if (depth == 0) return i;
    }
    return text.npos;
}

}  // namespace

Heading heading_of(std::string_view cell) {
    cell = trimmed_blanks(cell);
    if (cell.ends_with(')') || cell.ends_with(']')) {
        const std::size_t open = opening_of_last(cell);
        if (open != cell.npos && open > 0) {
            return {text_of(cell.substr(0, open)),
                    text_of(cell.substr(open + 1, cell.size() - open - 2))};
        }
    }
    for (const char mark : {'/', ','}) {
        const std::size_t at = cell.find(mark);
        if (at == cell.npos || at == 0) continue;
        const std::string_view unit = trimmed_blanks(cell.substr(at + 1));
        // Counts/s is a rate, not counts in seconds.
        if (!is_plain_unit(unit) || begins_with_word(cell, "count")) continue;
        return {text_of(cell.substr(0, at)), std::string(unit)};
    }
    return {std::string(cell), {}};
}

std::string unit_of(std::string_view cell) {
    cell = trimmed_blanks(cell);
    if (cell.size() >= 2 && ((cell.front() == '[' && cell.back() == ']') ||
                             (cell.front() == '(' && cell.back() == ')'))) {
        cell = cell.substr(1, cell.size() - 2);
    }
    return text_of(cell);
}

bool are_units(const std::vector<std::string_view>& cells) {
    bool any = false;
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        const bool square = cell.front() == '[' && cell.back() == ']';
        const bool round = cell.front() == '(' && cell.back() == ')';
        if (!square && !round) return false;
        any = true;
    }
    return any;
}

HeaderEntry header_entry(std::string_view line) {
    line = trimmed_blanks(line);
    while (!line.empty() && std::string_view("#;%!'").find(line.front()) != line.npos) {
        line = trimmed_blanks(line.substr(1));
    }
    const std::size_t tab = line.find('\t');
    if (tab != line.npos) return header_entry(line, '\t');
    const std::size_t colon = line.find(": ");
    const std::size_t equals = line.find('=');
    const std::size_t at = std::min(colon, equals);
    if (at != line.npos && at > 0) {
        return {text_of(line.substr(0, at)), text_of(line.substr(at + 1))};
    }
    if (line.ends_with(':')) return {text_of(line.substr(0, line.size() - 1)), {}};
    return {"comment", std::string(line)};
}

HeaderEntry header_entry(std::string_view line, char separator) {
    std::vector<std::string_view> cells;
    split_cells(line, separator, cells);
    if (cells.empty()) return {"comment", {}};
    std::string_view key = cells.front();
    while (key.ends_with(':') || key.ends_with(' ')) key.remove_suffix(1);
    while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    std::string value;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (i > 1) value += ", ";
        value += cells[i];
    }
    if (key.empty()) return {"comment", value};
    return {std::string(key), value};
}

}  // namespace anchorite::measurement
