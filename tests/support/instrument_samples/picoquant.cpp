#include "support/byte_writer.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::test {

namespace {

constexpr std::uint32_t integer_tag = 0x10000008;
constexpr std::uint32_t float_tag = 0x20000008;
constexpr std::uint32_t text_tag = 0x4001FFFF;
constexpr std::uint32_t empty_tag = 0xFFFF0008;

void put_tag(ByteWriter& out, std::string_view name, std::uint32_t kind, int index) {
    out.field(name, 32).i32(index).u32(kind);
}

void put_integer(ByteWriter& out, std::string_view name, std::int64_t value, int index = -1) {
    put_tag(out, name, integer_tag, index);
    out.i64(value);
}

void put_float(ByteWriter& out, std::string_view name, double value, int index = -1) {
    put_tag(out, name, float_tag, index);
    out.f64(value);
}

void put_text(ByteWriter& out, std::string_view name, std::string_view text) {
    put_tag(out, name, text_tag, -1);
    out.i64(16).field(text, 16);
}

void put_end(ByteWriter& out) {
    put_tag(out, "Header_End", empty_tag, -1);
    out.i64(0);
}

}  // namespace

std::string phu_sample() {
    constexpr int curves = 2;
    constexpr int bins = 8;
    // Eight bytes of magic and of version, a text, five tags a curve, two more; 48 bytes each.
    constexpr std::size_t data = 16 + 48 * 3 + 16 + curves * 4 * 48;
    ByteWriter out;
    out.field("PQHISTO", 8).field("1.0.00", 8);
    put_text(out, "HW_Type", "PicoHarp 300");
    put_integer(out, "HistoResult_NumberOfCurves", curves);
    for (int curve = 0; curve < curves; ++curve) {
        put_integer(out, "HistResDscr_CurveIndex", curve, curve);
        put_integer(out, "HistResDscr_HistogramBins", bins, curve);
        put_float(out, "HistResDscr_MDescResolution", (curve + 1) * 32e-12, curve);
        put_integer(out, "HistResDscr_DataOffset",
                    static_cast<std::int64_t>(data) + curve * bins * 4, curve);
    }
    put_end(out);
    for (int curve = 0; curve < curves; ++curve) {
        for (int bin = 0; bin < bins; ++bin) out.u32(static_cast<std::uint32_t>(100 * curve + bin));
    }
    return out.bytes();
}

std::string ptu_sample(std::uint32_t type, const std::vector<std::uint32_t>& records) {
    ByteWriter out;
    out.field("PQTTTR", 8).field("1.0.00", 8);
    put_text(out, "HW_Type", "a device");
    put_integer(out, "TTResultFormat_TTTRRecType", type);
    put_float(out, "MeasDesc_GlobalResolution", 1e-7);
    put_float(out, "MeasDesc_Resolution", 4e-12);
    put_integer(out, "TTResult_StopAfter", 2000);
    put_integer(out, "TTResult_NumberOfRecords", static_cast<std::int64_t>(records.size()));
    put_end(out);
    for (const std::uint32_t record : records) out.u32(record);
    return out.bytes();
}

namespace {

constexpr int old_curves = 2;
constexpr int old_channels = 8;

void put_counts(ByteWriter& out, int curve) {
    for (int i = 0; i < old_channels; ++i) out.u32(static_cast<std::uint32_t>(100 * curve + i));
}

/// Sum of the counts of a curve.
int old_sum(int curve) {
    return old_channels * 100 * curve + old_channels * (old_channels - 1) / 2;
}

void put_old_begin(ByteWriter& out, std::string_view device, std::string_view version, bool old) {
    out.field(device, 16).field(version, 6);
    if (old) {
        out.field("2.4", 6);
    } else {
        out.field("a program", 18).field("2.3.0.0", 12);
    }
    out.field("22/11/26 20:15:30", 18).text("\r\n").field("film 7", 256);
}

/// Eight curves that are shown, three parameters, repetitions, the name of a script.
constexpr std::size_t display = 8 * 8 + 3 * 12 + 4 * 4 + 20;

}  // namespace

std::string phd_sample() {
    constexpr std::size_t header = 328 + 18 * 4 + display + 156, curve_header = 172;
    ByteWriter out;
    put_old_begin(out, "PicoHarp 300", "2.0", false);
    out.i32(old_curves).i32(32).i32(1).i32(1).zeros(14 * 4).zeros(display).zeros(156);
    for (int curve = 0; curve < old_curves; ++curve) {
        const std::size_t data =
            header + old_curves * curve_header + static_cast<std::size_t>(4 * old_channels * curve);
        out.i32(curve).zeros(88).f32((curve + 1) * 0.032).i32(old_channels).i32(60000);
        out.zeros(20).i64(old_sum(curve)).i32(0).i32(static_cast<int>(data)).zeros(32);
    }
    for (int curve = 0; curve < old_curves; ++curve) put_counts(out, curve);
    return out.bytes();
}

std::string thd_sample(bool new_layout) {
    ByteWriter out;
    put_old_begin(out, "TimeHarp 200", new_layout ? "6.0" : "5.0", !new_layout);
    out.i32(old_channels).i32(old_curves).i32(32).i32(1).i32(1).zeros(14 * 4).zeros(display);
    out.zeros(new_layout ? 48 : 24);
    for (int curve = 0; curve < old_curves; ++curve) {
        out.i32(curve).zeros(14 * 4).i32(60000).zeros(5 * 4).i32(old_sum(curve)).f32(0.032);
        out.zeros(8);
        put_counts(out, curve);
    }
    return out.bytes();
}

}  // namespace anchorite::test
