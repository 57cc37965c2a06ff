#include <fmt/format.h>
#include <xylib/xylib.h>

#include <array>
#include <memory>

#include "anchorite/base/error.hpp"
#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/bruker_raw4.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/contained.hpp"

namespace anchorite::measurement {

namespace {

void add_metadata(const xylib::MetaData& meta, std::vector<HeaderEntry>& header) {
    for (std::size_t i = 0; i < meta.size(); ++i) {
        const std::string& key = meta.get_key(i);
        add_entry(header, readable_text(key), readable_text(meta.get(key)));
    }
}

Column column_of(const xylib::Column& column, int rows, std::size_t index) {
    constexpr std::array<std::string_view, 2> names = {"2Theta", "intensity"};
    constexpr std::array<std::string_view, 2> units = {"deg", "counts"};
    Column values;
    values.name = column.get_name();
    if (index < names.size()) {
        values.name = names[index];
        values.unit = units[index];
    }
    for (int row = 0; row < rows; ++row) values.values.push_back(column.get_value(row));
    return values;
}

/// The library reads it with the format named, never by its own guess, in a process of its own.
InstrumentFile read_with_library(const RawFile& file, const TextLayout&) {
    const SourceLocation where{file.path.string(), 0, 0, {}};
    std::unique_ptr<xylib::DataSet> set;
    try {
        set.reset(xylib::load_string(std::string(file.bytes), "bruker_raw"));
    } catch (const std::runtime_error& error) {
        throw InputError(where, fmt::format("damaged or of an unknown version: {}", error.what()));
    }
    InstrumentFile result;
    add_metadata(set->meta, result.header);
    for (int b = 0; b < set->get_block_count(); ++b) {
        const xylib::Block& block = *set->get_block(b);
        const int rows = block.get_point_count();
        // A row takes four bytes of the file or more.
        if (rows <= 0 || static_cast<std::size_t>(rows) > file.bytes.size() / 4) {
            throw InputError(where, fmt::format("damaged: range {} claims {} points", b + 1, rows));
        }
        DataTable table;
        table.name = fmt::format("range {}", b + 1);
        add_metadata(block.meta, table.header);
        for (int c = 1; c <= block.get_column_count(); ++c) {
            table.columns.push_back(
                column_of(block.get_column(c), rows, static_cast<std::size_t>(c - 1)));
        }
        result.tables.push_back(std::move(table));
    }
    if (result.tables.empty()) throw InputError(where, "the file holds no range");
    return result;
}

InstrumentFile read_bruker_raw(const RawFile& file, const TextLayout& layout) {
    if (file.bytes.starts_with("RAW4.00")) return read_bruker_raw4(file);
    return read_contained(file, layout, read_with_library);
}

bool recognises_bruker_raw(std::string_view bytes) {
    return bytes.starts_with("RAW ") || bytes.starts_with("RAW2") || bytes.starts_with("RAW1.0") ||
           bytes.starts_with("RAW4.00");
}

}  // namespace

Format bruker_raw_format() {
    return {.id = "bruker-raw",
            .title = "Bruker RAW",
            .extensions = {".raw"},
            .recognises = recognises_bruker_raw,
            .read = read_bruker_raw,
            .magic = "the first bytes are \"RAW \", \"RAW2\", \"RAW1.0\" or \"RAW4.00\"",
            .content = "a table for each range; wavelengths, time per step"};
}

}  // namespace anchorite::measurement
