#pragma once

#include <filesystem>
#include <memory>

#include "anchorite/base/text_file.hpp"
#include "anchorite/screening/library.hpp"

namespace anchorite::screening {

// One per file library_<format>.cpp.
std::unique_ptr<LibraryReader> open_smi(LineReader lines);
std::unique_ptr<LibraryReader> open_csv(LineReader lines, const std::filesystem::path& file,
                                        const LibraryOptions& options);
std::unique_ptr<LibraryReader> open_sdf(LineReader lines);

/// LineReader::next within the records, where a broken file is damage and not a wrong input.
/// @throws LibraryDamaged
bool next_line(LineReader& lines, std::string& line);

}  // namespace anchorite::screening
