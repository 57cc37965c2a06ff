#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/xml_text.hpp"

namespace anchorite::measurement {

namespace {

/// More axes than any goniometer has, so that a forged file cannot ask for columns without end.
constexpr std::size_t most_axes = 24;

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    return node.find_child(
        [&](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

std::string text_of(const pugi::xml_node& node, std::initializer_list<std::string_view> path) {
    pugi::xml_node at = node;
    for (const std::string_view name : path) at = child_of(at, name);
    return readable_text(at.text().get());
}

std::string with_unit(const pugi::xml_node& node) {
    const std::string unit = node.attribute("unit").value();
    const std::string text = readable_text(node.text().get());
    return text.empty() || unit.empty() ? text : text + " " + readable_text(unit);
}

void add_wavelengths(const pugi::xml_node& measurement, std::vector<HeaderEntry>& header) {
    const pugi::xml_node used = child_of(measurement, "usedWavelength");
    for (const std::string_view key : {"kAlpha1", "kAlpha2", "kBeta", "ratioKAlpha2KAlpha1"}) {
        add_entry(header, std::string(key), with_unit(child_of(used, key)));
    }
    add_entry(header, "intended", readable_text(used.attribute("intended").value()));
    const pugi::xml_node tube = child_of(child_of(measurement, "incidentBeamPath"), "xRayTube");
    for (const std::string_view key : {"anodeMaterial", "tension", "current"}) {
        add_entry(header, std::string(key), with_unit(child_of(tube, key)));
    }
    add_entry(header, "radius",
              with_unit(child_of(child_of(measurement, "incidentBeamPath"), "radius")));
}

/// Positions of one axis: listed, or from a first to a last in equal steps, or one for all.
Column positions_of(const pugi::xml_node& positions, std::size_t count, const std::string& file) {
    Column column{readable_text(positions.attribute("axis").value()),
                  readable_text(positions.attribute("unit").value()),
                  {}};
    const std::string what = "positions of " + column.name;
    const auto numbers = [&](std::string_view name) {
        return xml_numbers(child_of(positions, name).text().get(), file, what);
    };
    column.values = numbers("listPositions");
    if (column.values.empty()) {
        std::vector<double> start = numbers("startPosition");
        const std::vector<double> end = numbers("endPosition");
        if (start.empty()) start = numbers("commonPosition");
        if (start.size() != 1 || end.size() > 1) return column;
        const double last = end.empty() ? start[0] : end[0];
        const double steps = count > 1 ? static_cast<double>(count - 1) : 1.0;
        column.values = axis_column({"", "", start[0], (last - start[0]) / steps}, count).values;
    }
    if (column.values.size() != count) {
        throw InputError(
            SourceLocation{file, 0, 0, {}},
            fmt::format("damaged: {} {} for {} intensities", column.values.size(), what, count));
    }
    return column;
}

DataTable read_scan(const pugi::xml_node& scan, const std::string& file) {
    const pugi::xml_node points = child_of(scan, "dataPoints");
    pugi::xml_node found = child_of(points, "intensities");
    if (!found) found = child_of(points, "counts");
    const std::string unit = readable_text(found.attribute("unit").value());
    Column counts{"intensity", unit.empty() ? "counts" : unit,
                  xml_numbers(found.text().get(), file, "intensities")};
    if (counts.values.empty()) {
        throw InputError(SourceLocation{file, 0, 0, {}}, "a scan has no intensities");
    }
    DataTable table;
    const std::string axis = readable_text(scan.attribute("scanAxis").value());
    table.name = axis + " scan";
    add_entry(table.header, "scanAxis", axis);
    add_entry(table.header, "mode", readable_text(scan.attribute("mode").value()));
    add_entry(table.header, "startTimeStamp", text_of(scan, {"header", "startTimeStamp"}));
    for (const pugi::xml_node& node : points.children()) {
        const std::string_view name = local_name(node.name());
        if (name == "commonCountingTime") {
            add_entry(table.header, "commonCountingTime", with_unit(node));
        } else if (name == "positions" && table.columns.size() < most_axes) {
            Column column = positions_of(node, counts.values.size(), file);
            if (!column.values.empty()) table.columns.push_back(std::move(column));
        } else if (name == "beamAttenuationFactors") {
            Column column{"beam attenuation factor", "",
                          xml_numbers(node.text().get(), file, "attenuation factors")};
            if (column.values.size() == counts.values.size()) table.columns.push_back(column);
        }
    }
    // What was varied comes first: 2Theta where it is, as diffraction patterns are drawn.
    std::stable_partition(table.columns.begin(), table.columns.end(),
                          [](const Column& column) { return column.name == "2Theta"; });
    table.columns.insert(table.columns.begin() + (table.columns.empty() ? 0 : 1), counts);
    if (table.columns.size() < 2) {
        throw InputError(SourceLocation{file, 0, 0, {}}, "a scan has no positions");
    }
    return table;
}

InstrumentFile read_xrdml(const RawFile& file, const TextLayout&) {
    const std::string name = file.path.string();
    pugi::xml_document document;
    parse_xml(file.bytes, name, document);
    const pugi::xml_node root = child_of(document, "xrdMeasurements");
    InstrumentFile result;
    add_entry(result.header, "sample", text_of(root, {"sample", "id"}));
    add_entry(result.header, "sample name", text_of(root, {"sample", "name"}));
    for (const pugi::xml_node& measurement : root.children()) {
        if (local_name(measurement.name()) != "xrdMeasurement") continue;
        std::vector<HeaderEntry> header;
        add_wavelengths(measurement, header);
        if (result.tables.empty()) {
            result.header.insert(result.header.end(), header.begin(), header.end());
        }
        for (const pugi::xml_node& scan : measurement.children()) {
            if (local_name(scan.name()) != "scan") continue;
            result.tables.push_back(read_scan(scan, name));
            std::vector<HeaderEntry>& own = result.tables.back().header;
            own.insert(own.end(), header.begin(), header.end());
        }
    }
    if (result.tables.empty()) {
        throw InputError(SourceLocation{name, 0, 0, {}}, "the file holds no scan");
    }
    return result;
}

bool recognises_xrdml(std::string_view bytes) {
    return bytes.substr(0, 4096).find("<xrdMeasurements") != std::string_view::npos;
}

}  // namespace

Format xrdml_format() {
    return {.id = "xrdml",
            .title = "PANalytical XRDML",
            .extensions = {".xrdml"},
            .recognises = recognises_xrdml,
            .read = read_xrdml,
            .magic = "the first 4096 bytes have \"<xrdMeasurements\"",
            .content = "a table for each scan; wavelengths, counting time"};
}

}  // namespace anchorite::measurement
