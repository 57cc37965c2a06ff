#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/nanoscope_header.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view image_magic = "\\*File list";

/// Size of an image and of its numbers, as its list states them.
struct Layout {
    std::uint64_t columns = 0;
    std::uint64_t rows = 0;
    std::uint64_t offset = 0;
    int bytes = 2;
};

std::uint64_t whole(const NanoscopeList& list, std::string_view key, const ByteReader& reader) {
    const double value = leading_number(entry_of(list.entries, key));
    if (!(value >= 0 && value < 1e15) || value != std::floor(value)) {
        reader.fail(fmt::format("an image's \"{}\" is \"{}\", not a count", key,
                                entry_of(list.entries, key)));
    }
    return static_cast<std::uint64_t>(value);
}

Layout layout_of(const NanoscopeList& list, const ByteReader& reader) {
    Layout layout;
    layout.columns = whole(list, "Samps/line", reader);
    layout.rows = whole(list, "Number of lines", reader);
    layout.offset = whole(list, "Data offset", reader);
    const std::uint64_t stated = whole(list, "Bytes/pixel", reader);
    const std::uint64_t length = whole(list, "Data length", reader);
    if (stated != 2 && stated != 4) {
        reader.fail(fmt::format("images of {} bytes a pixel are not read", stated));
    }
    const std::uint64_t pixels = reader.held(layout.columns, layout.rows, 1, "image");
    if (pixels == 0) reader.fail("damaged: an image has no pixels");
    // Since version 9.2 numbers have four bytes, whatever the header says of them.
    layout.bytes = stated == 4 || length == 4 * pixels ? 4 : 2;
    if (length < pixels * static_cast<std::uint64_t>(layout.bytes)) {
        reader.fail(fmt::format("damaged: {} x {} pixels of {} bytes in a block of {} bytes",
                                layout.columns, layout.rows, layout.bytes, length));
    }
    return layout;
}

/// "Height" of `S [Height] "Height"`.
std::string channel_name(const std::string& value) {
    const std::size_t begin = value.find('"');
    const std::size_t end = value.rfind('"');
    return begin < end ? value.substr(begin + 1, end - begin - 1) : value;
}

/// Value of the first key with this ending, e.g. "Z scale" of "@2:Z scale".
std::string value_ending(const NanoscopeList& list, std::string_view ending) {
    for (const HeaderEntry& entry : list.entries) {
        if (entry.key.starts_with('@') && entry.key.ends_with(ending)) return entry.value;
    }
    return {};
}

/// Scan size "500 500 nm" or "500 nm" as the steps of the axes.
void set_axes(DataMap& map, const Layout& layout, std::string text, const ByteReader& reader) {
    const double width = leading_number(text);
    text.erase(0, std::min(text.find(' '), text.size()));
    const double second = leading_number(text);
    const bool two = std::isfinite(second);
    if (two) text.erase(0, std::min(text.find_first_of(' ', 1), text.size()));
    std::string unit = readable_text(text);
    if (unit == "~m" || unit == "um") unit = "µm";
    if (!(std::isfinite(width) && width > 0) || (two && second <= 0) || unit.empty()) {
        reader.fail("an image's \"Scan Size\" cannot be understood");
    }
    const double x_step = width / static_cast<double>(layout.columns);
    const double y_step = two ? second / static_cast<double>(layout.rows) : x_step;
    map.x = axis_column({"x", unit, 0, x_step}, static_cast<std::size_t>(layout.columns));
    map.y = axis_column({"y", unit, 0, y_step}, static_cast<std::size_t>(layout.rows));
}

DataMap read_image(const NanoscopeList& list, const std::vector<NanoscopeList>& lists,
                   ByteReader& reader, ByteBudget& budget) {
    const Layout layout = layout_of(list, reader);
    const NanoscopeScale scale =
        nanoscope_scale(value_ending(list, "Z scale"), lists, layout.bytes, reader);
    reader.seek(layout.offset, "image");
    budget.spend(reader.held(layout.columns, layout.rows, 1, "image"), reader);
    const NumberType type = layout.bytes == 4 ? NumberType::i32 : NumberType::i16;
    DataMap map;
    map.values.values = reader.numbers(type, layout.columns * layout.rows, "image");
    for (double& value : map.values.values) value *= scale.per_bit;
    map.values.unit = scale.unit;
    map.values.name = channel_name(value_ending(list, "Image Data"));
    const std::string direction = entry_of(list.entries, "Line Direction");
    map.name =
        direction.empty() ? map.values.name : fmt::format("{} ({})", map.values.name, direction);
    std::string size = entry_of(list.entries, "Scan Size");
    for (const NanoscopeList& other : lists) {
        if (size.empty()) size = entry_of(other.entries, "Scan Size");
    }
    set_axes(map, layout, size, reader);
    map.header = list.entries;
    return map;
}

InstrumentFile read_nanoscope(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    if (!file.bytes.starts_with(image_magic)) {
        reader.fail("it does not begin with \"\\*File list\"",
                    "force curves are not read: export them as text");
    }
    const std::vector<NanoscopeList> lists = nanoscope_lists(file.bytes);
    InstrumentFile result;
    ByteBudget budget(reader);
    for (const NanoscopeList& list : lists) {
        if (list.name == "Ciao image list") {
            result.maps.push_back(read_image(list, lists, reader, budget));
        } else {
            for (const HeaderEntry& entry : list.entries) {
                add_entry(result.header, list.name + ": " + entry.key, entry.value);
            }
        }
    }
    if (result.maps.empty()) reader.fail("its header lists no image");
    result.notes.emplace_back("rows are in the order of the file");
    return result;
}

bool recognises_nanoscope(std::string_view bytes) {
    return bytes.starts_with(image_magic);
}

}  // namespace

Format nanoscope_format() {
    return {.id = "nanoscope",
            .title = "Bruker, Veeco or Digital Instruments Nanoscope image",
            .extensions = {".spm", ".000", ".001", ".di"},
            .recognises = recognises_nanoscope,
            .read = read_nanoscope,
            .magic = "the first bytes are \"\\*File list\"",
            .content = "a map for each image in physical units"};
}

}  // namespace anchorite::measurement
