#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::measurement {

/// A leaf of DigitalMicrograph's tag tree. Unnamed tags are numbered from 0 in their group.
struct GatanTag {
    std::string path;                      ///< "ImageList.1.ImageData.DataType"
    double number = 0;                     ///< of a scalar
    std::uint32_t scalar = 0;              ///< type code of a scalar; 0: no scalar
    std::optional<std::string> text = {};  ///< of a string, or of an array of UTF-16
    std::uint64_t offset = 0;              ///< of an array's data in the file [bytes]
    std::uint64_t bytes = 0;               ///< size of an array's data
    std::uint32_t element = 0;             ///< type code of an array's elements; 0: no array

    [[nodiscard]] bool is_number() const { return scalar != 0; }
};

/// The tag tree of a DM3 or DM4 file.
struct GatanTree {
    int version = 0;
    ByteOrder order = ByteOrder::little;  ///< of the data; the tree itself is big-endian
    std::vector<GatanTag> tags;

    /// The tag of a path; nullptr where there is none.
    [[nodiscard]] const GatanTag* find(std::string_view path) const;
    /// Number of a path; nothing where there is none or it is no scalar.
    [[nodiscard]] std::optional<double> number(const std::string& path) const;
    /// Text of a path; empty where there is none.
    [[nodiscard]] std::string text(const std::string& path) const;
    /// Whether any path begins so.
    [[nodiscard]] bool has_group(std::string_view path) const;
};

/// Reads the tree; arrays stay where they are. The layout was never published; it is as the
/// electron microscopy community documents it (e.g. C. Boothroyd, "How to read DM3 files").
/// @throws InputError  truncated, unknown types, groups nested over 64 deep
GatanTree read_gatan_tree(ByteReader& reader);

}  // namespace anchorite::measurement
