#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/xml_text.hpp"
#include "measurement/formats/zip_archive.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t most_columns = 64;

/// Where a column stands in the numbers of a Datum, as the DataViews of the route say.
struct DatumColumn {
    std::size_t index = 0;
    std::string name;
    std::string unit;
};

[[noreturn]] void refuse(const std::string& file, const std::string& message,
                         const std::string& hint = {}) {
    throw InputError(SourceLocation{file, 0, 0, {}}, message, hint);
}

std::string type_of(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        if (local_name(attribute.name()) == "type") {
            return std::string(local_name(attribute.value()));
        }
    }
    return {};
}

void add_varied(const pugi::xml_node& view, std::size_t start, std::vector<DatumColumn>& columns) {
    for (const pugi::xml_node& field : view.child("Varying").children("FieldDefinitions")) {
        std::string name = readable_text(field.attribute("FieldName").value());
        if (name.empty()) name = readable_text(field.attribute("AxisId").value());
        columns.push_back({start++, name, "deg"});
    }
}

void add_recorded(const pugi::xml_node& view, std::size_t start, const std::string& file,
                  std::vector<DatumColumn>& columns) {
    const pugi::xml_node recording = view.child("Recording");
    std::string name = readable_text(recording.attribute("LogicName").value());
    if (name.empty()) name = readable_text(recording.attribute("VisibleName").value());
    if (view.attribute("Length").as_uint(1) != 1) {
        refuse(file,
               fmt::format("the recorded \"{}\" is a detector's frame of {} values a point", name,
                           view.attribute("Length").value()),
               "export the integrated scan as .xy with the instrument's program");
    }
    std::string unit = readable_text(recording.child("Unit").attribute("Base").value());
    std::ranges::transform(unit, unit.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    const bool counter = name.empty() || name == "ScanCounter" || name == "Counter0D";
    columns.push_back(
        {start, counter ? "intensity" : name, counter && unit.empty() ? "counts" : unit});
}

std::vector<DatumColumn> columns_of(const pugi::xml_node& route, const std::string& file) {
    std::vector<DatumColumn> varied;
    std::vector<DatumColumn> others;
    for (const pugi::xml_node& view : route.child("DataViews").children("RawDataView")) {
        const std::string type = type_of(view);
        const std::size_t start = view.attribute("Start").as_uint();
        if (type == "VaryingRawDataView") add_varied(view, start, varied);
        if (type == "RecordedRawDataView") add_recorded(view, start, file, others);
        if (type == "FixedRawDataView") {
            const std::string name = readable_text(view.attribute("LogicName").value());
            others.push_back({start, name, name == "MeasuredTime" ? "s" : ""});
        }
    }
    if (varied.empty() || others.empty()) {
        refuse(file, "its DataViews name no varied axis or nothing recorded");
    }
    if (varied.size() + others.size() > most_columns) {
        refuse(file, fmt::format("its DataViews name more than {} columns", most_columns));
    }
    std::stable_partition(varied.begin(), varied.end(),
                          [](const DatumColumn& column) { return column.name == "TwoTheta"; });
    std::stable_partition(others.begin(), others.end(),
                          [](const DatumColumn& column) { return column.name == "intensity"; });
    varied.insert(varied.begin() + 1, others.front());
    varied.insert(varied.end(), others.begin() + 1, others.end());
    return varied;
}

DataTable read_route(const pugi::xml_node& route, const std::string& file) {
    DataTable table;
    const pugi::xml_node scan = route.child("ScanInformation");
    table.name = readable_text(scan.attribute("ScanName").value());
    if (table.name.empty()) table.name = readable_text(scan.attribute("VisibleName").value());
    add_entry(table.header, "TimePerStep", readable_text(scan.child("TimePerStep").text().get()));
    add_entry(table.header, "ScanMode", readable_text(scan.child("ScanMode").text().get()));
    const std::vector<DatumColumn> columns = columns_of(route, file);
    for (const DatumColumn& column : columns) {
        table.columns.push_back({column.name, column.unit, {}});
    }
    for (const pugi::xml_node& datum : route.children("Datum")) {
        const std::vector<double> numbers =
            xml_numbers(datum.text().get(), file, "measured points");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].index >= numbers.size()) {
                refuse(file,
                       fmt::format("damaged: a point has {} numbers, {} is said to be number {}",
                                   numbers.size(), columns[i].name, columns[i].index + 1));
            }
            table.columns[i].values.push_back(numbers[columns[i].index]);
        }
    }
    return table;
}

void add_tube(const pugi::xml_document& document, std::vector<HeaderEntry>& header) {
    for (const char* name : {"WaveLengthAlpha1", "WaveLengthAlpha2", "WaveLengthBeta",
                             "WaveLengthRatio", "TubeMaterial", "WaveLength"}) {
        const pugi::xml_node node = document.find_node(
            [&](const pugi::xml_node& found) { return found.name() == std::string_view(name); });
        std::string value = readable_text(node.attribute("Value").value());
        if (value.empty()) value = readable_text(node.text().get());
        const std::string unit = readable_text(node.attribute("Unit").value());
        if (!value.empty() && !unit.empty()) value += " " + unit;
        add_entry(header, name, value);
    }
}

InstrumentFile read_brml(const RawFile& file, const TextLayout&) {
    const ZipArchive archive(file.bytes, file.path.string());
    InstrumentFile result;
    std::size_t read = 0;
    for (const std::string& name : archive.names()) {
        const std::string base = name.substr(name.rfind('/') + 1);
        if (!base.starts_with("RawData") || !base.ends_with(".xml")) continue;
        const std::string text = archive.read(name);
        read += text.size();
        const std::string place = file.path.string() + ":" + readable_text(name);
        if (read > (512ULL << 20)) refuse(place, "its scans unpack to more than 512 MiB");
        pugi::xml_document document;
        parse_xml(text, place, document);
        if (result.tables.empty()) add_tube(document, result.header);
        const pugi::xml_node routes = document.document_element().child("DataRoutes");
        for (const pugi::xml_node& route : routes.children("DataRoute")) {
            DataTable table = read_route(route, place);
            if (table.rows() > 0) result.tables.push_back(std::move(table));
        }
    }
    if (result.tables.empty()) refuse(file.path.string(), "the archive holds no measured scan");
    return result;
}

bool recognises_brml(std::string_view bytes) {
    return is_zip(bytes) && bytes.find("/RawData") != std::string_view::npos;
}

}  // namespace

Format brml_format() {
    return {.id = "brml",
            .title = "Bruker BRML",
            .extensions = {".brml"},
            .recognises = recognises_brml,
            .read = read_brml,
            .magic = "a ZIP archive with a file \"RawData...\"",
            .content = "a table for each scan, columns as the DataViews name them"};
}

}  // namespace anchorite::measurement
