#include "measurement/formats/decoded_text.hpp"

#include <array>
#include <cstdint>

namespace anchorite::measurement {

namespace {

/// Windows-1252 from 0x80 to 0x9F (unicode.org, CP1252.TXT); what it leaves open is Latin-1.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::uint8_t byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<std::uint8_t>(bytes[i]);
}

/// Length of the UTF-8 sequence that starts here; 0 where none does.
std::size_t sequence_length(std::string_view bytes, std::size_t start) {
    const std::uint8_t first = byte_at(bytes, start);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || start + length > bytes.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte_at(bytes, start + i) & 0xC0) != 0x80) return 0;
    }
    const std::uint8_t second = byte_at(bytes, start + 1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = sequence_length(bytes, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

void append(char32_t code, std::string& text) {
    const auto tail = [&text](char32_t bits) { text += static_cast<char>(0x80 | (bits & 0x3F)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        tail(code);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12));
        tail(code >> 6);
        tail(code);
    } else {
        text += static_cast<char>(0xF0 | (code >> 18));
        tail(code >> 12);
        tail(code >> 6);
        tail(code);
    }
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = byte_at(bytes, i);
        append(byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : char32_t{byte}, text);
    }
    return text;
}

}  // namespace

DecodedText decoded_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE"))
        return {utf8_of_utf16(bytes.substr(2), true), "the text is UTF-16"};
    if (bytes.starts_with("\xFE\xFF"))
        return {utf8_of_utf16(bytes.substr(2), false), "the text is UTF-16"};
    if (is_utf8(bytes)) return {std::string(bytes), {}};
    return {from_windows_1252(bytes), "the text is not UTF-8 and was read as Windows-1252"};
}

std::string as_utf8(std::string_view bytes) {
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

std::string utf8_of_utf16(std::string_view bytes, bool little) {
    const auto unit = [&](std::size_t i) {
        const char32_t low = byte_at(bytes, little ? i : i + 1);
        return low | (char32_t{byte_at(bytes, little ? i + 1 : i)} << 8);
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit(i);
        const bool first = code >= 0xD800 && code < 0xDC00;
        if (first && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
            code = 0x10000 + ((code & 0x3FF) << 10) + (unit(i + 2) & 0x3FF);
            i += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        append(code, text);
    }
    return text;
}

}  // namespace anchorite::measurement
