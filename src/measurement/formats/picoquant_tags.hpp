#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/byte_reader.hpp"
#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// One tag of PicoQuant's unified header.
struct PicoQuantTag {
    std::string name;
    int index = -1;          ///< -1: of the whole file
    std::int64_t whole = 0;  ///< as an integer; 0 for text and blobs
    double value = 0;        ///< as a number; 0 for text and blobs
    std::string text;        ///< as the header shows it
};

/// The tags of a unified header.
class PicoQuantTags {
public:
    /// Reads magic, version and tags up to Header_End and leaves the reader behind them.
    /// Layout: PicoQuant, "Unified TTTR file format", 2023 (its public demonstration readers).
    /// @throws InputError  another magic, an unknown kind of tag, truncated
    PicoQuantTags(ByteReader& reader, std::string_view magic);

    /// A number. @throws InputError  there is no such tag
    [[nodiscard]] double number(std::string_view name, int index = -1) const;
    /// A count or an offset. @throws InputError  there is no such tag, or it is negative
    [[nodiscard]] std::uint64_t count(std::string_view name, int index = -1) const;
    /// Whether there is such a tag.
    [[nodiscard]] bool has(std::string_view name, int index = -1) const;
    /// Tags of the whole file (-1) or of one curve, as a header.
    [[nodiscard]] std::vector<HeaderEntry> header(int index = -1) const;

private:
    [[nodiscard]] const PicoQuantTag* find(std::string_view name, int index) const;
    [[nodiscard]] const PicoQuantTag& at(std::string_view name, int index) const;

    std::string file_;
    std::vector<PicoQuantTag> tags_;
};

/// Whether bytes begin with a magic of eight bytes, filled up with NUL.
bool has_picoquant_magic(std::string_view bytes, std::string_view magic);

}  // namespace anchorite::measurement
