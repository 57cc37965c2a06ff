#include <array>
#include <cstdio>

#include "support/byte_writer.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::test {

namespace {

constexpr int columns = 4;
constexpr int rows = 3;

std::string image_list(const char* name, const char* scale, std::size_t offset, int bytes) {
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(),
                  "\\*Ciao image list\r\n\\Data offset: %zu\r\n\\Data length: %d\r\n"
                  "\\Bytes/pixel: %d\r\n\\Samps/line: 4\r\n\\Number of lines: 3\r\n"
                  "\\Scan Size: 800 600 ~m\r\n\\Line Direction: Trace\r\n"
                  "\\@2:Image Data: S [%s] \"%s\"\r\n\\@2:Z scale: V %s\r\n",
                  offset, columns * rows * bytes, bytes, name, name, scale);
    return text.data();
}

}  // namespace

std::string nanoscope_sample(int bytes) {
    constexpr std::size_t data = 2048;
    ByteWriter out;
    out.text("\\*File list\r\n\\Version: 0x07200000\r\n\\*Scanner list\r\n\\@Sens. Zsens: V ")
        .text("20.0 nm/V\r\n\\@Sens. Phase: V 1.000000 \r\n");
    // 65536 V / 256^2 = 1 V a bit, times 20 nm/V; the phase is scaled in thousandths.
    const char* height =
        bytes == 2 ? "[Sens. Zsens] (1.0 V/LSB) 65536 V" : "[Sens. Zsens] (1.0 V/LSB) 4294967296 V";
    out.text(image_list("Height", height, data, bytes));
    out.text(image_list("Phase", "[Sens. Phase] (0.0055 \xba/LSB) 360.0 \xba",
                        data + static_cast<std::size_t>(columns * rows * bytes), bytes));
    out.text("\\*File list end\r\n\x1a").pad_to(data);
    for (int image = 0; image < 2; ++image) {
        for (int i = 0; i < columns * rows; ++i) {
            if (bytes == 2) {
                out.i16(10 + i);
            } else {
                out.i32(10 + i);
            }
        }
    }
    return out.bytes();
}

std::string ibw_sample(ByteOrder order) {
    constexpr int layers = 2;
    const std::string note = "ScanSize: 2e-05\rImagingMode: AC Mode\r";
    ByteWriter out(order);
    out.i16(5).i16(0).i32(320 + columns * rows * layers * 4).i32(0);
    out.i32(static_cast<int>(note.size())).i32(0).zeros(16);
    out.i32(0).i32(0).i32(32 * (layers + 1)).i32(0).pad_to(64);
    out.zeros(12).i32(columns * rows * layers).i16(2).pad_to(90).i16(1).field("film0001", 32);
    out.zeros(8).i32(columns).i32(rows).i32(layers).i32(0);
    out.f64(1e-8).f64(2e-8).f64(1).f64(1).f64(0).f64(0).f64(0).f64(0);
    out.field("m", 4).field("m", 4).field("m", 4).zeros(8).pad_to(384);
    for (int i = 0; i < columns * rows * layers; ++i) out.f32(10 + i);
    out.text(note).zeros(32).field("HeightTrace", 32).field("NapPhaseTrace", 32);
    // The header's sixteen-bit numbers add up to nothing.
    std::uint32_t sum = 0;
    measurement::ByteReader reader(out.bytes(), "", order);
    for (int i = 0; i < 192; ++i) sum += reader.u16("header");
    out.patch_u16(2, 0x10000 - (sum & 0xFFFF));
    return out.bytes();
}

namespace {

/// Writes the tags of a DigitalMicrograph file.
class GatanWriter {
public:
    GatanWriter(int version, ByteOrder order) : out_(ByteOrder::big), version_(version) {
        order_ = order;
        out_.i32(version);
        word(0);
        out_.i32(order == ByteOrder::little ? 1 : 0);
    }

    void group(std::string_view name, std::uint64_t tags) {
        tag(20, name);
        root(tags);
    }
    void root(std::uint64_t tags) {
        out_.u8(1).u8(0);
        word(tags);
    }
    void number(std::string_view name, std::uint32_t value) {
        leaf(name, {5});
        data().u32(value);
        out_.set_order(ByteOrder::big);
    }
    void real(std::string_view name, double value) {
        leaf(name, {6});
        data().f32(value);
        out_.set_order(ByteOrder::big);
    }
    void text(std::string_view name, std::string_view text) {
        leaf(name, {20, 4, text.size()});
        data();
        for (const char letter : text) out_.u16(static_cast<unsigned char>(letter));
        out_.set_order(ByteOrder::big);
    }
    void structure(std::string_view name) {
        leaf(name, {15, 0, 2, 0, 2, 0, 3});
        data().i16(1).i32(2);
        out_.set_order(ByteOrder::big);
    }
    void structures(std::string_view name) {
        leaf(name, {20, 15, 0, 2, 0, 2, 0, 2, 3});
        data().zeros(12);
        out_.set_order(ByteOrder::big);
    }
    void pixels(std::string_view name) {
        leaf(name, {20, 2, columns * rows});
        data();
        for (int i = 0; i < columns * rows; ++i) out_.i16(10 + i);
        out_.set_order(ByteOrder::big);
    }
    [[nodiscard]] const std::string& bytes() const { return out_.bytes(); }

private:
    void word(std::uint64_t value) {
        if (version_ == 4) {
            out_.u64(value);
        } else {
            out_.u32(value);
        }
    }
    void tag(std::uint32_t mark, std::string_view name) {
        out_.u8(mark).u16(static_cast<std::uint32_t>(name.size())).text(name);
        if (version_ == 4) out_.u64(0);
    }
    void leaf(std::string_view name, const std::vector<std::uint64_t>& type) {
        tag(21, name);
        out_.text("%%%%");
        word(type.size());
        for (const std::uint64_t part : type) word(part);
    }
    ByteWriter& data() { return out_.set_order(order_); }

    ByteWriter out_;
    int version_;
    ByteOrder order_ = ByteOrder::little;
};

}  // namespace

std::string gatan_sample(int version, ByteOrder data_order) {
    GatanWriter out(version, data_order);
    out.root(1);
    out.group("ImageList", 1);
    out.group("", 3);
    out.group("ImageData", 4);
    out.group("Calibrations", 2);
    out.group("Brightness", 3);
    out.real("Origin", 2);
    out.real("Scale", 0.5);
    out.text("Units", "e");
    out.group("Dimension", 2);
    for (int dimension = 0; dimension < 2; ++dimension) {
        out.group("", 3);
        out.real("Origin", 1);
        out.real("Scale", 0.25);
        out.text("Units", "nm");
    }
    out.pixels("Data");
    out.number("DataType", 1);
    out.group("Dimensions", 2);
    out.number("", columns);
    out.number("", rows);
    out.group("ImageTags", 3);
    out.real("Voltage", 200000);
    out.structure("Position");
    out.structures("Positions");
    out.text("Name", "film");
    return out.bytes();
}

namespace {

std::size_t put_tia_header(ByteWriter& out, int version, std::uint32_t kind) {
    const bool wide = version >= 0x0220;
    out.u16(0x4949).u16(0x0197).u16(static_cast<std::uint32_t>(version)).u32(kind).u32(0x4152);
    out.u32(3).u32(2);
    const std::size_t at = out.size();
    if (wide) {
        out.u64(0);
    } else {
        out.u32(0);
    }
    out.u32(1).u32(3).f64(0).f64(1).u32(0).u32(6).text("Number").u32(0);
    out.patch_u32(at, out.size());
    const std::size_t table = out.size();
    out.zeros(wide ? 48 : 24);
    return table;
}

}  // namespace

std::string tia_sample(int version) {
    ByteWriter out;
    const std::size_t table = put_tia_header(out, version, 0x4122);
    for (std::size_t image = 0; image < 2; ++image) {
        out.patch_u32(table + image * (version >= 0x0220 ? 8 : 4), out.size());
        out.f64(-1e-9).f64(1e-10).u32(1).f64(0).f64(2e-10).u32(0);
        out.u16(2).u32(columns).u32(rows);
        for (int i = 0; i < columns * rows; ++i) out.u16(static_cast<std::uint32_t>(10 + i));
    }
    return out.bytes();
}

std::string tia_spectra_sample() {
    ByteWriter out;
    const std::size_t table = put_tia_header(out, 0x0210, 0x4120);
    for (std::size_t spectrum = 0; spectrum < 2; ++spectrum) {
        out.patch_u32(table + spectrum * 4, out.size());
        out.f64(100).f64(5).u32(0).u16(7).u32(4);
        for (int i = 0; i < 4; ++i) out.f32(10 + i);
    }
    return out.bytes();
}

}  // namespace anchorite::test
