#include <algorithm>

#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::measurement {

namespace {

/// Length of the UTF-8 sequence at `at`; 0 where there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
    }
    const unsigned char second = byte(at + 1);
    const bool excluded = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                          (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return excluded ? 0 : length;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

std::string tidied(std::string text) {
    for (char& letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x20 || byte == 0x7F) letter = ' ';
    }
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

std::string readable_text(std::string_view bytes) {
    bytes = bytes.substr(0, std::min(bytes.find('\0'), bytes.size()));
    if (is_utf8(bytes)) return tidied(std::string(bytes));
    std::string text;
    for (const char letter : bytes) append_utf8(text, static_cast<unsigned char>(letter));
    return tidied(std::move(text));
}

std::string readable_utf16(std::string_view bytes, ByteOrder order) {
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[2 * i]);
        const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
        return static_cast<std::uint32_t>(order == ByteOrder::big ? first << 8 | second
                                                                  : second << 8 | first);
    };
    std::string text;
    const std::size_t count = bytes.size() / 2;
    for (std::size_t i = 0; i < count && unit(i) != 0; ++i) {
        std::uint32_t code = unit(i);
        const bool pair = code >= 0xD800 && code < 0xDC00 && i + 1 < count &&
                          unit(i + 1) >= 0xDC00 && unit(i + 1) < 0xE000;
        if (pair) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 1) - 0xDC00);
            ++i;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        append_utf8(text, code);
    }
    return tidied(std::move(text));
}

}  // namespace anchorite::measurement
