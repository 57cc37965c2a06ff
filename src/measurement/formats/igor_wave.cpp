#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

// WaveMetrics, Igor Technical Note 003 "Igor Binary Format", version 5.
constexpr std::size_t headers = 384;

struct Wave {
    std::array<std::uint64_t, 4> sizes{};  ///< 0: no such dimension
    std::array<double, 4> steps{};
    std::array<double, 4> starts{};
    std::array<std::string, 4> units;
    std::string name;
    std::string data_unit;
    std::uint64_t points = 0;
    NumberType type = NumberType::f32;
    std::string note;
    std::vector<std::string> layers;  ///< labels of the third dimension
};

/// Lengths of what follows the data.
struct Tail {
    std::uint64_t formula = 0;
    std::uint64_t note = 0;
    std::uint64_t data_unit = 0;
    std::array<std::uint64_t, 4> units{};
    std::array<std::uint64_t, 4> labels{};
};

bool checksum_holds(std::string_view bytes, ByteOrder order) {
    if (bytes.size() < headers) return false;
    ByteReader reader(bytes, {}, order);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < headers / 2; ++i) sum += reader.u16("header");
    return (sum & 0xFFFF) == 0;
}

ByteOrder order_of(std::string_view bytes) {
    return bytes.size() > 1 && bytes[0] == 0 ? ByteOrder::big : ByteOrder::little;
}

Tail read_lengths(ByteReader& reader) {
    const auto length = [&] { return reader.count(reader.i32("length"), "length"); };
    Tail tail;
    reader.seek(4, "header");
    reader.skip(4, "size of the wave");
    tail.formula = length();
    tail.note = length();
    tail.data_unit = length();
    for (std::uint64_t& unit : tail.units) unit = length();
    for (std::uint64_t& label : tail.labels) label = length();
    return tail;
}

NumberType type_of(int code, const ByteReader& reader) {
    const bool is_unsigned = (code & 0x40) != 0;
    switch (code & ~0x40) {
        case 0x02:
            return NumberType::f32;
        case 0x04:
            return NumberType::f64;
        case 0x08:
            return is_unsigned ? NumberType::u8 : NumberType::i8;
        case 0x10:
            return is_unsigned ? NumberType::u16 : NumberType::i16;
        case 0x20:
            return is_unsigned ? NumberType::u32 : NumberType::i32;
        default:
            reader.fail(fmt::format("waves of type {:#x} (text or complex) are not read", code));
    }
}

void read_wave_header(ByteReader& reader, Wave& wave) {
    reader.seek(76, "wave header");
    wave.points = reader.count(reader.i32("number of points"), "number of points");
    wave.type = type_of(reader.i16("type"), reader);
    reader.seek(92, "wave header");
    wave.name = reader.text(32, "name");
    reader.skip(8, "wave header");
    for (std::uint64_t& size : wave.sizes)
        size = reader.count(reader.i32("dimension"), "dimension");
    for (double& step : wave.steps) step = reader.f64("scale");
    for (double& start : wave.starts) start = reader.f64("offset");
    wave.data_unit = reader.text(4, "unit");
    for (std::string& unit : wave.units) unit = reader.text(4, "unit");
    std::uint64_t product = 1;
    for (const std::uint64_t size : wave.sizes) {
        if (size > 0) product = reader.held(product, size, 1, "wave");
    }
    if (product != wave.points || wave.sizes[0] == 0) {
        reader.fail(fmt::format("damaged: dimensions with {} points in a wave of {}", product,
                                wave.points));
    }
    if (wave.sizes[1] == 0 && wave.sizes[2] + wave.sizes[3] > 0) {
        reader.fail("damaged: a dimension of the wave is left out");
    }
    if (wave.sizes[3] > 1) reader.fail("waves of four dimensions are not read");
}

void read_tail(ByteReader& reader, const Tail& tail, Wave& wave) {
    reader.skip(tail.formula, "formula");
    wave.note = std::string(reader.bytes(tail.note, "note"));
    if (tail.data_unit > 0) wave.data_unit = reader.text(tail.data_unit, "unit of the data");
    for (std::size_t i = 0; i < 4; ++i) {
        if (tail.units[i] > 0) wave.units[i] = reader.text(tail.units[i], "unit");
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const std::uint64_t count = tail.labels[i] / 32;
        for (std::uint64_t label = 0; label < count; ++label) {
            const std::string text = reader.text(32, "label");
            // The first one is of the dimension as a whole.
            if (i == 2 && label > 0) wave.layers.push_back(text);
        }
    }
}

std::vector<HeaderEntry> note_entries(std::string_view note) {
    std::vector<HeaderEntry> header;
    for (std::size_t begin = 0; begin < note.size();) {
        const std::size_t end = std::min(note.find_first_of("\r\n", begin), note.size());
        const std::string_view line = note.substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            add_entry(header, readable_text(line.substr(0, colon)),
                      readable_text(line.substr(colon + 1)));
        }
        begin = end + 1;
    }
    return header;
}

/// Asylum Research gives a wave one unit though its channels have several; its own by name.
std::string channel_unit(const std::string& channel, const std::string& wave_unit, bool asylum) {
    struct Known {
        std::string_view begin;
        std::string_view unit;
    };
    static constexpr std::array<Known, 9> known = {{{"Height", "m"},
                                                    {"ZSensor", "m"},
                                                    {"Deflection", "m"},
                                                    {"Amplitude", "m"},
                                                    {"Phase", "deg"},
                                                    {"Current", "A"},
                                                    {"Frequency", "Hz"},
                                                    {"Potential", "V"},
                                                    {"UserIn", "V"}}};
    if (!asylum) return wave_unit;
    // "Nap": of the second pass, at a distance from the surface.
    const std::string_view plain =
        std::string_view(channel).substr(channel.starts_with("Nap") ? 3 : 0);
    for (const Known& one : known) {
        if (plain.starts_with(one.begin)) return std::string(one.unit);
    }
    return channel.empty() ? wave_unit : std::string{};
}

Column axis_of(const Wave& wave, std::size_t dimension, std::string name) {
    return axis_column(
        {std::move(name), wave.units[dimension], wave.starts[dimension], wave.steps[dimension]},
        static_cast<std::size_t>(wave.sizes[dimension]));
}

void add_maps(const Wave& wave, bool asylum, ByteReader& reader, InstrumentFile& result) {
    const std::uint64_t layers = std::max<std::uint64_t>(wave.sizes[2], 1);
    for (std::uint64_t layer = 0; layer < layers; ++layer) {
        DataMap map;
        map.name = layer < wave.layers.size() && !wave.layers[layer].empty()
                       ? wave.layers[layer]
                       : fmt::format("{} {}", wave.name, layer + 1);
        const std::string label = layer < wave.layers.size() ? wave.layers[layer] : std::string{};
        map.values.name = map.name;
        map.values.unit = channel_unit(label, wave.data_unit, asylum);
        map.values.values = reader.numbers(wave.type, wave.sizes[0] * wave.sizes[1], "layer");
        map.x = axis_of(wave, 0, "x");
        map.y = axis_of(wave, 1, "y");
        result.maps.push_back(std::move(map));
    }
}

InstrumentFile read_igor_wave(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file, order_of(file.bytes));
    const int version = reader.i16("version");
    if (version != 5) {
        reader.fail(fmt::format("Igor binary waves of version {} are not read, only of 5", version),
                    "save the wave again with Igor 6 or later");
    }
    if (file.bytes.size() >= headers && !checksum_holds(file.bytes, reader.order())) {
        reader.fail("damaged: the checksum of the header does not hold");
    }
    Wave wave;
    const Tail tail = read_lengths(reader);
    read_wave_header(reader, wave);
    reader.seek(headers, "data");
    const std::uint64_t bytes =
        size_of(wave.type) * reader.held(wave.points, 1, size_of(wave.type), "wave");
    reader.skip(bytes, "wave");
    read_tail(reader, tail, wave);
    InstrumentFile result;
    result.header = note_entries(wave.note);
    const bool asylum = result.find("ScanSize").has_value();
    reader.seek(headers, "data");
    if (wave.sizes[1] == 0) {
        Column values{wave.name, wave.data_unit, reader.numbers(wave.type, wave.points, "wave")};
        result.tables.push_back({wave.name, {axis_of(wave, 0, "x"), std::move(values)}, {}});
    } else {
        add_maps(wave, asylum, reader, result);
    }
    if (asylum) result.notes.emplace_back("units of the channels follow from their names");
    return result;
}

bool recognises_igor_wave(std::string_view bytes) {
    const bool version = bytes.starts_with(std::string_view("\x05\x00", 2)) ||
                         bytes.starts_with(std::string_view("\x00\x05", 2));
    return version && checksum_holds(bytes, order_of(bytes));
}

}  // namespace

Format igor_wave_format() {
    return {.id = "igor-ibw",
            .title = "Igor binary wave (Asylum Research)",
            .extensions = {".ibw"},
            .recognises = recognises_igor_wave,
            .read = read_igor_wave,
            .magic = "version 5, and the checksum of the header holds",
            .content = "a map for each layer, or a table for a wave of one dimension; the note"};
}

}  // namespace anchorite::measurement
