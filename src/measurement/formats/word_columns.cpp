#include "measurement/formats/word_columns.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include "measurement/formats/number_text.hpp"

namespace anchorite::measurement {

namespace {

/// Whole number of a text of digits alone.
std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || rest != text.data() + text.size() || value < 0) {
        return std::nullopt;
    }
    return value;
}

/// Seconds of "17:51:28.992".
std::optional<double> clock_seconds(std::string_view text) {
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
    const auto hours = whole_number(text.substr(0, 2));
    const auto minutes = whole_number(text.substr(3, 2));
    const auto seconds = number_of(text.substr(6));
    if (!hours || !minutes || !seconds || *hours > 24 || *minutes > 59 || *seconds >= 61) {
        return std::nullopt;
    }
    return 3600.0 * *hours + 60.0 * *minutes + *seconds;
}

/// Seconds of "2025-01-15" since 1970.
std::optional<double> date_seconds(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = whole_number(text.substr(0, 4));
    const auto month = whole_number(text.substr(5, 2));
    const auto day = whole_number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return 86400.0 * static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<double> stamp_seconds(std::string_view text, bool dated) {
    if (!dated) return clock_seconds(text);
    if (text.size() < 19 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
    const auto date = date_seconds(text.substr(0, 10));
    const auto clock = clock_seconds(text.substr(11));
    if (!date || !clock) return std::nullopt;
    return *date + *clock;
}

}  // namespace

std::optional<std::vector<double>> seconds_of(const std::vector<std::string_view>& words) {
    if (words.empty()) return std::nullopt;
    const bool dated = words.front().size() > 10 && words.front()[4] == '-';
    std::vector<double> seconds;
    for (const std::string_view word : words) {
        const auto value = stamp_seconds(word, dated);
        if (!value || (!seconds.empty() && *value < seconds.back())) return std::nullopt;
        seconds.push_back(*value);
    }
    const double start = seconds.front();
    // Stamps have no more than microseconds; more digits would be rounding.
    for (double& value : seconds) value = std::round((value - start) * 1e6) / 1e6;
    return seconds;
}

std::optional<std::vector<LabelledRows>> labelled_rows(const std::vector<std::string_view>& words) {
    std::vector<LabelledRows> runs;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!runs.empty() && runs.back().label == words[i]) {
            runs.back().end = i + 1;
            continue;
        }
        if (!seen.insert(words[i]).second) return std::nullopt;
        runs.push_back({words[i], i, i + 1});
    }
    for (const LabelledRows& run : runs) {
        if (run.end - run.begin < 2) return std::nullopt;
    }
    return runs;
}

}  // namespace anchorite::measurement
