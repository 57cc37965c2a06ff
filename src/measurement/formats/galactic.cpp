#include <fmt/format.h>

#include <array>
#include <cmath>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/zip_archive.hpp"

namespace anchorite::measurement {

namespace {

// Thermo Galactic, "SPC File Format" (GRAMS software developer's kit): header of 512 bytes, then
// sub-files with 32 bytes before their values. 0x4B: new format, little-endian; 0x4C: big-endian.
constexpr std::size_t file_header = 512;
constexpr std::uint8_t newer = 0x4B;
constexpr std::uint8_t newer_big = 0x4C;

enum Flag : std::uint8_t { short_values = 0x01, own_axes = 0x40, listed_axis = 0x80 };

struct Kind {
    std::string_view name;
    std::string_view unit;
};

Kind x_kind(int code) {
    static constexpr std::array<Kind, 15> kinds = {{{"x", ""},
                                                    {"wavenumber", "cm-1"},
                                                    {"wavelength", "µm"},
                                                    {"wavelength", "nm"},
                                                    {"time", "s"},
                                                    {"time", "min"},
                                                    {"frequency", "Hz"},
                                                    {"frequency", "kHz"},
                                                    {"frequency", "MHz"},
                                                    {"mass", "m/z"},
                                                    {"shift", "ppm"},
                                                    {"time", "d"},
                                                    {"time", "a"},
                                                    {"Raman shift", "cm-1"},
                                                    {"energy", "eV"}}};
    return code >= 0 && code < 15 ? kinds[static_cast<std::size_t>(code)] : kinds[0];
}

Kind y_kind(int code) {
    static constexpr std::array<Kind, 10> kinds = {{{"intensity", ""},
                                                    {"interferogram", ""},
                                                    {"absorbance", ""},
                                                    {"Kubelka-Munk", ""},
                                                    {"counts", "counts"},
                                                    {"voltage", "V"},
                                                    {"angle", "deg"},
                                                    {"current", "mA"},
                                                    {"length", "mm"},
                                                    {"voltage", "mV"}}};
    if (code == 128) return {"transmittance", ""};
    if (code == 129) return {"reflectance", ""};
    if (code == 131) return {"emission", ""};
    return code >= 0 && code < 10 ? kinds[static_cast<std::size_t>(code)] : kinds[0];
}

struct Header {
    std::uint8_t flags = 0;
    int exponent = 0;
    std::uint64_t points = 0;
    double first = 0;
    double last = 0;
    std::uint64_t spectra = 1;
    Kind x;
    Kind y;
};

Header read_header(ByteReader& reader, std::vector<HeaderEntry>& entries) {
    Header header;
    header.flags = reader.u8("flags");
    const std::uint8_t version = reader.u8("version");
    if (version != newer && version != newer_big) {
        reader.fail(
            fmt::format("version {:#x} of .spc files is not read, only 0x4b and 0x4c", version),
            "save it again in the new format, or as text");
    }
    reader.set_order(version == newer ? ByteOrder::little : ByteOrder::big);
    reader.skip(1, "header");
    header.exponent = reader.i8("exponent");
    header.points = reader.u32("number of points");
    header.first = reader.f64("first x");
    header.last = reader.f64("last x");
    header.spectra = std::max<std::uint64_t>(reader.u32("number of spectra"), 1);
    header.x = x_kind(reader.u8("kind of x"));
    header.y = y_kind(reader.u8("kind of y"));
    reader.seek(36, "resolution");
    add_entry(entries, "resolution", reader.text(9, "resolution"));
    add_entry(entries, "instrument", reader.text(9, "instrument"));
    reader.seek(88, "comment");
    add_entry(entries, "comment", reader.text(130, "comment"));
    reader.seek(file_header, "data");
    return header;
}

/// Values of a sub-file: floating, or integers with an exponent of two.
std::vector<double> read_values(ByteReader& reader, const Header& header, int exponent,
                                std::uint64_t points) {
    constexpr int floating = -128;
    if (exponent == floating) return reader.numbers(NumberType::f32, points, "spectrum");
    const bool brief = (header.flags & short_values) != 0;
    std::vector<double> values =
        reader.numbers(brief ? NumberType::i16 : NumberType::i32, points, "spectrum");
    const double scale = std::ldexp(1.0, exponent - (brief ? 16 : 32));
    for (double& value : values) value *= scale;
    return values;
}

DataTable read_spectrum(ByteReader& reader, const Header& header, const std::vector<double>& axis) {
    reader.skip(1, "header of a spectrum");
    const int own = reader.i8("exponent of a spectrum");
    reader.skip(14, "header of a spectrum");
    const std::uint32_t own_points = reader.u32("points of a spectrum");
    reader.skip(12, "header of a spectrum");
    const bool has_axis = (header.flags & own_axes) != 0;
    const std::uint64_t points = has_axis ? own_points : header.points;
    // Spectra of one file alone may leave theirs at 0.
    const int exponent = header.spectra > 1 ? own : header.exponent;
    std::vector<double> x = has_axis ? reader.numbers(NumberType::f32, points, "axis") : axis;
    std::vector<double> y = read_values(reader, header, exponent, points);
    if (x.empty()) {
        const double steps = points > 1 ? static_cast<double>(points - 1) : 1;
        x = axis_column({"", "", header.first, (header.last - header.first) / steps}, y.size())
                .values;
    }
    DataTable table;
    table.columns = {{std::string(header.x.name), std::string(header.x.unit), std::move(x)},
                     {std::string(header.y.name), std::string(header.y.unit), std::move(y)}};
    return table;
}

InstrumentFile read_galactic(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file);
    InstrumentFile result;
    const Header header = read_header(reader, result.header);
    std::vector<double> axis;
    if ((header.flags & listed_axis) != 0 && (header.flags & own_axes) == 0) {
        axis = reader.numbers(NumberType::f32, header.points, "axis");
    }
    // A shared axis is repeated for every spectrum: no more of them than bytes.
    reader.held(header.spectra, 32, 1, "spectra");
    if ((header.flags & own_axes) == 0) reader.held(header.spectra, header.points, 2, "spectra");
    for (std::uint64_t i = 0; i < header.spectra; ++i) {
        result.tables.push_back(read_spectrum(reader, header, axis));
        result.tables.back().name = fmt::format("spectrum {}", i + 1);
    }
    if (result.tables.front().rows() == 0) reader.fail("damaged: a spectrum has no points");
    return result;
}

/// The version alone is one byte, that of "PK" of every ZIP archive: the shape must fit, too.
bool recognises_galactic(std::string_view bytes) {
    if (bytes.size() < file_header + 32 || is_zip(bytes)) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::uint8_t version = byte(1);
    if (version != newer && version != newer_big) return false;
    ByteReader reader(bytes, {}, version == newer ? ByteOrder::little : ByteOrder::big);
    reader.seek(4, "");
    const std::uint64_t points = reader.u32("");
    const double first = reader.f64("");
    const double last = reader.f64("");
    // With axes of their own, spectra have numbers of points of their own, and this is a place.
    const std::uint64_t least = (byte(0) & own_axes) != 0 ? points : file_header + 32 + 2 * points;
    return std::isfinite(first) && std::isfinite(last) && least <= bytes.size() && byte(28) <= 30;
}

}  // namespace

Format galactic_format() {
    return {.id = "galactic-spc",
            .title = "Galactic (GRAMS) spectrum",
            .extensions = {".spc"},
            .recognises = recognises_galactic,
            .read = read_galactic,
            .magic = "the second byte is 0x4b or 0x4c, and number of points and limits fit",
            .content = "a table for each spectrum"};
}

}  // namespace anchorite::measurement
