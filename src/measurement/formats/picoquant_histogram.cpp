#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/picoquant_tags.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view magic = "PQHISTO";

bool recognises_histogram(std::string_view bytes) {
    return has_picoquant_magic(bytes, magic);
}

double bin_width_ns(const PicoQuantTags& tags, int curve, const ByteReader& reader) {
    const std::string_view own = "HistResDscr_MDescResolution";
    const double width =
        tags.has(own, curve) ? tags.number(own, curve) : tags.number("MeasDesc_Resolution");
    if (!std::isfinite(width) || width <= 0) {
        reader.fail(
            fmt::format("the bins of curve {} are {} s wide, not more than 0", curve, width));
    }
    return width * 1e9;
}

DataTable read_curve(const PicoQuantTags& tags, int curve, ByteReader& reader, ByteBudget& budget) {
    const std::string what = fmt::format("curve {}", curve);
    const std::uint64_t bins = tags.count("HistResDscr_HistogramBins", curve);
    reader.seek(tags.count("HistResDscr_DataOffset", curve), what);
    budget.spend(4 * reader.held(bins, 1, 4, what), reader);
    const double width = bin_width_ns(tags, curve, reader);
    DataTable table;
    table.name = what;
    table.header = tags.header(curve);
    Column counts{"counts", "", reader.numbers(NumberType::u32, bins, what)};
    table.columns.push_back(axis_column({"time", "ns", 0, width}, counts.values.size()));
    table.columns.push_back(std::move(counts));
    return table;
}

InstrumentFile read_histogram(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    const PicoQuantTags tags(reader, magic);
    const std::uint64_t curves = tags.count("HistoResult_NumberOfCurves");
    InstrumentFile result;
    result.header = tags.header();
    ByteBudget budget(reader);
    // Tags of a curve take at least 96 bytes, so that more curves than bytes are not there.
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(curves, file.bytes.size()); ++i) {
        result.tables.push_back(read_curve(tags, static_cast<int>(i), reader, budget));
    }
    if (result.tables.empty()) reader.fail("the file holds no curve");
    return result;
}

}  // namespace

Format picoquant_histogram_format() {
    return {.id = "picoquant-phu",
            .title = "PicoQuant histograms",
            .extensions = {".phu"},
            .recognises = recognises_histogram,
            .read = read_histogram,
            .magic = "the first bytes are \"PQHISTO\"",
            .content = "a table for each curve, channels as ns; every tag"};
}

}  // namespace anchorite::measurement
