#include "simsalabim_file.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <cmath>

#include "anchorite/base/text_file.hpp"

namespace anchorite::device {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

SimsalabimFile::SimsalabimFile(const std::filesystem::path& path) : path_(path) {
    LineReader reader(path);
    std::string line;
    while (reader.next(line)) {
        // the value ends at the first '*', and so do lines that only comment
        const std::string_view content = trimmed(std::string_view(line).substr(0, line.find('*')));
        if (content.empty()) continue;
        const auto equals = content.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            throw InputError(reader.where(), "not a line of the form `name = value * comment`",
                             "comments begin with '*'");
        }
        const std::string name(trimmed(content.substr(0, equals)));
        values_[name] = {std::string(trimmed(content.substr(equals + 1))), reader.where()};
    }
}

const Located<std::string>& SimsalabimFile::text(const std::string& name) const {
    const auto at = values_.find(name);
    if (at != values_.end()) return at->second;
    throw InputError({path_.string(), 0, 0, {}}, fmt::format("the parameter {} is missing", name),
                     "input files of SIMsalabim 5 are read; let that program tidy older ones");
}

double SimsalabimFile::number(const std::string& name) const {
    const auto& written = text(name);
    const std::string& value = written.value;
    double result = 0;
    const char* begin = value.data() + (value.starts_with('+') ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, value.data() + value.size(), result);
    if (error == std::errc() && end == value.data() + value.size() && std::isfinite(result)) {
        return result;
    }
    throw InputError(written.where, fmt::format("{} is no number: \"{}\"", name, value));
}

}  // namespace anchorite::device
