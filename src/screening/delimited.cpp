#include "anchorite/screening/delimited.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace anchorite::screening {

namespace {

/// Length of the valid UTF-8 sequence at the start of `text` (RFC 3629), 0 when there is none.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const std::uint8_t second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const auto first = static_cast<std::uint8_t>(text[0]);
        if (length == 0) {
            clean += "\xEF\xBF\xBD";
        } else if (first < 0x20 || first == 0x7F) {
            clean += ' ';
        } else {
            clean += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return clean;
}

/// Reads a quoted field whose opening quote is at `at`; leaves `at` behind the closing one.
bool read_quoted(std::string_view text, std::size_t& at, std::string& field) {
    for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
            field += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            field += '"';
            ++at;
        } else {
            ++at;
            return true;
        }
    }
    return false;
}

}  // namespace

bool split_record(std::string_view text, char delimiter, std::vector<std::string>& fields) {
    fields.clear();
    std::size_t at = 0;
    for (;;) {
        std::string& field = fields.emplace_back();
        if (at < text.size() && text[at] == '"' && !read_quoted(text, at, field)) return false;
        const std::size_t end = std::min(text.find(delimiter, at), text.size());
        field += text.substr(at, end - at);
        if (end == text.size()) return true;
        at = end + 1;
    }
}

char detect_delimiter(std::string_view line) {
    constexpr std::array candidates = {',', '\t', ';'};
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        const auto found = std::find(candidates.begin(), candidates.end(), c);
        if (!quoted && found != candidates.end()) {
            ++counts[static_cast<std::size_t>(found - candidates.begin())];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

std::string csv_field(std::string_view text) {
    const std::string clean = printable(text);
    const bool blank_edge = !clean.empty() && (clean.front() == ' ' || clean.back() == ' ');
    if (!blank_edge && clean.find_first_of(",\"") == std::string::npos) return clean;
    std::string quoted = "\"";
    for (const char c : clean) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace anchorite::screening
