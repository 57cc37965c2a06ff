#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// What only a person can know of a text file. Readers of formats that say it themselves refuse
/// what contradicts them and ignore the rest.
struct TextLayout {
    char decimal_mark = 0;           ///< '.' or ','; 0: not said
    char separator = 0;              ///< between columns, e.g. ',' ';' '\t' ' '; 0: not said
    int skip = 0;                    ///< lines before the table
    std::vector<std::string> names;  ///< of the columns, in order; empty: as the file has them
    std::vector<std::string> units;  ///< of the columns, in order; empty: as the file has them
};

/// A file's bytes, and the name that errors give.
struct RawFile {
    std::filesystem::path path;
    std::string_view bytes;
};

/// How a kind of file is told from others, and read.
struct Format {
    std::string_view id;                       ///< "horiba-ascii"
    std::string_view title;                    ///< "Horiba DataStation text"
    std::vector<std::string_view> extensions;  ///< ".txt", usual ones; never decide
    /// Whether the bytes carry its magic. Never throws, whatever the bytes.
    bool (*recognises)(std::string_view bytes) = nullptr;
    /// Reads a file of this format; does not set path, hash and format of the result.
    /// @throws InputError  truncated, damaged or of a variant that is not read: what and where
    InstrumentFile (*read)(const RawFile& file, const TextLayout& layout) = nullptr;
    /// Whether it is tried only where no other format's magic fits.
    bool fallback = false;
    /// What tells it from others, for people: "first line begins with ##TITLE=".
    std::string_view magic = {};
    /// What is read, for people, without full stop.
    std::string_view content = {};
};

/// Every format, in the order of the reference.
std::span<const Format> formats();

/// The format of an id. @throws InputError  there is none; names those that are close
const Format& find_format(std::string_view id);

/// The one format whose magic the bytes carry; a fallback where none does.
/// @throws InputError  none or several do; names them and asks for --format
const Format& recognise(const RawFile& file);

/// Reads an instrument's file. No decimal mark is ever guessed: what can be read two ways is
/// refused with both readings.
/// @param format  id of the format; empty: by its magic
/// @throws InputError  missing, not recognised, truncated, damaged or ambiguous
InstrumentFile read_instrument_file(const std::filesystem::path& file,
                                    const std::string& format = {}, const TextLayout& layout = {});

/// The same for bytes in memory. @throws InputError  as above
InstrumentFile read_instrument_bytes(const RawFile& file, const std::string& format = {},
                                     const TextLayout& layout = {});

}  // namespace anchorite::measurement
