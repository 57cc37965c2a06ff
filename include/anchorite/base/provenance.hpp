#pragma once

#include <string>
#include <utility>
#include <vector>

namespace anchorite {

/// Where a result comes from; every output file begins with it.
struct Provenance {
    std::string program = "anchorite";
    std::string version;
    std::string date;          ///< UTC, ISO 8601
    std::string input;         ///< file name without its folder, or the command's argument
    std::string input_sha256;  ///< of the input file's bytes
    std::vector<std::pair<std::string, std::string>> engines;  ///< ("GFN2-xTB", "6.5.1") ...
};

/// Filled with this program's version and the time now (SOURCE_DATE_EPOCH is honoured).
Provenance make_provenance();

/// This program's version, e.g. "0.1.0".
std::string program_version();

/// SHA-256 of some bytes as lower-case hexadecimal.
std::string sha256(const std::string& bytes);

}  // namespace anchorite
