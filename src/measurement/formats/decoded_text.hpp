#pragma once

#include <string>
#include <string_view>

namespace anchorite::measurement {

/// Text of a file as UTF-8, and what had to be done to it.
struct DecodedText {
    std::string text;
    std::string note;  ///< for people; empty where the bytes were UTF-8
};

/// Text of any bytes: UTF-8 with or without byte-order mark, UTF-16 with one, else Windows-1252,
/// of which Latin-1 is a part. Never throws.
DecodedText decoded_text(std::string_view bytes);

/// The same for a short piece, such as a header value in a binary file.
std::string as_utf8(std::string_view bytes);

/// Text of UTF-16 without byte-order mark; halves of pairs that stand alone become U+FFFD.
std::string utf8_of_utf16(std::string_view bytes, bool little_endian);

}  // namespace anchorite::measurement
