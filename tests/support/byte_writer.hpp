#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::test {

/// Puts numbers and text of instrument files together, as the documented layouts have them.
class ByteWriter {
public:
    explicit ByteWriter(measurement::ByteOrder order = measurement::ByteOrder::little)
        : order_(order) {}

    template <class Number>
    ByteWriter& put(Number number) {
        static_assert(std::is_arithmetic_v<Number>);
        std::string raw(sizeof number, '\0');
        std::memcpy(raw.data(), &number, sizeof number);
        const bool native_little = std::endian::native == std::endian::little;
        if ((order_ == measurement::ByteOrder::little) != native_little) {
            raw = std::string(raw.rbegin(), raw.rend());
        }
        bytes_ += raw;
        return *this;
    }
    ByteWriter& u8(std::uint32_t n) { return put(static_cast<std::uint8_t>(n)); }
    ByteWriter& u16(std::uint32_t n) { return put(static_cast<std::uint16_t>(n)); }
    ByteWriter& i16(int n) { return put(static_cast<std::int16_t>(n)); }
    ByteWriter& u32(std::uint64_t n) { return put(static_cast<std::uint32_t>(n)); }
    ByteWriter& i32(int n) { return put(n); }
    ByteWriter& u64(std::uint64_t n) { return put(n); }
    ByteWriter& i64(std::int64_t n) { return put(n); }
    ByteWriter& f32(double x) { return put(static_cast<float>(x)); }
    ByteWriter& f64(double x) { return put(x); }
    ByteWriter& text(std::string_view text) {
        bytes_ += text;
        return *this;
    }
    /// Text in a field of a fixed size, filled up with NUL.
    ByteWriter& field(std::string_view text, std::size_t size) {
        bytes_ += text;
        return zeros(size - text.size());
    }
    ByteWriter& zeros(std::size_t count) {
        bytes_.append(count, '\0');
        return *this;
    }
    /// Fills up with NUL to a length.
    ByteWriter& pad_to(std::size_t size) { return zeros(size - bytes_.size()); }
    ByteWriter& set_order(measurement::ByteOrder order) {
        order_ = order;
        return *this;
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    /// Overwrites 32 bits that were put earlier.
    void patch_u32(std::size_t at, std::uint64_t number) {
        const std::string raw = ByteWriter(order_).u32(number).bytes();
        bytes_.replace(at, raw.size(), raw);
    }
    void patch_u16(std::size_t at, std::uint32_t number) {
        const std::string raw = ByteWriter(order_).u16(number).bytes();
        bytes_.replace(at, raw.size(), raw);
    }

private:
    measurement::ByteOrder order_;
    std::string bytes_;
};

}  // namespace anchorite::test
