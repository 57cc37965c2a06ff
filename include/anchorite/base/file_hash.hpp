#pragma once

#include <filesystem>
#include <string>

namespace anchorite {

/// SHA-256 of a file's bytes as lower-case hexadecimal, in constant memory.
/// @throws InputError  missing, a directory or unreadable
std::string sha256_file(const std::filesystem::path& file);

}  // namespace anchorite
