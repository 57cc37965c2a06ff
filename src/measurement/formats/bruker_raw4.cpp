#include "measurement/formats/bruker_raw4.hpp"

#include <fmt/format.h>

#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t file_header = 61;
constexpr std::size_t range_header = 160;

/// Kinds of segments that are understood.
enum Segment : std::uint32_t { range = 0, other_range = 160, variable = 10, hardware = 30 };

void read_hardware(ByteReader& reader, std::vector<HeaderEntry>& header) {
    reader.skip(64, "hardware");
    for (const char* key : {"ALPHA_AVERAGE", "ALPHA1", "ALPHA2", "BETA", "ALPHA_RATIO"}) {
        add_entry(header, key, header_number(reader.f64("wavelength")));
    }
    reader.skip(4, "hardware");
    add_entry(header, "ANODE_MATERIAL", reader.text(4, "anode"));
}

/// Segments before the ranges; returns at the first range or the end.
void read_segments(ByteReader& reader, std::vector<HeaderEntry>& header) {
    while (reader.remaining() > 0) {
        const std::size_t begin = reader.position();
        const std::uint32_t kind = reader.u32("kind of a segment");
        if (kind == range || kind == other_range) {
            reader.seek(begin, "range");
            return;
        }
        const std::uint32_t length = reader.u32("length of a segment");
        if (length < 8) reader.fail(fmt::format("damaged: a segment of {} bytes", length));
        if (kind == variable && length >= 36) {
            reader.skip(4, "variable");
            std::string key = reader.text(24, "name of a variable");
            add_entry(header, std::move(key), reader.text(length - 36, "value of a variable"));
        } else if (kind == hardware && length >= 120) {
            read_hardware(reader, header);
        }
        reader.seek(std::uint64_t{begin} + length, "segment");
    }
}

void read_range(ByteReader& reader, InstrumentFile& result) {
    const std::size_t begin = reader.position();
    const std::size_t number = result.tables.size() + result.notes.size() + 1;
    DataTable table;
    table.name = fmt::format("range {}", number);
    reader.skip(32, "range");
    const std::string scan = reader.text(24, "kind of scan");
    add_entry(table.header, "SCAN_TYPE", scan);
    reader.skip(16, "range");
    const double start = reader.f64("first angle");
    const double step = reader.f64("step");
    const std::uint32_t steps = reader.u32("number of steps");
    add_entry(table.header, "TIME_PER_STEP", header_number(reader.f32("time per step")));
    reader.skip(4, "range");
    add_entry(table.header, "GENERATOR_VOLTAGE", header_number(reader.f32("voltage")));
    add_entry(table.header, "GENERATOR_CURRENT", header_number(reader.f32("current")));
    reader.skip(4, "range");
    add_entry(table.header, "USED_LAMBDA", header_number(reader.f64("wavelength")));
    reader.skip(16, "range");
    const std::uint32_t datum = reader.u32("size of a datum");
    const std::uint32_t more = reader.u32("size of the header");
    reader.seek(std::uint64_t{begin} + range_header + more, "data of a range");
    const bool coupled = scan == "Locked Coupled" || scan == "Unlocked Coupled";
    if (!coupled || datum != 4) {
        reader.skip(std::uint64_t{datum} * steps, "data of a range");
        result.notes.push_back(fmt::format(
            "range {} is a \"{}\" scan of {} bytes a point and is left out", number, scan, datum));
        return;
    }
    Column counts{"intensity", "counts", reader.numbers(NumberType::f32, steps, table.name)};
    table.columns.push_back(axis_column({"2Theta", "deg", start, step}, counts.values.size()));
    table.columns.push_back(std::move(counts));
    result.tables.push_back(std::move(table));
}

}  // namespace

InstrumentFile read_bruker_raw4(const RawFile& file) {
    ByteReader reader = reader_of(file);
    InstrumentFile result;
    reader.skip(12, "header");
    add_entry(result.header, "format version", "4");
    add_entry(result.header, "MEASURE_DATE", reader.text(12, "date"));
    add_entry(result.header, "MEASURE_TIME", reader.text(10, "time"));
    reader.seek(file_header, "header");
    read_segments(reader, result.header);
    while (reader.remaining() > 0) {
        const std::size_t begin = reader.position();
        const std::uint32_t kind = reader.u32("kind of a range");
        if (kind != range && kind != other_range) break;
        reader.seek(begin, "range");
        read_range(reader, result);
    }
    if (result.tables.empty()) reader.fail("the file holds no coupled scan");
    return result;
}

}  // namespace anchorite::measurement
