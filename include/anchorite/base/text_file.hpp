#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite {

/// Lines of a text file, plain or gzip (told by its first bytes, not its name), in constant
/// memory. A byte-order mark and CR before LF are dropped; bytes that are not UTF-8 pass through.
class LineReader {
public:
    /// @throws InputError  missing, a directory, unreadable, empty, binary, UTF-16
    explicit LineReader(const std::filesystem::path& file);
    LineReader(LineReader&&) noexcept;
    LineReader& operator=(LineReader&&) noexcept;
    ~LineReader();

    /// Reads the next line without its end-of-line; false at the end of the file.
    /// @throws InputError  a NUL byte, a line over 64 MiB, or a gzip stream that is truncated or
    ///                     damaged (all complete lines before it have been returned by then)
    bool next(std::string& line);

    /// Number of the line last returned, from 1; 0 before the first.
    [[nodiscard]] std::size_t line_number() const;

    /// Bytes of the file consumed so far (of the compressed file for gzip), for progress.
    [[nodiscard]] std::size_t bytes_read() const;

    /// Where the line last returned stands, with itself as the excerpt.
    [[nodiscard]] SourceLocation where() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A whole text file, plain or gzip, as UTF-8 with LF line ends and no byte-order mark.
/// @throws InputError  as LineReader
std::string read_text_file(const std::filesystem::path& file);

/// A whole file's bytes as they are, e.g. for a hash.
/// @throws InputError  missing, a directory or unreadable
std::string read_bytes(const std::filesystem::path& file);

}  // namespace anchorite
