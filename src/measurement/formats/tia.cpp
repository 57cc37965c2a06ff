#include <fmt/format.h>

#include <optional>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view magic("II\x97\x01", 4);
constexpr std::uint32_t spectra = 0x4120;
constexpr std::uint32_t images = 0x4122;

/// What the header says of the series.
struct Series {
    std::uint32_t kind = 0;
    std::uint64_t elements = 0;  ///< with data
    std::vector<std::uint64_t> offsets;
    std::vector<HeaderEntry> header;
};

/// value(i) = offset + (i - element) * delta.
struct Calibration {
    double offset = 0;
    double delta = 0;
    double element = 0;

    [[nodiscard]] AxisScale scale(std::string name, std::string unit) const {
        return {std::move(name), std::move(unit), offset - element * delta, delta};
    }
};

Calibration read_calibration(ByteReader& reader) {
    Calibration calibration;
    calibration.offset = reader.f64("calibration offset");
    calibration.delta = reader.f64("calibration delta");
    calibration.element = reader.i32("calibration element");
    return calibration;
}

NumberType type_of(int code, const ByteReader& reader) {
    switch (code) {
        case 1:
            return NumberType::u8;
        case 2:
            return NumberType::u16;
        case 3:
            return NumberType::u32;
        case 4:
            return NumberType::i8;
        case 5:
            return NumberType::i16;
        case 6:
            return NumberType::i32;
        case 7:
            return NumberType::f32;
        case 8:
            return NumberType::f64;
        default:
            reader.fail(fmt::format("data of type {} (complex or unknown) are not read", code));
    }
}

void read_dimension(ByteReader& reader, Series& series) {
    const std::uint32_t size = reader.u32("size of a dimension");
    const Calibration calibration = read_calibration(reader);
    const std::string name = reader.text(reader.u32("length of a name"), "name of a dimension");
    const std::string unit = reader.text(reader.u32("length of a unit"), "unit of a dimension");
    add_entry(series.header, fmt::format("dimension {}", name.empty() ? "of the series" : name),
              fmt::format("{} from {:.10g} in steps of {:.10g} {}", size, calibration.offset,
                          calibration.delta, unit));
}

Series read_series(ByteReader& reader) {
    Series series;
    const int version = reader.u16("version");
    const bool wide = version >= 0x0220;
    series.kind = reader.u32("kind of data");
    reader.skip(4, "kind of tags");
    const std::uint32_t total = reader.u32("number of elements");
    series.elements = reader.u32("number of elements with data");
    const std::uint64_t table =
        wide ? reader.u64("table of offsets") : reader.u32("table of offsets");
    const std::uint32_t dimensions = reader.u32("number of dimensions");
    add_entry(series.header, "version", fmt::format("{:#06x}", version));
    add_entry(series.header, "elements", fmt::format("{} of {}", series.elements, total));
    if (series.kind != spectra && series.kind != images) {
        reader.fail(fmt::format("series of kind {:#x} are not read", series.kind));
    }
    if (series.elements > total || series.elements == 0) {
        reader.fail(fmt::format("damaged: {} of {} elements have data", series.elements, total));
    }
    for (std::uint32_t i = 0; i < dimensions; ++i) read_dimension(reader, series);
    reader.seek(table, "table of offsets");
    reader.held(total, 1, wide ? 8 : 4, "table of offsets");
    for (std::uint64_t i = 0; i < series.elements; ++i) {
        series.offsets.push_back(wide ? reader.u64("offset") : reader.u32("offset"));
    }
    return series;
}

DataMap read_image(ByteReader& reader, ByteBudget& budget) {
    const Calibration x = read_calibration(reader);
    const Calibration y = read_calibration(reader);
    const NumberType type = type_of(reader.u16("type of the data"), reader);
    const std::uint32_t columns = reader.u32("width");
    const std::uint32_t rows = reader.u32("height");
    const std::uint64_t count = reader.held(columns, rows, size_of(type), "image");
    if (count == 0) reader.fail("damaged: an image has no pixels");
    budget.spend(count * size_of(type), reader);
    DataMap map;
    map.values = {"intensity", "", reader.numbers(type, count, "image")};
    map.x = axis_column(x.scale("x", "m"), columns);
    map.y = axis_column(y.scale("y", "m"), rows);
    return map;
}

DataTable read_spectrum(ByteReader& reader, ByteBudget& budget) {
    const Calibration x = read_calibration(reader);
    const NumberType type = type_of(reader.u16("type of the data"), reader);
    const std::uint32_t length = reader.u32("length");
    budget.spend(reader.held(length, 1, size_of(type), "spectrum") * size_of(type), reader);
    DataTable table;
    Column counts{"intensity", "", reader.numbers(type, length, "spectrum")};
    table.columns = {axis_column(x.scale("energy", "eV"), counts.values.size()), std::move(counts)};
    return table;
}

InstrumentFile read_tia(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    if (reader.bytes(4, "magic") != magic) {
        reader.fail("it does not begin with \"II\" and 0x0197",
                    "name another format with --format");
    }
    const Series series = read_series(reader);
    InstrumentFile result;
    result.header = series.header;
    ByteBudget budget(reader);
    for (std::size_t i = 0; i < series.offsets.size(); ++i) {
        reader.seek(series.offsets[i], "element");
        const std::string name = fmt::format("element {}", i + 1);
        if (series.kind == images) {
            result.maps.push_back(read_image(reader, budget));
            result.maps.back().name = name;
        } else {
            result.tables.push_back(read_spectrum(reader, budget));
            result.tables.back().name = name;
        }
    }
    if (series.kind == images) result.notes.emplace_back("rows are in the order of the file");
    if (series.kind == spectra) {
        result.notes.emplace_back("the format does not say the unit of spectra: eV is assumed");
    }
    return result;
}

bool recognises_tia(std::string_view bytes) {
    return bytes.starts_with(magic);
}

}  // namespace

Format tia_format() {
    return {.id = "tia-ser",
            .title = "FEI TIA series",
            .extensions = {".ser"},
            .recognises = recognises_tia,
            .read = read_tia,
            .magic = "the first bytes are \"II\" and 0x0197",
            .content = "a calibrated map for each image, a table for each spectrum"};
}

}  // namespace anchorite::measurement
