#include "measurement/formats/building_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace anchorite::measurement {

Column axis_column(const AxisScale& scale, std::size_t count) {
    Column column{scale.name, scale.unit, {}};
    column.values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        column.values.push_back(scale.start + static_cast<double>(i) * scale.step);
    }
    return column;
}

std::string header_number(double value) {
    return fmt::format("{:.10g}", value);
}

void add_entry(std::vector<HeaderEntry>& header, std::string key, std::string value) {
    if (!value.empty()) header.push_back({std::move(key), std::move(value)});
}

ByteReader reader_of(const RawFile& file, ByteOrder order) {
    return {file.bytes, file.path.string(), order};
}

void ByteBudget::spend(std::uint64_t bytes, const ByteReader& reader) {
    if (bytes > left_) {
        reader.fail(
            fmt::format("damaged: its blocks of data together claim more than the {} bytes "
                        "that the file has",
                        reader.size()));
    }
    left_ -= bytes;
}

std::string entry_of(const std::vector<HeaderEntry>& header, std::string_view key) {
    const auto found = std::ranges::find(header, key, &HeaderEntry::key);
    return found == header.end() ? std::string{} : found->value;
}

double leading_number(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" +");
    if (begin == std::string_view::npos) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data() + begin, end, value);
    return result.ec == std::errc{} ? value : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace anchorite::measurement
