#include "electronic/output_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace anchorite::electronic {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::optional<std::string_view> last_line_with(std::string_view output, std::string_view text) {
    const auto at = output.rfind(text);
    if (at == std::string_view::npos) return std::nullopt;
    const auto before = output.rfind('\n', at);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    return output.substr(begin, output.find('\n', at) - begin);
}

std::optional<double> number(std::string_view word) {
    if (word.starts_with('+')) word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> number_after(std::string_view line, std::string_view text) {
    const auto at = line.find(text);
    if (at == std::string_view::npos) return std::nullopt;
    for (const std::string_view word : words(line.substr(at + text.size()))) {
        if (const auto value = number(word)) return value;
    }
    return std::nullopt;
}

std::vector<std::string_view> words(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> result;
    for (auto begin = line.find_first_not_of(blanks); begin != std::string_view::npos;) {
        const auto end = std::min(line.find_first_of(blanks, begin), line.size());
        result.push_back(line.substr(begin, end - begin));
        begin = line.find_first_not_of(blanks, end);
    }
    return result;
}

bool next_line(std::string_view& rest, std::string_view& line) {
    if (rest.empty()) return false;
    const auto end = std::min(rest.find('\n'), rest.size());
    line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return true;
}

int occurrences(std::string_view output, std::string_view text) {
    int count = 0;
    for (auto at = output.find(text); at != std::string_view::npos;
         at = output.find(text, at + text.size())) {
        ++count;
    }
    return count;
}

std::vector<std::string> warnings_of(std::string_view output, std::string_view mark,
                                     std::string_view after) {
    std::vector<std::string> warnings;
    std::string_view line;
    while (next_line(output, line)) {
        if (line.find(mark) == std::string_view::npos) continue;
        const auto at = line.find(after);
        std::string_view text = at == std::string_view::npos ? "" : line.substr(at + after.size());
        if (words(text).empty()) next_line(output, text);
        text = text.substr(std::min(text.find_first_not_of(" *\t"), text.size()));
        text = text.substr(0, text.find_last_not_of(" *\t\r") + 1);
        if (!text.empty() && std::ranges::count(warnings, text) == 0) warnings.emplace_back(text);
    }
    return warnings;
}

std::string last_words(std::string_view output, int lines) {
    constexpr std::string_view ornament = " \t\r*-=!%|/";
    std::string result;
    while (lines > 0 && !output.empty()) {
        const auto before = output.rfind('\n');
        std::string_view line =
            before == std::string_view::npos ? output : output.substr(before + 1);
        output = before == std::string_view::npos ? std::string_view{} : output.substr(0, before);
        const auto begin = line.find_first_not_of(ornament);
        if (std::ranges::count_if(line, is_letter) < 4) continue;
        line = line.substr(begin, line.find_last_not_of(ornament) + 1 - begin);
        result = result.empty() ? std::string(line) : std::string(line) + " | " + result;
        --lines;
    }
    constexpr std::size_t most = 600;
    return result.size() > most ? "..." + result.substr(result.size() - most) : result;
}

}  // namespace anchorite::electronic
