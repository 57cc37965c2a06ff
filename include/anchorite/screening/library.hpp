#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/base/progress.hpp"
#include "anchorite/screening/entry.hpp"

namespace anchorite::screening {

/// Formats of a molecule library; each may also be gzipped.
enum class LibraryFormat { smi, csv, sdf };

/// Format by extension: .smi .smiles .csv .tsv .txt .sdf .sd, each also with .gz.
/// @throws InputError  another extension
LibraryFormat library_format(const std::filesystem::path& file);

/// Which columns of a .csv file to read; a name, or a number that counts from 1.
struct LibraryOptions {
    std::string smiles_column;  ///< empty: found by its name, or the first that holds SMILES
    std::string name_column;    ///< empty: found by its name
};

/// The file breaks off or turns into something else; every record before that has been read.
class LibraryDamaged : public RunError {
public:
    using RunError::RunError;
};

/// Reads a library record by record; memory does not grow with the file.
class LibraryReader {
public:
    virtual ~LibraryReader() = default;

    /// The next record, or nothing at the end. A record that holds no molecule says so in
    /// LibraryEntry::problem and is counted like any other.
    /// @throws LibraryDamaged  truncated or damaged gzip, a NUL byte
    virtual std::optional<LibraryEntry> next() = 0;
};

/// Opens a library of any format.
/// @throws InputError  missing, empty or binary file, unknown extension, no such column
std::unique_ptr<LibraryReader> open_library(const std::filesystem::path& file,
                                            const LibraryOptions& options = {});

/// What one pass over a library finds before the first molecule is scored.
struct LibrarySurvey {
    std::size_t records = 0;
    std::string sha256;  ///< of the file's bytes
    std::string damage;  ///< why reading broke off after `records`; empty for a sound file
};

/// Counts the records of a library and hashes its bytes.
/// @throws InputError  as open_library, or a library without any record
/// @throws Cancelled
LibrarySurvey survey_library(const std::filesystem::path& file, const LibraryOptions& options = {},
                             const ProgressCallback& progress = {});

}  // namespace anchorite::screening
