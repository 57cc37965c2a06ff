#include "anchorite/measurement/formats/byte_reader.hpp"

#include <fmt/format.h>

#include <bit>
#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

std::size_t size_of(NumberType type) {
    switch (type) {
        case NumberType::i8:
        case NumberType::u8:
            return 1;
        case NumberType::i16:
        case NumberType::u16:
            return 2;
        case NumberType::i32:
        case NumberType::u32:
        case NumberType::f32:
            return 4;
        case NumberType::i64:
        case NumberType::u64:
        case NumberType::f64:
            break;
    }
    return 8;
}

ByteReader::ByteReader(std::string_view bytes, std::string file, ByteOrder order)
    : bytes_(bytes), file_(std::move(file)), order_(order) {}

void ByteReader::fail(const std::string& message, const std::string& hint) const {
    throw InputError(SourceLocation{file_, 0, 0, {}}, message, hint);
}

void ByteReader::need(std::uint64_t count, std::string_view what) const {
    if (count <= remaining()) return;
    fail(fmt::format("truncated: the {} claims {} bytes at offset {}, the file has {}", what, count,
                     position_, bytes_.size()),
         "copy the file from the instrument again");
}

void ByteReader::seek(std::uint64_t offset, std::string_view what) {
    if (offset > bytes_.size()) {
        fail(fmt::format("truncated: the {} is said to be at offset {}, the file has {} bytes",
                         what, offset, bytes_.size()),
             "copy the file from the instrument again");
    }
    position_ = static_cast<std::size_t>(offset);
}

void ByteReader::skip(std::uint64_t count, std::string_view what) {
    need(count, what);
    position_ += static_cast<std::size_t>(count);
}

std::uint64_t ByteReader::integer(std::size_t width, std::string_view what) {
    need(width, what);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t from = order_ == ByteOrder::big ? i : width - 1 - i;
        value = value << 8 | static_cast<unsigned char>(bytes_[position_ + from]);
    }
    position_ += width;
    return value;
}

std::uint8_t ByteReader::u8(std::string_view what) {
    return static_cast<std::uint8_t>(integer(1, what));
}
std::int8_t ByteReader::i8(std::string_view what) {
    return static_cast<std::int8_t>(integer(1, what));
}
std::uint16_t ByteReader::u16(std::string_view what) {
    return static_cast<std::uint16_t>(integer(2, what));
}
std::int16_t ByteReader::i16(std::string_view what) {
    return static_cast<std::int16_t>(integer(2, what));
}
std::uint32_t ByteReader::u32(std::string_view what) {
    return static_cast<std::uint32_t>(integer(4, what));
}
std::int32_t ByteReader::i32(std::string_view what) {
    return static_cast<std::int32_t>(integer(4, what));
}
std::uint64_t ByteReader::u64(std::string_view what) {
    return integer(8, what);
}
std::int64_t ByteReader::i64(std::string_view what) {
    return static_cast<std::int64_t>(integer(8, what));
}
double ByteReader::f32(std::string_view what) {
    return static_cast<double>(std::bit_cast<float>(u32(what)));
}
double ByteReader::f64(std::string_view what) {
    return std::bit_cast<double>(u64(what));
}

double ByteReader::number(NumberType type, std::string_view what) {
    switch (type) {
        case NumberType::i8:
            return i8(what);
        case NumberType::u8:
            return u8(what);
        case NumberType::i16:
            return i16(what);
        case NumberType::u16:
            return u16(what);
        case NumberType::i32:
            return i32(what);
        case NumberType::u32:
            return u32(what);
        case NumberType::i64:
            return static_cast<double>(i64(what));
        case NumberType::u64:
            return static_cast<double>(u64(what));
        case NumberType::f32:
            return f32(what);
        case NumberType::f64:
            break;
    }
    return f64(what);
}

std::vector<double> ByteReader::numbers(NumberType type, std::uint64_t count,
                                        std::string_view what) {
    held(count, 1, size_of(type), what);
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) value = number(type, what);
    return values;
}

std::string_view ByteReader::bytes(std::uint64_t count, std::string_view what) {
    need(count, what);
    const std::string_view found = bytes_.substr(position_, static_cast<std::size_t>(count));
    position_ += found.size();
    return found;
}

std::string ByteReader::text(std::uint64_t count, std::string_view what) {
    return readable_text(bytes(count, what));
}

std::uint64_t ByteReader::count(std::int64_t claimed, std::string_view what) const {
    if (claimed < 0) {
        fail(fmt::format("damaged: the {} before offset {} is {}, less than 0", what, position_,
                         claimed));
    }
    return static_cast<std::uint64_t>(claimed);
}

std::uint64_t ByteReader::held(std::uint64_t a, std::uint64_t b, std::uint64_t bytes_each,
                               std::string_view what) const {
    std::uint64_t number = 0;
    std::uint64_t total = 0;
    if (__builtin_mul_overflow(a, b, &number) ||
        __builtin_mul_overflow(number, bytes_each, &total)) {
        fail(
            fmt::format("damaged: the {} claims {} x {} values at offset {}, the file has {} bytes",
                        what, a, b, position_, bytes_.size()));
    }
    need(total, what);
    return number;
}

}  // namespace anchorite::measurement
