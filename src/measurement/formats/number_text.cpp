#include "measurement/formats/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t longest_number = 64;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Digits with a point and an exponent with e, the whole of the text.
std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (rest != text.data() + text.size()) return std::nullopt;
    if (error == std::errc()) return value;
    const bool tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
    return tiny ? std::optional(0.0) : std::nullopt;
}

/// Whether a whole number is written in groups: 1 to 3 digits, then threes.
bool is_grouped(std::string_view whole, char group) {
    std::size_t digits = 0;
    bool first = true;
    for (const char letter : whole) {
        if (is_digit(letter)) {
            ++digits;
        } else if (letter == group && (first ? digits >= 1 && digits <= 3 : digits == 3)) {
            digits = 0;
            first = false;
        } else {
            return false;
        }
    }
    return first || digits == 3;
}

/// The number behind its sign, with a point, without groups and with e instead of d.
std::optional<double> styled_number(std::string_view text, NumberStyle style) {
    std::array<char, longest_number> plain{};
    std::size_t size = 0;
    bool whole = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        const bool exponent = letter == 'd' || letter == 'D' || letter == 'e' || letter == 'E';
        if (whole && (letter == style.mark || exponent || i + 1 == text.size())) {
            const std::size_t end = letter == style.mark || exponent ? i : i + 1;
            if (style.group != 0 && !is_grouped(text.substr(0, end), style.group)) {
                return std::nullopt;
            }
            whole = false;
        }
        if (style.group != 0 && letter == style.group && whole) continue;
        if (letter != style.mark && (letter == '.' || letter == ',')) return std::nullopt;
        plain[size++] = letter == style.mark ? '.' : exponent ? 'e' : letter;
    }
    return plain_number({plain.data(), size});
}

}  // namespace

std::optional<double> number_of(std::string_view cell, NumberStyle style) {
    cell = trimmed_blanks(cell);
    double sign = 1;
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) {
        sign = cell.front() == '-' ? -1 : 1;
        cell.remove_prefix(1);
    }
    if (cell.empty() || cell.size() > longest_number) return std::nullopt;
    if (!is_digit(cell.front()) &&
        !(cell.front() == style.mark && cell.size() > 1 && is_digit(cell[1]))) {
        return std::nullopt;
    }
    std::optional<double> value;
    if (style == NumberStyle{}) value = plain_number(cell);
    if (!value && (style.mark != ',' || cell.back() != ',')) {
        value = styled_number(cell, style);
    }
    if (value) value = sign * *value;
    return value;
}

bool is_missing(std::string_view cell) {
    static constexpr std::array<std::string_view, 15> words{
        "nan", "inf", "infinity", "n/a",     "na",     "#n/a",   "null",   "none",
        "-",   "--",  "---",      "1.#qnan", "1.#ind", "1.#inf", "#div/0!"};
    cell = trimmed_blanks(cell);
    if (cell.empty()) return true;
    if (is_digit(cell.front()) && cell.find('#') == cell.npos) return false;
    if (cell.size() > 1 && (cell.front() == '-' || cell.front() == '+') && cell[1] != '-') {
        cell.remove_prefix(1);
    }
    return std::ranges::any_of(words, [cell](auto word) { return same_word(cell, word); });
}

void split_cells(std::string_view line, char separator, std::vector<std::string_view>& cells) {
    cells.clear();
    const bool runs = separator == ' ';
    if (runs) line = trimmed_blanks(line);
    const std::string_view ends = runs ? std::string_view(" \t") : std::string_view(&separator, 1);
    for (std::size_t start = 0; start <= line.size();) {
        std::size_t search = start;
        const std::size_t quote = line.find_first_not_of(runs ? "" : " ", start);
        if (quote != line.npos && line[quote] == '"') {
            const std::size_t close = line.find('"', quote + 1);
            if (close != line.npos) search = close;
        }
        const std::size_t end = std::min(line.find_first_of(ends, search), line.size());
        std::string_view cell = trimmed_blanks(line.substr(start, end - start));
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
            cell = trimmed_blanks(cell.substr(1, cell.size() - 2));
        }
        cells.push_back(cell);
        start = end + 1;
        while (runs && start < line.size() && ends.find(line[start]) != ends.npos) ++start;
    }
    if (runs && line.empty()) cells.clear();
}

}  // namespace anchorite::measurement
