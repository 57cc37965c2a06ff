#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "anchorite/molecule/xtb.hpp"

namespace anchorite::study {

/// GFN2 results kept on disk between runs, one file per calculation. Entries that are damaged are
/// as good as absent, and a folder that cannot be written only costs time.
class EngineCache {
public:
    /// Keeps nothing.
    EngineCache() = default;
    explicit EngineCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// $XDG_CACHE_HOME/anchorite, else ~/.cache/anchorite; without either keeps nothing.
    static EngineCache standard();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// The optimised geometry, from the cache or computed and then kept.
    /// @throws RunError  as molecule::gfn2_optimise
    [[nodiscard]] molecule::XtbResult optimise(const molecule::Molecule& molecule,
                                               const molecule::Positions& start,
                                               const molecule::XtbOptions& options) const;

    /// File of one calculation: SHA-256 of engine, version, atoms, charge, start and options.
    [[nodiscard]] std::filesystem::path entry(const molecule::Molecule& molecule,
                                              const molecule::Positions& start,
                                              const molecule::XtbOptions& options) const;

private:
    std::filesystem::path folder_;
};

/// An entry's text, with a checksum over its content.
std::string cache_entry_text(const molecule::XtbResult& result);

/// The result in an entry's text; none where it is damaged or not of `atoms` atoms.
std::optional<molecule::XtbResult> parse_cache_entry(const std::string& text, int atoms);

}  // namespace anchorite::study
