#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/picoquant_tags.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view record_magic = "PQTTTR";

/// How a device packs a photon into 32 bits. T3: sync number, time in the period, channel; T2:
/// arrival time, channel.
struct RecordLayout {
    std::uint32_t type;
    std::string_view device;
    int mode;          ///< 2 or 3
    bool picoharp300;  ///< channel 15 is special; else the highest bit says so
    std::uint64_t wrap;
    bool counted_overflows;  ///< an overflow record says how many
};

constexpr std::array<RecordLayout, 12> layouts = {{
    {0x00010303, "PicoHarp 300", 3, true, 65536, false},
    {0x00010203, "PicoHarp 300", 2, true, 210698240, false},
    {0x00010304, "HydraHarp 400 (version 1)", 3, false, 1024, false},
    {0x00010204, "HydraHarp 400 (version 1)", 2, false, 33552000, false},
    {0x01010304, "HydraHarp 400", 3, false, 1024, true},
    {0x01010204, "HydraHarp 400", 2, false, 33554432, true},
    {0x00010305, "TimeHarp 260 N", 3, false, 1024, true},
    {0x00010205, "TimeHarp 260 N", 2, false, 33554432, true},
    {0x00010306, "TimeHarp 260 P", 3, false, 1024, true},
    {0x00010206, "TimeHarp 260 P", 2, false, 33554432, true},
    {0x00010307, "MultiHarp or PicoHarp 330", 3, false, 1024, true},
    {0x00010207, "MultiHarp or PicoHarp 330", 2, false, 33554432, true},
}};

/// What a record says.
struct Record {
    enum Kind { photon, overflow, marker, sync } kind = photon;
    std::uint32_t channel = 0;  ///< from 1
    std::uint32_t bin = 0;      ///< T3: time in the period
    std::uint64_t time = 0;     ///< T3: number of the sync pulse, T2: time; without overflows
    std::uint64_t overflows = 0;
};

Record picoharp_record(std::uint32_t word, const RecordLayout& layout) {
    Record record;
    const std::uint32_t channel = word >> 28;
    if (layout.mode == 3) {
        record.time = word & 0xFFFF;
        record.bin = word >> 16 & 0xFFF;
    } else {
        record.time = word & 0x0FFFFFFF;
    }
    record.channel = layout.mode == 3 ? channel : channel + 1;
    if (channel != 15) return record;
    const bool wraps = layout.mode == 3 ? record.bin == 0 : (record.time & 0xF) == 0;
    record.kind = wraps ? Record::overflow : Record::marker;
    record.overflows = wraps ? 1 : 0;
    return record;
}

Record later_record(std::uint32_t word, const RecordLayout& layout) {
    Record record;
    const bool special = (word >> 31) != 0;
    const std::uint32_t channel = word >> 25 & 0x3F;
    if (layout.mode == 3) {
        record.time = word & 0x3FF;
        record.bin = word >> 10 & 0x7FFF;
    } else {
        record.time = word & 0x1FFFFFF;
    }
    record.channel = channel + 1;
    if (!special) return record;
    if (channel == 63) {
        record.kind = Record::overflow;
        record.overflows = layout.counted_overflows ? std::max<std::uint64_t>(record.time, 1) : 1;
    } else {
        record.kind = channel == 0 && layout.mode == 2 ? Record::sync : Record::marker;
    }
    return record;
}

/// Photons sorted into bins and channels.
struct Sorted {
    std::map<std::uint32_t, std::vector<double>> histograms;  ///< T3: counts of a channel's bins
    std::map<std::uint32_t, std::uint64_t> photons;           ///< of a channel
    std::uint64_t markers = 0;
    std::uint64_t last = 0;  ///< T3: syncs, T2: time
    std::size_t bins = 0;
};

Sorted sort_records(ByteReader& reader, std::uint64_t count, const RecordLayout& layout) {
    Sorted sorted;
    std::uint64_t base = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint32_t word = reader.u32("record");
        const Record record =
            layout.picoharp300 ? picoharp_record(word, layout) : later_record(word, layout);
        base += record.overflows * layout.wrap;
        if (record.kind == Record::overflow) continue;
        sorted.last = base + record.time;
        if (record.kind == Record::marker) ++sorted.markers;
        if (record.kind != Record::photon) continue;
        ++sorted.photons[record.channel];
        if (layout.mode != 3) continue;
        std::vector<double>& histogram = sorted.histograms[record.channel];
        if (histogram.size() <= record.bin) histogram.resize(record.bin + 1);
        histogram[record.bin] += 1;
        sorted.bins = std::max<std::size_t>(sorted.bins, record.bin + 1);
    }
    return sorted;
}

DataTable histogram_table(Sorted sorted, double bin_ns) {
    DataTable table;
    table.name = "histogram";
    table.columns.push_back(axis_column({"time", "ns", 0, bin_ns}, sorted.bins));
    for (auto& [channel, counts] : sorted.histograms) {
        counts.resize(sorted.bins);
        table.columns.push_back({fmt::format("counts of channel {}", channel), "", counts});
    }
    return table;
}

DataTable rate_table(const Sorted& sorted, double seconds) {
    DataTable table;
    table.name = "count rates";
    table.columns = {{"channel", "", {}}, {"counts", "", {}}, {"count rate", "1/s", {}}};
    for (const auto& [channel, photons] : sorted.photons) {
        const auto number = static_cast<double>(photons);
        table.columns[0].values.push_back(channel);
        table.columns[1].values.push_back(number);
        table.columns[2].values.push_back(seconds > 0 ? number / seconds
                                                      : std::numeric_limits<double>::quiet_NaN());
    }
    return table;
}

const RecordLayout& layout_of(const PicoQuantTags& tags, const ByteReader& reader) {
    const std::uint64_t type = tags.count("TTResultFormat_TTTRRecType");
    const auto* found = std::ranges::find(
        layouts, type, [](const RecordLayout& layout) { return std::uint64_t{layout.type}; });
    if (found == layouts.end()) {
        reader.fail(fmt::format("records of the kind {:#010x} are not read", type),
                    "export histograms (.phu) or text with the instrument's program");
    }
    return *found;
}

/// Time of acquisition [s]: as the header says, else up to the last record.
double acquisition_time(const PicoQuantTags& tags, const Sorted& sorted, double unit) {
    if (tags.has("TTResult_StopAfter")) {
        const double stated = tags.number("TTResult_StopAfter") * 1e-3;
        if (stated > 0) return stated;
    }
    return static_cast<double>(sorted.last) * unit;
}

double positive(const PicoQuantTags& tags, std::string_view name, const ByteReader& reader) {
    const double value = tags.number(name);
    if (!std::isfinite(value) || value <= 0) {
        reader.fail(fmt::format("the tag {} is {}, not more than 0", name, value));
    }
    return value;
}

InstrumentFile read_records(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    const PicoQuantTags tags(reader, record_magic);
    const RecordLayout& layout = layout_of(tags, reader);
    const std::uint64_t count =
        reader.held(tags.count("TTResult_NumberOfRecords"), 1, 4, "records");
    const double unit = positive(tags, "MeasDesc_GlobalResolution", reader);
    const Sorted sorted = sort_records(reader, count, layout);
    InstrumentFile result;
    result.header = tags.header();
    add_entry(result.header, "records of", fmt::format("{}, mode T{}", layout.device, layout.mode));
    add_entry(result.header, "markers", fmt::to_string(sorted.markers));
    if (layout.mode == 3) {
        const double bin_ns = positive(tags, "MeasDesc_Resolution", reader) * 1e9;
        result.tables.push_back(histogram_table(sorted, bin_ns));
        result.notes.push_back(
            "every photon is counted in the histogram of its channel, whatever "
            "the markers say");
    } else {
        result.notes.push_back(
            "records of mode T2 have no start pulse in common: counts and "
            "rates are given, a histogram is not");
    }
    result.tables.push_back(rate_table(sorted, acquisition_time(tags, sorted, unit)));
    return result;
}

bool recognises_records(std::string_view bytes) {
    return has_picoquant_magic(bytes, record_magic);
}

}  // namespace

Format picoquant_records_format() {
    return {.id = "picoquant-ptu",
            .title = "PicoQuant time-tagged records",
            .extensions = {".ptu"},
            .recognises = recognises_records,
            .read = read_records,
            .magic = "the first bytes are \"PQTTTR\"",
            .content =
                "mode T3: a histogram for each channel and count rates; mode T2: counts and count "
                "rates"};
}

}  // namespace anchorite::measurement
