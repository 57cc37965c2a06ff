#include "anchorite/optics/text_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace anchorite::optics {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// What separates the cells of a line: the first of these that occurs, else blanks.
char separator_of(std::string_view line) {
    for (const char separator : {';', '\t', ','}) {
        if (line.find(separator) != std::string_view::npos) return separator;
    }
    return ' ';
}

std::vector<std::string> cells_of(std::string_view line) {
    const char separator = separator_of(line);
    std::vector<std::string> cells;
    while (!line.empty()) {
        const auto end = std::min(line.find(separator), line.size());
        const auto cell = trimmed(line.substr(0, end));
        if (separator != ' ' || !cell.empty()) cells.emplace_back(cell);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    return cells;
}

std::optional<double> number_of(std::string_view cell) {
    if (cell.starts_with('+')) cell.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

/// Collects blocks line by line.
class Collector {
public:
    explicit Collector(std::string_view name) : name_(name) {}

    void take(std::string_view line, std::size_t number) {
        const SourceLocation where{name_, number, 1, std::string(line)};
        std::string_view content = trimmed(line);
        if (content.empty()) return;
        const std::size_t marks = std::min(content.find_first_not_of("#%!"), content.size());
        const bool comment = marks > 0;
        content = trimmed(content.substr(marks));
        const auto cells = cells_of(content);
        const bool starts_with_number = !cells.empty() && number_of(cells.front());
        if (comment || !starts_with_number) {
            take_heading(cells, where, comment);
        } else {
            take_row(cells, where);
        }
    }

    std::vector<TextBlock> finish() {
        if (blocks_.empty()) {
            throw InputError(SourceLocation{name_, 0, 0, {}}, "no row of numbers in it");
        }
        return std::move(blocks_);
    }

private:
    void take_heading(const std::vector<std::string>& cells, const SourceLocation& where,
                      bool comment) {
        // A remark between the rows of a block is no heading.
        if (comment && in_block_) return;
        heading_ = cells;
        heading_where_ = where;
        comment_heading_ = comment;
        in_block_ = false;
    }

    void take_row(const std::vector<std::string>& cells, const SourceLocation& where) {
        std::vector<double> row;
        for (const std::string& cell : cells) row.push_back(finite(cell, where));
        if (!in_block_) begin_block(row.size());
        TextBlock& block = blocks_.back();
        if (!block.rows.empty() && row.size() != block.rows.front().size()) {
            throw InputError(where,
                             fmt::format("{} columns where the rows before have {}", row.size(),
                                         block.rows.front().size()),
                             "complete the row, or see whether the file was cut short");
        }
        block.rows.push_back(std::move(row));
        block.places.push_back(where);
    }

    void begin_block(std::size_t columns) {
        TextBlock block;
        const bool fits = heading_.size() == columns;
        if (!comment_heading_ || fits) {
            block.heading = heading_;
            block.heading_where = heading_where_;
        }
        blocks_.push_back(std::move(block));
        heading_.clear();
        in_block_ = true;
    }

    static double finite(const std::string& cell, const SourceLocation& where) {
        const auto value = number_of(cell);
        if (!value) {
            const bool comma = cell.find(',') != std::string::npos;
            throw InputError(where, fmt::format("'{}' is not a number", cell),
                             comma ? "write numbers with a decimal point" : "");
        }
        if (!std::isfinite(*value)) {
            throw InputError(where, fmt::format("'{}' is not a finite number", cell));
        }
        return *value;
    }

    std::string name_;
    std::vector<TextBlock> blocks_;
    std::vector<std::string> heading_;
    SourceLocation heading_where_;
    bool comment_heading_ = false;
    bool in_block_ = false;
};

const std::map<std::string, double>& length_units() {
    static const std::map<std::string, double> units{
        {"nm", 1e-9},         {"nanometer", 1e-9},   {"nanometers", 1e-9},
        {"nanometre", 1e-9},  {"nanometres", 1e-9},  {"um", 1e-6},
        {"µm", 1e-6},         {"μm", 1e-6},          {"micron", 1e-6},
        {"microns", 1e-6},    {"micrometer", 1e-6},  {"micrometers", 1e-6},
        {"micrometre", 1e-6}, {"micrometres", 1e-6}, {"m", 1}};
    return units;
}

std::optional<double> unit_in(std::string_view heading) {
    std::optional<double> factor;
    for (const std::string& word : heading_words(heading)) {
        const auto unit = length_units().find(word);
        if (unit != length_units().end()) factor = unit->second;
    }
    return factor;
}

}  // namespace

std::vector<TextBlock> parse_text_columns(std::string_view text, std::string_view name) {
    Collector collector(name);
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        collector.take(text.substr(0, end), ++number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return collector.finish();
}

std::vector<std::string> heading_words(std::string_view heading) {
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (const char letter : heading) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) || byte >= 0x80U) {  // a byte of µ, λ ...
            word += static_cast<char>(std::tolower(byte));
        } else {
            flush();
        }
    }
    flush();
    return words;
}

double wavelength_factor(const TextBlock& block, const std::optional<std::string>& unit) {
    const auto stated = block.heading.empty() ? std::nullopt : unit_in(block.heading.front());
    std::optional<double> asked;
    if (unit) {
        const auto known = length_units().find(*unit);
        if (known == length_units().end()) {
            throw InputError(fmt::format("'{}' is no unit of a wavelength; use nm or µm", *unit));
        }
        asked = known->second;
    }
    if (!stated && !asked) {
        throw InputError(block.places.front(), "the file does not say the unit of its wavelengths",
                         "write it into the heading (wavelength [nm]), or say it: --unit nm on the "
                         "command line, wavelength_unit = \"nm\" in a file");
    }
    if (stated && asked && *stated != *asked) {
        throw InputError(block.heading_where,
                         fmt::format("the heading states another unit than '{}'", *unit));
    }
    const double factor = stated ? *stated : *asked;
    for (const std::size_t row : {std::size_t{0}, block.rows.size() - 1}) {
        const double wavelength = block.rows[row].front() * factor;
        if (wavelength > 1e-9 && wavelength < 200e-6) continue;
        throw InputError(
            block.places[row],
            fmt::format("a wavelength of {:.4g} nm is not one of light", wavelength * 1e9),
            "see whether the unit is right");
    }
    return factor;
}

void order_by_wavelength(TextBlock& block, Repeated repeated) {
    auto& rows = block.rows;
    const bool descends = rows.size() > 1 && rows[1].front() < rows[0].front();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].front() <= 0) {
            throw InputError(block.places[i], "a wavelength must be positive");
        }
        if (i == 0) continue;
        const double step = rows[i].front() - rows[i - 1].front();
        if (descends ? step < 0 : step > 0) continue;
        if (step == 0 && repeated == Repeated::keep) continue;
        throw InputError(block.places[i],
                         fmt::format("wavelength {:.6g} follows {:.6g}; they must rise or fall "
                                     "throughout",
                                     rows[i].front(), rows[i - 1].front()));
    }
    if (!descends) return;
    std::reverse(rows.begin(), rows.end());
    std::reverse(block.places.begin(), block.places.end());
}

}  // namespace anchorite::optics
