#include <algorithm>

#include "anchorite/measurement/formats/byte_reader.hpp"
#include "measurement/formats/decoded_text.hpp"

namespace anchorite::measurement {

namespace {

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
    return tidied(as_utf8(bytes.substr(0, std::min(bytes.find('\0'), bytes.size()))));
}

std::string readable_utf16(std::string_view bytes, ByteOrder order) {
    const std::string text = utf8_of_utf16(bytes, order == ByteOrder::little);
    return tidied(text.substr(0, text.find('\0')));
}

}  // namespace anchorite::measurement
