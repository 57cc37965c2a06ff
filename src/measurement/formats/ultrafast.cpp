#include <fmt/format.h>

#include <algorithm>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

// Layout, all big-endian: strings with a 32-bit length before them. "Version2"; name, unit, count
// and values of the spectral axis; the same of the delays; "DA", 0, counts, values; a text.
constexpr std::string_view magic("\0\0\0\x08Version2", 12);

std::string read_string(ByteReader& reader, std::string_view what) {
    return reader.text(reader.count(reader.i32(what), what), what);
}

Column read_axis(ByteReader& reader, std::string_view what) {
    Column axis;
    axis.name = read_string(reader, what);
    axis.unit = read_string(reader, what);
    axis.values = reader.numbers(NumberType::f64, reader.count(reader.i32(what), what), what);
    return axis;
}

void add_text(const std::string_view text, std::vector<HeaderEntry>& header) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            add_entry(header, readable_text(line.substr(0, colon)),
                      readable_text(line.substr(colon + 1)));
        } else {
            add_entry(header, "comment", readable_text(line));
        }
        begin = end + 1;
    }
}

InstrumentFile read_ultrafast(const RawFile& file, const TextLayout&) {
    ByteReader reader = reader_of(file, ByteOrder::big);
    if (!file.bytes.starts_with(magic)) {
        reader.fail("it does not begin with \"Version2\"", "only version 2 of .ufs is read");
    }
    InstrumentFile result;
    add_entry(result.header, "Version", read_string(reader, "version"));
    DataMap map;
    map.x = read_axis(reader, "spectral axis");
    map.y = read_axis(reader, "delay axis");
    map.values.name = read_string(reader, "name of the data");
    reader.skip(4, "reserved field");
    const std::uint64_t spectral = reader.count(reader.i32("count of spectral points"), "count");
    const std::uint64_t delays = reader.count(reader.i32("count of delays"), "count");
    if (spectral != map.x.values.size() || delays != map.y.values.size()) {
        reader.fail(fmt::format("damaged: the data are said to be {} x {}, the axes have {} and {}",
                                spectral, delays, map.x.values.size(), map.y.values.size()));
    }
    const std::uint64_t count = reader.held(spectral, delays, 8, "data");
    // The file has a row for each wavelength, a map one for each delay.
    const std::vector<double> values = reader.numbers(NumberType::f64, count, "data");
    map.values.values.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        map.values.values[i % delays * spectral + i / delays] = values[i];
    }
    map.name = map.values.name;
    if (reader.remaining() >= 4) {
        const std::uint64_t length = reader.count(reader.i32("length of the text"), "length");
        add_text(reader.bytes(length, "text at the end"), result.header);
    }
    result.maps.push_back(std::move(map));
    return result;
}

bool recognises_ultrafast(std::string_view bytes) {
    return bytes.starts_with(magic);
}

}  // namespace

Format ultrafast_format() {
    return {.id = "ultrafast-ufs",
            .title = "Ultrafast Systems transient absorption",
            .extensions = {".ufs"},
            .recognises = recognises_ultrafast,
            .read = read_ultrafast,
            .magic = "the first bytes are the length 8 and \"Version2\"",
            .content = "a map of delays and wavelengths"};
}

}  // namespace anchorite::measurement
