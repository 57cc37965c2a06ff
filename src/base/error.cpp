#include "anchorite/base/error.hpp"

#include <algorithm>

namespace anchorite {
namespace {

constexpr std::size_t window = 88;  // characters of a long line that are shown

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Byte offset of the n-th character (from 0) of UTF-8 text; the size when there are fewer.
std::size_t offset_of(const std::string& text, std::size_t n) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (starts_character(text[i]) && n-- == 0) return i;
    }
    return text.size();
}

// Columns count characters, so the padding under the line copies tabs and blanks the rest.
std::string padding(const std::string& prefix) {
    std::string blank;
    for (const char byte : prefix) {
        if (starts_character(byte)) blank += byte == '\t' ? '\t' : ' ';
    }
    return blank;
}

// The line with a caret under its column; long lines are cut around it.
std::string excerpt(const SourceLocation& where) {
    std::string line = where.excerpt;
    std::size_t column = where.column;
    std::string before, after;
    if (column > window) {
        const std::size_t skipped = column - window / 2;
        line.erase(0, offset_of(line, skipped));
        column -= skipped;
        before = "…";
    }
    const std::size_t end = offset_of(line, std::max(window, column));
    if (end < line.size()) {
        line.resize(end);
        after = "…";
    }
    const std::string number = std::to_string(where.line);
    std::string text = "\n  " + number + " | " + before + line + after;
    if (column > 0) {
        text += "\n  " + std::string(number.size(), ' ') + " | ";
        text += padding(before + line.substr(0, offset_of(line, column - 1))) + "^";
    }
    return text;
}

std::string place(const SourceLocation& where) {
    std::string text = where.file;
    if (where.line > 0) text += ":" + std::to_string(where.line);
    if (where.line > 0 && where.column > 0) text += ":" + std::to_string(where.column);
    return text.empty() ? text : text + ": ";
}

std::string format(const SourceLocation& where, const std::string& message,
                   const std::string& hint) {
    std::string text = place(where) + message;
    if (where.line > 0 && !where.excerpt.empty()) text += excerpt(where);
    if (!hint.empty()) text += "\n" + hint;
    return text;
}

}  // namespace

InputError::InputError(const SourceLocation& where, const std::string& message,
                       const std::string& hint)
    : Error(format(where, message, hint), ExitCode::bad_input),
      where_(where),
      message_(message),
      hint_(hint) {}

}  // namespace anchorite
