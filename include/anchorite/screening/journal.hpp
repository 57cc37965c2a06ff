#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

namespace anchorite::screening {

/// How far a screen has come: what resuming needs, written after the data it speaks of is on disk.
struct Journal {
    nlohmann::ordered_json fingerprint;  ///< what the results depend on: program, library, settings
    std::size_t next_record = 1;         ///< first record that is not in the outputs
    std::size_t scored = 0;
    std::size_t rejected = 0;
    std::uint64_t results_bytes = 0;  ///< valid length of results.csv; 0: not begun
    std::uint64_t rejects_bytes = 0;  ///< valid length of rejects.csv; 0: not begun
    bool complete = false;            ///< the whole library is in the outputs
};

/// Replaces the journal file atomically.
/// @throws RunError  it cannot be written
void save_journal(const std::filesystem::path& file, const Journal& journal);

/// Reads a journal back; nothing when there is none.
/// @throws InputError  not a journal, or of a format version this program does not know
std::optional<Journal> load_journal(const std::filesystem::path& file);

/// The entries in which two fingerprints differ, one per line, as `key: old -> new`.
std::string fingerprint_differences(const nlohmann::ordered_json& before,
                                    const nlohmann::ordered_json& now);

}  // namespace anchorite::screening
