#include "measurement/formats/text_lines.hpp"

#include <algorithm>

#include "measurement/formats/decoded_text.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t longest_excerpt = 160;

/// End of the line that starts here, and start of the next one.
std::pair<std::size_t, std::size_t> line_end(std::string_view text, std::size_t start) {
    const std::size_t end = text.find_first_of("\r\n", start);
    if (end == std::string_view::npos) return {text.size(), text.size()};
    const bool both = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return {end, end + (both ? 2 : 1)};
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// The beginning of a long line, cut before a character, never within one.
std::string excerpt_of(std::string_view line) {
    if (line.size() <= longest_excerpt) return std::string(line);
    std::size_t end = longest_excerpt;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return std::string(line.substr(0, end)) + " ...";
}

}  // namespace

TextLines::TextLines(const RawFile& file) : file_(file.path.string()) {
    DecodedText decoded = decoded_text(file.bytes);
    text_ = std::move(decoded.text);
    note_ = std::move(decoded.note);
    for (std::size_t start = 0; start < text_.size();) {
        const auto [end, next] = line_end(text_, start);
        lines_.push_back(std::string_view(text_).substr(start, end - start));
        start = next;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].find('\0') == std::string_view::npos) continue;
        throw InputError({file_, i + 1, 0, {}}, "there is a zero byte, so this is no text",
                         "name the format of the file with --format");
    }
}

bool TextLines::blank(std::size_t index) const {
    return trimmed_blanks((*this)[index]).empty();
}

std::size_t TextLines::filled() const {
    std::size_t end = size();
    while (end > 0 && blank(end - 1)) --end;
    return end;
}

SourceLocation TextLines::at(std::size_t index) const {
    return {file_, index + 1, 0, excerpt_of((*this)[index])};
}

void TextLines::refuse(std::size_t index, const std::string& message,
                       const std::string& hint) const {
    throw InputError(at(index), message, hint);
}

void TextLines::refuse_file(const std::string& message, const std::string& hint) const {
    throw InputError({file_, 0, 0, {}}, message, hint);
}

void TextLines::add_note(std::vector<std::string>& notes) const {
    if (!note_.empty()) notes.push_back(note_);
}

std::vector<std::string_view> first_lines(std::string_view bytes, std::size_t count) {
    bytes = bytes.substr(0, std::size_t{1} << 16);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start < bytes.size() && lines.size() < count;) {
        const auto [end, next] = line_end(bytes, start);
        lines.push_back(bytes.substr(start, end - start));
        start = next;
    }
    return lines;
}

std::string_view trimmed_blanks(std::string_view text) {
    const auto blank = [](char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool begins_with_word(std::string_view text, std::string_view beginning) {
    return same_word(text.substr(0, beginning.size()), beginning);
}

}  // namespace anchorite::measurement
