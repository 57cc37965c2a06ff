#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// Order of the bytes of a number.
enum class ByteOrder { little, big };

/// Kinds of numbers that instruments store.
enum class NumberType { i8, u8, i16, u16, i32, u32, i64, u64, f32, f64 };

/// Size of a number [bytes].
std::size_t size_of(NumberType type);

/// Reads numbers and text from bytes that nobody vouches for. Every read names what it is for, and
/// one beyond the end is an InputError: "truncated: the curve claims 4096 bytes at offset 812, the
/// file has 900". Nothing is reserved from a size that the bytes do not bear out.
class ByteReader {
public:
    /// @param file  name that errors give
    ByteReader(std::string_view bytes, std::string file, ByteOrder order = ByteOrder::little);

    /// Number of bytes there are.
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    /// Offset of the next read [bytes].
    [[nodiscard]] std::size_t position() const { return position_; }
    /// Number of bytes from the next read to the end.
    [[nodiscard]] std::size_t remaining() const { return bytes_.size() - position_; }
    /// Name of the file.
    [[nodiscard]] const std::string& file() const { return file_; }
    /// Order of the bytes of the numbers that follow.
    void set_order(ByteOrder order) { order_ = order; }
    [[nodiscard]] ByteOrder order() const { return order_; }

    /// Goes to an offset from the beginning [bytes]. @throws InputError  beyond the end
    void seek(std::uint64_t offset, std::string_view what);
    /// Goes forward. @throws InputError  beyond the end
    void skip(std::uint64_t count, std::string_view what);

    /// The next number. @throws InputError  beyond the end
    std::uint8_t u8(std::string_view what);
    std::int8_t i8(std::string_view what);
    std::uint16_t u16(std::string_view what);
    std::int16_t i16(std::string_view what);
    std::uint32_t u32(std::string_view what);
    std::int32_t i32(std::string_view what);
    std::uint64_t u64(std::string_view what);
    std::int64_t i64(std::string_view what);
    double f32(std::string_view what);
    double f64(std::string_view what);

    /// The next number of a kind known at run time. @throws InputError  beyond the end
    double number(NumberType type, std::string_view what);
    /// The next `count` numbers. @throws InputError  beyond the end
    std::vector<double> numbers(NumberType type, std::uint64_t count, std::string_view what);
    /// The next bytes as they are. @throws InputError  beyond the end
    std::string_view bytes(std::uint64_t count, std::string_view what);
    /// A field of `count` bytes as readable_text. @throws InputError  beyond the end
    std::string text(std::uint64_t count, std::string_view what);

    /// A count that the file states as a signed number. @throws InputError  negative
    std::uint64_t count(std::int64_t claimed, std::string_view what) const;
    /// Product of counts that stand for `bytes_each` bytes each in the rest of the file.
    /// @throws InputError  there are fewer bytes from here on, or the product overflows
    std::uint64_t held(std::uint64_t a, std::uint64_t b, std::uint64_t bytes_each,
                       std::string_view what) const;

    /// Refuses the file. @throws InputError  always
    [[noreturn]] void fail(const std::string& message, const std::string& hint = {}) const;

private:
    void need(std::uint64_t count, std::string_view what) const;
    std::uint64_t integer(std::size_t width, std::string_view what);

    std::string_view bytes_;
    std::string file_;
    ByteOrder order_;
    std::size_t position_ = 0;
};

/// Text of a fixed field as UTF-8: up to its first NUL, Latin-1 where it is no UTF-8, without
/// control characters and surrounding blanks.
std::string readable_text(std::string_view bytes);

/// UTF-8 of UTF-16 code units, up to the first NUL, as readable_text.
std::string readable_utf16(std::string_view bytes, ByteOrder order);

}  // namespace anchorite::measurement
