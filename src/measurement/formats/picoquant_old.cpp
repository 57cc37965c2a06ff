#include <fmt/format.h>

#include <cmath>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view picoharp = "PicoHarp 300";
constexpr std::string_view timeharp = "TimeHarp 200";

bool begins_with_field(std::string_view bytes, std::string_view name) {
    return bytes.starts_with(name) && bytes.size() > name.size() && bytes[name.size()] == '\0';
}

bool recognises_picoharp(std::string_view bytes) {
    return begins_with_field(bytes, picoharp);
}

bool recognises_timeharp(std::string_view bytes) {
    return begins_with_field(bytes, timeharp);
}

/// A field of text that becomes an entry of the header.
void text_entry(ByteReader& reader, std::uint64_t size, const char* key, InstrumentFile& file) {
    add_entry(file.header, key, reader.text(size, key));
}

/// The text that both devices begin with; hands back the version of the layout.
std::string read_text_header(ByteReader& reader, bool old_timeharp, InstrumentFile& file) {
    text_entry(reader, 16, "device", file);
    const std::string version = reader.text(6, "version of the layout");
    add_entry(file.header, "format version", version);
    if (old_timeharp) {
        text_entry(reader, 6, "hardware version", file);
    } else {
        text_entry(reader, 18, "program", file);
        text_entry(reader, 12, "program version", file);
    }
    text_entry(reader, 18, "file time", file);
    reader.skip(2, "the end of a line");
    text_entry(reader, 256, "comment", file);
    return version;
}

/// What the numbers at the beginning say of the curves.
struct OldHeader {
    std::uint64_t channels = 0;  ///< of each curve; 0: the curves say so
    std::uint64_t curves = 0;
    std::uint64_t boards = 0;
};

/// What is shown on a screen, parameters of scripts and repetitions: nothing of the curves.
constexpr std::uint64_t display_bytes = 8 * 8 + 3 * 12 + 4 * 4 + 20;

void check_mode(double mode, double bits, const ByteReader& reader) {
    if (mode != 0) {
        reader.fail("the file holds time-tagged records of an older kind, not histograms",
                    "convert it to .ptu with PicoQuant's program");
    }
    if (bits != 32) reader.fail(fmt::format("counts of {} bits are not read, only of 32", bits));
}

OldHeader picoharp_header(ByteReader& reader) {
    const auto n = reader.numbers(NumberType::i32, 18, "the header");
    check_mode(n[5], n[1], reader);
    reader.skip(display_bytes, "the header");
    return {0, reader.count(static_cast<std::int64_t>(n[0]), "the number of curves"),
            reader.count(static_cast<std::int64_t>(n[3]), "the number of boards")};
}

OldHeader timeharp_header(ByteReader& reader) {
    const auto n = reader.numbers(NumberType::i32, 19, "the header");
    check_mode(n[6], n[2], reader);
    reader.skip(display_bytes, "the header");
    return {reader.count(static_cast<std::int64_t>(n[0]), "the number of channels"),
            reader.count(static_cast<std::int64_t>(n[1]), "the number of curves"),
            reader.count(static_cast<std::int64_t>(n[4]), "the number of boards")};
}

/// A curve's header, as far as it matters.
struct OldCurve {
    double resolution = 0;  ///< [ns]
    double duration = 0;    ///< [ms]
    double sum = 0;         ///< of the counts, as the device says
};

DataTable table_of_curve(ByteReader& reader, std::uint64_t number, const OldCurve& curve,
                         std::uint64_t channels) {
    const std::string what = fmt::format("curve {}", number);
    if (!std::isfinite(curve.resolution) || !(curve.resolution > 0)) {
        reader.fail(fmt::format("the channels of {} are {} ns wide, not more than 0", what,
                                curve.resolution));
    }
    DataTable table{what, {}};
    add_entry(table.header, "acquisition time [ms]", header_number(curve.duration));
    add_entry(table.header, "sum of the counts", header_number(curve.sum));
    Column counts{"counts", "", reader.numbers(NumberType::u32, channels, what)};
    table.columns.push_back(axis_column({"time", "ns", 0, curve.resolution}, counts.values.size()));
    table.columns.push_back(std::move(counts));
    return table;
}

/// @returns the curve and where its counts are
std::pair<OldCurve, std::uint64_t> picoharp_curve(ByteReader& reader, std::uint64_t& channels) {
    constexpr std::uint64_t before_resolution = 92, after_resolution = 20;
    constexpr std::uint64_t new_in_version_2 = 8 * 4;
    OldCurve curve;
    reader.skip(before_resolution, "the header of a curve");
    curve.resolution = reader.f32("the width of a channel");
    channels = reader.count(reader.i32("the number of channels"), "the number of channels");
    curve.duration = reader.i32("the acquisition time");
    reader.skip(after_resolution, "the header of a curve");
    curve.sum = static_cast<double>(reader.i64("the sum of the counts"));
    reader.skip(4, "the header of a curve");
    const std::uint64_t offset =
        reader.count(reader.i32("the place of the counts"), "the place of the counts");
    reader.skip(new_in_version_2, "the header of a curve");
    return {curve, offset};
}

InstrumentFile read_picoharp(const RawFile& file, const TextLayout&) {
    constexpr std::uint64_t board = 156, curve_bytes = 172;
    ByteReader reader = reader_of(file);
    InstrumentFile result;
    const std::string version = read_text_header(reader, false, result);
    if (version != "2.0") {
        reader.fail(fmt::format("version \"{}\" of the layout is not read, only 2.0", version));
    }
    const OldHeader header = picoharp_header(reader);
    reader.skip(reader.held(header.boards, 1, board, "boards") * board, "the boards");
    reader.held(header.curves, 1, curve_bytes, "headers of the curves");
    ByteBudget budget(reader);
    for (std::uint64_t i = 0; i < header.curves; ++i) {
        std::uint64_t channels = 0;
        const auto [curve, offset] = picoharp_curve(reader, channels);
        const std::size_t next = reader.position();
        reader.seek(offset, "the counts of a curve");
        budget.spend(4 * reader.held(channels, 1, 4, "counts of a curve"), reader);
        result.tables.push_back(table_of_curve(reader, i, curve, channels));
        reader.seek(next, "the header of a curve");
    }
    if (result.tables.empty()) reader.fail("the file holds no curve");
    return result;
}

OldCurve timeharp_curve(ByteReader& reader) {
    OldCurve curve;
    reader.skip(15 * 4, "the header of a curve");
    curve.duration = reader.i32("the acquisition time");
    reader.skip(5 * 4, "the header of a curve");
    curve.sum = reader.i32("the sum of the counts");
    curve.resolution = reader.f32("the width of a channel");
    reader.skip(2 * 4, "the header of a curve");
    return curve;
}

InstrumentFile read_timeharp(const RawFile& file, const TextLayout&) {
    constexpr std::uint64_t old_board = 24, new_board = 48, curve_bytes = 100;
    ByteReader reader = reader_of(file);
    InstrumentFile result;
    const std::string_view raw = file.bytes.substr(std::min<std::size_t>(16, file.bytes.size()), 3);
    const bool old = raw == "2.0" || raw == "3.0" || raw == "5.0";
    const std::string version = read_text_header(reader, old, result);
    if (!old && version != "6.0") {
        reader.fail(fmt::format(
            "version \"{}\" of the layout is not read, only 2.0, 3.0, 5.0 and 6.0", version));
    }
    const OldHeader header = timeharp_header(reader);
    const std::uint64_t board = old ? old_board : new_board;
    reader.skip(reader.held(header.boards, 1, board, "boards") * board, "the boards");
    for (std::uint64_t i = 0; i < header.curves; ++i) {
        reader.held(1, 1, curve_bytes, "header of a curve");
        const OldCurve curve = timeharp_curve(reader);
        reader.held(header.channels, 1, 4, "counts of a curve");
        result.tables.push_back(table_of_curve(reader, i, curve, header.channels));
    }
    if (result.tables.empty() || header.channels == 0) reader.fail("the file holds no curve");
    return result;
}

}  // namespace

Format picoharp_histogram_format() {
    return {.id = "picoquant-phd",
            .title = "PicoHarp 300 histograms",
            .extensions = {".phd"},
            .recognises = recognises_picoharp,
            .read = read_picoharp,
            .magic = "the first bytes are \"PicoHarp 300\"",
            .content = "a table for each curve, channels as ns; version 2.0"};
}

Format timeharp_histogram_format() {
    return {.id = "picoquant-thd",
            .title = "TimeHarp 200 histograms",
            .extensions = {".thd"},
            .recognises = recognises_timeharp,
            .read = read_timeharp,
            .magic = "the first bytes are \"TimeHarp 200\"",
            .content = "a table for each curve, channels as ns; versions 2.0, 3.0, 5.0 and 6.0"};
}

}  // namespace anchorite::measurement
