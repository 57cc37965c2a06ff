#include "anchorite/lattice/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::lattice {

namespace {

std::optional<int> parse_integer(const std::string& text) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc{} && result.ptr == end ? std::optional(value) : std::nullopt;
}

InputError bad_hkl(const std::string& text) {
    return InputError(fmt::format("'{}' is not a Miller index; write e.g. 1,0,0", text));
}

}  // namespace

std::array<int, 3> parse_hkl(const std::string& text) {
    std::string spaced = text;
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    if (text.size() == 3 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        spaced = {text[0], ' ', text[1], ' ', text[2]};
    }
    std::array<int, 3> hkl{};
    std::size_t count = 0;
    std::istringstream words(spaced);
    for (std::string word; words >> word; ++count) {
        const auto index = parse_integer(word);
        if (!index || count == hkl.size()) {
            throw bad_hkl(text);
        }
        hkl[count] = *index;
    }
    if (count != hkl.size()) {
        throw bad_hkl(text);
    }
    return hkl;
}

Vacancy parse_vacancy(const std::string& text) {
    const auto colon = text.find(':');
    const std::string symbol = text.substr(0, colon);
    Vacancy vacancy{.element = atomic_number(symbol), .index = 0};
    if (vacancy.element == 0) {
        throw InputError(
            fmt::format("'{}' is not an element; write a vacancy as I or I:2", symbol));
    }
    if (colon != std::string::npos) {
        const auto index = parse_integer(text.substr(colon + 1));
        if (!index || *index < 0) {
            throw InputError(fmt::format(
                "'{}' does not say which atom is missing; write I:0 for the outermost I", text));
        }
        vacancy.index = *index;
    }
    return vacancy;
}

}  // namespace anchorite::lattice
