#include "measurement/formats/instrument_bytes.hpp"

#include <cstring>

#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::measurement {

namespace {

void put(std::string& out, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

void put(std::string& out, std::string_view text) {
    put(out, std::uint64_t{text.size()});
    out += text;
}

void put(std::string& out, const Column& column) {
    put(out, column.name);
    put(out, column.unit);
    put(out, std::uint64_t{column.values.size()});
    const std::size_t at = out.size();
    out.resize(at + column.values.size() * sizeof(double));
    if (column.values.empty()) return;
    std::memcpy(out.data() + at, column.values.data(), column.values.size() * sizeof(double));
}

void put(std::string& out, const std::vector<HeaderEntry>& header) {
    put(out, std::uint64_t{header.size()});
    for (const HeaderEntry& entry : header) {
        put(out, entry.key);
        put(out, entry.value);
    }
}

std::string take_text(ByteReader& reader) {
    return std::string(reader.bytes(reader.u64("length"), "text"));
}

Column take_column(ByteReader& reader) {
    Column column{take_text(reader), take_text(reader), {}};
    const std::uint64_t count = reader.held(reader.u64("count"), 1, sizeof(double), "column");
    column.values.resize(static_cast<std::size_t>(count));
    const std::string_view bytes = reader.bytes(count * sizeof(double), "column");
    if (count > 0) std::memcpy(column.values.data(), bytes.data(), bytes.size());
    return column;
}

std::vector<HeaderEntry> take_header(ByteReader& reader) {
    std::vector<HeaderEntry> header;
    for (std::uint64_t left = reader.u64("count"); left > 0; --left) {
        std::string key = take_text(reader);
        header.push_back({std::move(key), take_text(reader)});
    }
    return header;
}

}  // namespace

std::string to_bytes(const InstrumentFile& file) {
    std::string out;
    put(out, file.header);
    put(out, std::uint64_t{file.tables.size()});
    for (const DataTable& table : file.tables) {
        put(out, table.name);
        put(out, std::uint64_t{table.columns.size()});
        for (const Column& column : table.columns) put(out, column);
        put(out, table.header);
    }
    put(out, std::uint64_t{file.maps.size()});
    for (const DataMap& map : file.maps) {
        put(out, map.name);
        for (const Column* column : {&map.x, &map.y, &map.values}) put(out, *column);
        put(out, map.header);
    }
    put(out, std::uint64_t{file.notes.size()});
    for (const std::string& note : file.notes) put(out, note);
    return out;
}

InstrumentFile from_bytes(std::string_view bytes, const std::string& file) {
    ByteReader reader(bytes, file);
    InstrumentFile result;
    result.header = take_header(reader);
    for (std::uint64_t left = reader.u64("count"); left > 0; --left) {
        DataTable& table = result.tables.emplace_back();
        table.name = take_text(reader);
        for (std::uint64_t columns = reader.u64("count"); columns > 0; --columns) {
            table.columns.push_back(take_column(reader));
        }
        table.header = take_header(reader);
    }
    for (std::uint64_t left = reader.u64("count"); left > 0; --left) {
        DataMap& map = result.maps.emplace_back();
        map.name = take_text(reader);
        for (Column* column : {&map.x, &map.y, &map.values}) *column = take_column(reader);
        map.header = take_header(reader);
    }
    for (std::uint64_t left = reader.u64("count"); left > 0; --left) {
        result.notes.push_back(take_text(reader));
    }
    return result;
}

}  // namespace anchorite::measurement
