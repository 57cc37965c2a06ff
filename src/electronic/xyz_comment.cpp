#include "xyz_comment.hpp"

#include <fmt/format.h>

#include <cctype>

namespace anchorite::electronic {

namespace {

bool is_blank(char c) {
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// The quoted value that begins at `at`, which is left behind its end.
std::string read_quoted(const std::string& line, std::size_t& at, SourceLocation where) {
    const std::size_t begin = at++;
    std::string value;
    for (; at < line.size(); ++at) {
        if (line[at] == '"') {
            ++at;
            return value;
        }
        if (line[at] == '\\' && at + 1 < line.size()) {
            ++at;
            value += line[at] == 'n' ? '\n' : line[at];
        } else {
            value += line[at];
        }
    }
    where.column = begin + 1;
    throw InputError(where, "a quoted value does not end", "close it with \"");
}

/// Up to the next blank or `end`.
std::string read_bare(const std::string& line, std::size_t& at, char end) {
    const std::size_t begin = at;
    while (at < line.size() && !is_blank(line[at]) && line[at] != end) ++at;
    return line.substr(begin, at - begin);
}

}  // namespace

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::map<std::string, std::string> parse_comment(const std::string& line,
                                                 const SourceLocation& where) {
    std::map<std::string, std::string> pairs;
    for (std::size_t at = 0; at < line.size();) {
        if (is_blank(line[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        std::string key = line[at] == '"' ? read_quoted(line, at, where) : read_bare(line, at, '=');
        std::string value = "T";
        if (at < line.size() && line[at] == '=') {
            ++at;
            const bool quote = at < line.size() && line[at] == '"';
            value = quote ? read_quoted(line, at, where) : read_bare(line, at, ' ');
        }
        for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (!pairs.emplace(key, value).second) {
            SourceLocation place = where;
            place.column = begin + 1;
            throw InputError(place, fmt::format("'{}' is given twice", key), "keep one of them");
        }
    }
    return pairs;
}

}  // namespace anchorite::electronic
