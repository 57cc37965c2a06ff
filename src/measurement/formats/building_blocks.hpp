#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/byte_reader.hpp"
#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// A calibrated axis: value of pixel i = start + i * step, in `unit`.
struct AxisScale {
    std::string name;
    std::string unit;
    double start = 0;
    double step = 1;
};

/// The axis of `count` pixels.
Column axis_column(const AxisScale& scale, std::size_t count);

/// A number for a header, to ten digits.
std::string header_number(double value);

/// Appends an entry unless the value is empty.
void add_entry(std::vector<HeaderEntry>& header, std::string key, std::string value);

/// A reader of a file's bytes that names the file in errors.
ByteReader reader_of(const RawFile& file, ByteOrder order = ByteOrder::little);

/// Sees to it that blocks of data which a file places by offsets do not overlap so often that a
/// small file fills the memory.
class ByteBudget {
public:
    /// Every byte of the file may be used once.
    explicit ByteBudget(const ByteReader& reader) : left_(reader.size()) {}
    /// @throws InputError  the blocks together claim more bytes than the file has
    void spend(std::uint64_t bytes, const ByteReader& reader);

private:
    std::uint64_t left_;
};

/// Value of a key; empty where there is none.
std::string entry_of(const std::vector<HeaderEntry>& header, std::string_view key);

/// The first number of a text such as "500 nm"; NaN where it does not begin with one. A point is
/// the only decimal mark, whatever the locale.
double leading_number(std::string_view text);

}  // namespace anchorite::measurement
