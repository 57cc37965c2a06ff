#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// Whether bytes begin as a ZIP archive with a file does.
inline bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

/// Reads the files in a ZIP archive in memory. Nothing is ever written to disk.
class ZipArchive {
public:
    /// @throws InputError  no archive, or damaged
    ZipArchive(std::string_view bytes, std::string file);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    /// Names of the files, in the archive's order.
    [[nodiscard]] std::vector<std::string> names() const;

    /// The bytes of a file.
    /// @throws InputError  damaged, encrypted, or over 512 MiB or 1100 times its packed size
    [[nodiscard]] std::string read(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace anchorite::measurement
