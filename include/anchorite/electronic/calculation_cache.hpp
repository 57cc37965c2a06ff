#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// Results on disk, keyed by the hash of engine, version and input. Looked for in several folders,
/// kept in the first. Damaged entries are as good as absent.
class CalculationCache {
public:
    CalculationCache() = default;
    /// @param folders  the one to write to, then further ones (those that ship with the program)
    explicit CalculationCache(std::vector<std::filesystem::path> folders)
        : folders_(std::move(folders)) {}

    /// The result of exactly this engine version; without a version, of the newest there is.
    [[nodiscard]] std::optional<EngineResult> find(const Engine& engine,
                                                   const Calculation& calculation,
                                                   const std::optional<std::string>& version) const;

    /// Versions of an engine that there are entries of, whatever of, newest first.
    [[nodiscard]] std::vector<std::string> versions(const Engine& engine) const;

    /// Before a calculation of hours. @throws RunError  the folder cannot be written
    void check_writable() const;

    /// Writes an entry, whole or not at all. @throws RunError  the folder cannot be written
    void keep(const Engine& engine, const Calculation& calculation,
              const EngineResult& result) const;

    [[nodiscard]] const std::vector<std::filesystem::path>& folders() const { return folders_; }

private:
    std::vector<std::filesystem::path> folders_;
};

/// Lower-case hexadecimal SHA-256 of engine and input; the version stands in the entry's name.
std::string calculation_key(const Engine& engine, const Calculation& calculation);

}  // namespace anchorite::electronic
