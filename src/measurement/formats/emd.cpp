#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "anchorite/base/error.hpp"
#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/contained.hpp"
#include "measurement/formats/hdf5_file.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view magic("\x89HDF\r\n\x1a\n", 8);
constexpr std::size_t most_groups = 10000;

[[noreturn]] void refuse(const RawFile& file, const std::string& what,
                         const std::string& hint = {}) {
    throw InputError(SourceLocation{file.path.string(), 0, 0, {}}, what, hint);
}

/// A text of the metadata by its path; empty where there is none. Velox writes numbers as texts.
std::string json_text_at(const nlohmann::json& json, std::initializer_list<const char*> path) {
    const nlohmann::json* at = &json;
    for (const char* name : path) {
        if (!at->is_object() || !at->contains(name)) return {};
        at = &at->at(name);
    }
    if (at->is_string()) return readable_text(at->get_ref<const std::string&>());
    return at->is_number() ? at->dump() : std::string{};
}

/// Metadata of the first frame: JSON in a column of bytes, filled up with NUL.
nlohmann::json velox_metadata(const Hdf5File& hdf, const std::string& group) {
    const std::string path = group + "/Metadata";
    const std::vector<std::uint64_t> sizes =
        hdf.has(path) ? hdf.shape(path) : std::vector<std::uint64_t>{};
    if (sizes.size() != 2) return {};
    std::string text;
    for (const double byte : hdf.numbers(path, {0, 0}, {sizes[0], 1})) {
        if (!(byte > 0 && byte < 256)) break;
        text += static_cast<char>(static_cast<unsigned char>(byte));
    }
    nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    return json.is_object() ? json : nlohmann::json{};
}

AxisScale velox_axis(const nlohmann::json& json, const char* name, const char* size,
                     const char* unit) {
    const double step = leading_number(json_text_at(json, {"BinaryResult", "PixelSize", size}));
    const double offset = leading_number(json_text_at(json, {"BinaryResult", "Offset", name}));
    if (!std::isfinite(step) || step <= 0) return {name, "pixel", 0, 1};
    return {name, json_text_at(json, {"BinaryResult", unit}), std::isfinite(offset) ? offset : 0,
            step};
}

std::vector<HeaderEntry> velox_header(const nlohmann::json& json) {
    std::vector<HeaderEntry> header;
    using Path = std::initializer_list<const char*>;
    const auto add = [&](const char* key, Path path) {
        add_entry(header, key, json_text_at(json, path));
    };
    add("detector", {"BinaryResult", "Detector"});
    add("instrument", {"Instrument", "InstrumentClass"});
    add("instrument model", {"Instrument", "InstrumentModel"});
    add("acceleration voltage [V]", {"Optics", "AccelerationVoltage"});
    add("magnification", {"CustomProperties", "StemMagnification", "value"});
    add("camera length [m]", {"Optics", "CameraLength"});
    add("dwell time [s]", {"Scan", "DwellTime"});
    add("start [s since 1970]", {"Acquisition", "AcquisitionStartDatetime", "DateTime"});
    return header;
}

void read_velox_image(const Hdf5File& hdf, const std::string& group, InstrumentFile& result) {
    const std::string path = group + "/Data";
    const std::vector<std::uint64_t> sizes = hdf.shape(path);
    if (sizes.size() < 2 || sizes.size() > 3) {
        result.notes.push_back(
            fmt::format("{} has {} dimensions and is left out", path, sizes.size()));
        return;
    }
    const nlohmann::json json = velox_metadata(hdf, group);
    const std::string detector = json_text_at(json, {"BinaryResult", "Detector"});
    const std::uint64_t frames = sizes.size() == 3 ? sizes[2] : 1;
    for (std::uint64_t frame = 0; frame < frames; ++frame) {
        DataMap map;
        map.name = detector.empty() ? "image" : detector;
        if (frames > 1) map.name += fmt::format(" {}", frame + 1);
        const std::vector<double> values =
            sizes.size() == 3 ? hdf.numbers(path, {0, 0, frame}, {sizes[0], sizes[1], 1})
                              : hdf.numbers(path);
        map.values = {"intensity", "", values};
        map.x = axis_column(velox_axis(json, "x", "width", "PixelUnitX"),
                            static_cast<std::size_t>(sizes[1]));
        map.y = axis_column(velox_axis(json, "y", "height", "PixelUnitY"),
                            static_cast<std::size_t>(sizes[0]));
        map.header = velox_header(json);
        result.maps.push_back(std::move(map));
    }
}

/// A Berkeley axis: positions, with name and unit as attributes.
Column berkeley_axis(const Hdf5File& hdf, const std::string& path, std::uint64_t size) {
    Column axis{hdf.text_attribute(path, "name"), hdf.text_attribute(path, "units"), {}};
    if (axis.unit.size() > 2 && axis.unit.front() == '[') {
        axis.unit = axis.unit.substr(1, axis.unit.size() - 2);
    }
    axis.values = hdf.has(path) ? hdf.numbers(path) : std::vector<double>{};
    // Version 0.2 allows the first two positions alone.
    if (axis.values.size() == 2 && size > 2) {
        const double step = axis.values[1] - axis.values[0];
        axis.values =
            axis_column({"", "", axis.values[0], step}, static_cast<std::size_t>(size)).values;
    }
    if (axis.values.size() != size) {
        throw InputError(fmt::format("damaged: {} has {} positions for {} values", path,
                                     axis.values.size(), size));
    }
    return axis;
}

void read_berkeley_set(const Hdf5File& hdf, const std::string& group, InstrumentFile& result) {
    const std::string data = group + "/data";
    const std::vector<std::uint64_t> sizes = hdf.shape(data);
    const std::string name = group.substr(group.rfind('/') + 1);
    if (sizes.size() == 1) {
        Column x = berkeley_axis(hdf, group + "/dim1", sizes[0]);
        result.tables.push_back({name, {std::move(x), {"intensity", "", hdf.numbers(data)}}, {}});
        return;
    }
    if (sizes.size() < 2 || sizes.size() > 3) {
        result.notes.push_back(
            fmt::format("{} has {} dimensions and is left out", data, sizes.size()));
        return;
    }
    const std::size_t y = sizes.size() - 2;
    const std::uint64_t planes = sizes.size() == 3 ? sizes[0] : 1;
    const Column y_axis = berkeley_axis(hdf, fmt::format("{}/dim{}", group, y + 1), sizes[y]);
    const Column x_axis = berkeley_axis(hdf, fmt::format("{}/dim{}", group, y + 2), sizes[y + 1]);
    for (std::uint64_t plane = 0; plane < planes; ++plane) {
        DataMap map;
        map.name = planes == 1 ? name : fmt::format("{} {}", name, plane + 1);
        map.x = x_axis;
        map.y = y_axis;
        map.values = {"intensity", "",
                      sizes.size() == 3 ? hdf.numbers(data, {plane, 0, 0}, {1, sizes[1], sizes[2]})
                                        : hdf.numbers(data)};
        result.maps.push_back(std::move(map));
    }
}

/// Groups that say emd_group_type = 1, breadth first and at most four deep.
std::vector<std::string> berkeley_groups(const Hdf5File& hdf) {
    std::vector<std::string> level = {""};
    std::vector<std::string> found;
    std::size_t seen = 0;
    for (int depth = 0; depth < 4 && !level.empty(); ++depth) {
        std::vector<std::string> next;
        for (const std::string& group : level) {
            for (const std::string& name : hdf.names(group.empty() ? "/" : group)) {
                if (++seen > most_groups) return found;
                const std::string path = group + "/" + name;
                if (hdf.has_number(path, "emd_group_type", 1)) {
                    found.push_back(path);
                } else {
                    next.push_back(path);
                }
            }
        }
        level = std::move(next);
    }
    return found;
}

InstrumentFile read_in_child(const RawFile& file, const TextLayout&) {
    const Hdf5File hdf(file.bytes, file.path.string());
    InstrumentFile result;
    const std::string images = "/Data/Image";
    for (const std::string& name : hdf.names(images)) {
        const std::string group = images + "/" + name;
        if (hdf.has(group + "/Data")) read_velox_image(hdf, group, result);
    }
    const bool velox = !result.maps.empty();
    if (!velox) {
        for (const std::string& group : berkeley_groups(hdf)) read_berkeley_set(hdf, group, result);
    }
    if (result.maps.empty() && result.tables.empty()) {
        refuse(file, "an HDF5 file without the images of Velox or of a Berkeley .emd",
               "export the data as .emd, .tif or text");
    }
    add_entry(result.header, "written by", velox ? "Velox" : "a Berkeley .emd writer");
    result.notes.emplace_back("rows are in the order of the file");
    return result;
}

InstrumentFile read_emd(const RawFile& file, const TextLayout& layout) {
    if (!file.bytes.starts_with(magic)) refuse(file, "it does not begin as HDF5 files do");
    return read_contained(file, layout, read_in_child);
}

bool recognises_emd(std::string_view bytes) {
    return bytes.starts_with(magic);
}

}  // namespace

Format emd_format() {
    return {.id = "emd",
            .title = "Velox or Berkeley electron microscopy data",
            .extensions = {".emd"},
            .recognises = recognises_emd,
            .read = read_emd,
            .magic = "the first bytes are those of HDF5",
            .content = "a calibrated map for each image or frame"};
}

}  // namespace anchorite::measurement
