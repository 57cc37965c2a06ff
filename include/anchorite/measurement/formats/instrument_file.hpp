#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// One line of a file's header, as the instrument wrote it.
struct HeaderEntry {
    std::string key;
    std::string value;
};

/// A named row of numbers in the unit that the file gives; NaN where the file has no number.
struct Column {
    std::string name;
    std::string unit;  ///< as written: "ns", "mA/cm²"; empty where the file says nothing
    std::vector<double> values;
};

/// Columns of one length: a sweep, a spectrum, a decay. The first is what was varied.
struct DataTable {
    std::string name;  ///< of the sweep or curve; may be empty
    std::vector<Column> columns;
    std::vector<HeaderEntry> header = {};  ///< of this table alone

    /// Length of the columns.
    [[nodiscard]] std::size_t rows() const {
        return columns.empty() ? 0 : columns.front().values.size();
    }
};

/// Values over two axes: an image, or a map of transient absorption. `values` has shape
/// y.values.size() x x.values.size(), row by row: values[row * x.values.size() + column].
struct DataMap {
    std::string name;
    Column x;
    Column y;
    Column values;
    std::vector<HeaderEntry> header = {};  ///< of this map alone
};

/// Everything that is read of an instrument's file.
struct InstrumentFile {
    std::filesystem::path path;
    std::string sha256;  ///< of the raw bytes
    std::string format;  ///< id of the reader
    std::vector<HeaderEntry> header = {};
    std::vector<DataTable> tables = {};
    std::vector<DataMap> maps = {};
    std::vector<std::string> notes = {};  ///< what the reader had to assume or left out, for people

    /// Value of the first header entry of a key; nothing where there is none.
    [[nodiscard]] std::optional<std::string> find(std::string_view key) const;
};

}  // namespace anchorite::measurement
