#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/gatan_tags.hpp"

namespace anchorite::measurement {

namespace {

/// Type of the numbers of an image; nothing for complex and coloured ones.
std::optional<NumberType> type_of(double code) {
    if (!(code >= 0 && code < 100)) return std::nullopt;
    switch (static_cast<int>(code)) {
        case 1:
            return NumberType::i16;
        case 2:
            return NumberType::f32;
        case 6:
        case 14:  // a mask
            return NumberType::u8;
        case 7:
            return NumberType::i32;
        case 9:
            return NumberType::i8;
        case 10:
            return NumberType::u16;
        case 11:
            return NumberType::u32;
        case 12:
            return NumberType::f64;
        case 39:
            return NumberType::i64;
        case 40:
            return NumberType::u64;
        default:
            return std::nullopt;
    }
}

/// DigitalMicrograph: value(i) = (i - Origin) * Scale.
AxisScale axis_scale(const GatanTree& tree, const std::string& calibration, std::string name) {
    const double scale = tree.number(calibration + ".Scale").value_or(1);
    const double origin = tree.number(calibration + ".Origin").value_or(0);
    return {std::move(name), tree.text(calibration + ".Units"), -origin * scale, scale};
}

/// One image of the file, found but not read.
struct Image {
    std::string root;
    NumberType type = NumberType::u8;
    std::vector<std::uint64_t> sizes;  ///< x, y, further
    std::uint64_t count = 1;
    const GatanTag* data = nullptr;
};

std::vector<std::uint64_t> sizes_of(const GatanTree& tree, const std::string& root,
                                    const ByteReader& reader) {
    std::vector<std::uint64_t> sizes;
    for (int i = 0; i < 5; ++i) {
        const auto size = tree.number(fmt::format("{}.Dimensions.{}", root, i));
        if (!size) break;
        if (!(*size >= 1 && *size < 1e12)) {
            reader.fail(fmt::format("damaged: dimension {} of {} is {}", i, root, *size));
        }
        sizes.push_back(static_cast<std::uint64_t>(*size));
    }
    return sizes;
}

std::optional<Image> find_image(const GatanTree& tree, int index, ByteReader& reader,
                                std::vector<std::string>& notes) {
    Image image;
    image.root = fmt::format("ImageList.{}.ImageData", index);
    const double code = tree.number(image.root + ".DataType").value_or(0);
    const std::optional<NumberType> type = type_of(code);
    if (!type) {
        if (code != 23)
            notes.push_back(
                fmt::format("image {} is complex or coloured (type {}) and "
                            "is left out",
                            index, code));
        return std::nullopt;
    }
    image.type = *type;
    image.data = tree.find(image.root + ".Data");
    image.sizes = sizes_of(tree, image.root, reader);
    if (image.data == nullptr || image.sizes.empty()) {
        reader.fail(fmt::format("damaged: {} lacks its data or dimensions", image.root));
    }
    reader.seek(image.data->offset, "image");
    for (const std::uint64_t size : image.sizes) {
        image.count = reader.held(image.count, size, size_of(image.type), "image");
    }
    if (image.count * size_of(image.type) > image.data->bytes) {
        reader.fail(fmt::format("damaged: {} claims {} values in {} bytes", image.root, image.count,
                                image.data->bytes));
    }
    return image;
}

void add_image(const GatanTree& tree, const Image& image, const std::string& name,
               const std::vector<HeaderEntry>& tags, ByteReader& reader, InstrumentFile& result) {
    const std::string calibrations = image.root + ".Calibrations.";
    const AxisScale brightness{"", tree.text(calibrations + "Brightness.Units"),
                               tree.number(calibrations + "Brightness.Origin").value_or(0),
                               tree.number(calibrations + "Brightness.Scale").value_or(1)};
    const auto axis = [&](int dimension, const char* axis_name) {
        return axis_scale(tree, fmt::format("{}Dimension.{}", calibrations, dimension), axis_name);
    };
    const auto values = [&](std::uint64_t count) {
        Column column{"intensity", brightness.unit, reader.numbers(image.type, count, "image")};
        for (double& value : column.values) value = (value - brightness.start) * brightness.step;
        return column;
    };
    reader.set_order(tree.order);
    const auto columns = static_cast<std::size_t>(image.sizes[0]);
    if (image.sizes.size() == 1) {
        Column x = axis_column(axis(0, "x"), columns);
        result.tables.push_back({name, {std::move(x), values(image.count)}, tags});
        return;
    }
    const auto rows = static_cast<std::size_t>(image.sizes[1]);
    const std::uint64_t planes = image.count / (columns * rows);
    for (std::uint64_t plane = 0; plane < planes; ++plane) {
        DataMap map;
        map.name = planes == 1 ? name : fmt::format("{} {}", name, plane + 1);
        map.values = values(columns * rows);
        map.x = axis_column(axis(0, "x"), columns);
        map.y = axis_column(axis(1, "y"), rows);
        map.header = tags;
        result.maps.push_back(std::move(map));
    }
}

/// Scalars and short texts that describe the microscope when image `index` was taken.
std::vector<HeaderEntry> tags_of(const GatanTree& tree, int index) {
    std::vector<HeaderEntry> header;
    const std::string root = fmt::format("ImageList.{}.ImageTags.", index);
    for (const GatanTag& tag : tree.tags) {
        if (!tag.path.starts_with(root)) continue;
        const std::string key = tag.path.substr(root.size());
        if (tag.text && tag.text->size() <= 200) add_entry(header, key, *tag.text);
        if (tag.is_number()) add_entry(header, key, header_number(tag.number));
    }
    return header;
}

InstrumentFile read_gatan(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    const GatanTree tree = read_gatan_tree(reader);
    InstrumentFile result;
    add_entry(result.header, "version", fmt::to_string(tree.version));
    for (int i = 0; tree.has_group(fmt::format("ImageList.{}.", i)); ++i) {
        const std::optional<Image> image = find_image(tree, i, reader, result.notes);
        if (!image) continue;
        std::string name = tree.text(fmt::format("ImageList.{}.Name", i));
        if (name.empty()) name = fmt::format("image {}", i);
        add_image(tree, *image, name, tags_of(tree, i), reader, result);
    }
    if (result.maps.empty() && result.tables.empty()) {
        reader.fail("the file holds no image of real numbers");
    }
    return result;
}

bool recognises_gatan(std::string_view bytes) {
    const std::string_view dm3("\0\0\0\x03", 4);
    const std::string_view dm4("\0\0\0\x04", 4);
    const std::size_t order = bytes.starts_with(dm4) ? 12 : 8;
    if (!bytes.starts_with(dm3) && !bytes.starts_with(dm4)) return false;
    if (bytes.size() < order + 4) return false;
    return bytes.substr(order, 3) == std::string_view("\0\0\0", 3) &&
           static_cast<unsigned char>(bytes[order + 3]) <= 1;
}

}  // namespace

Format gatan_format() {
    return {.id = "gatan-dm",
            .title = "Gatan DigitalMicrograph",
            .extensions = {".dm3", ".dm4"},
            .recognises = recognises_gatan,
            .read = read_gatan,
            .magic = "the first numbers are version 3 or 4, and a byte order of 0 or 1",
            .content =
                "a calibrated map for each image or plane, a table for each spectrum; the image's "
                "tags"};
}

}  // namespace anchorite::measurement
