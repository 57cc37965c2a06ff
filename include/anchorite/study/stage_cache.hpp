#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace anchorite::study {

/// Results on disk, one file each, named by the SHA-256 of all that they depend on. Entries that
/// are damaged are as good as absent, and a folder that cannot be written only costs time.
class StageCache {
public:
    /// Keeps nothing.
    StageCache() = default;
    /// @param program  what computes: its results are found again by the same program only
    StageCache(std::filesystem::path folder, std::string program);

    /// Below a folder, for what this very executable computes; keeps nothing where that is empty.
    static StageCache of_this_program(const std::filesystem::path& folder);

    /// The entry's file. @param stage  a folder's name @param key  every input, as text
    [[nodiscard]] std::filesystem::path file(const std::string& stage,
                                             const std::string& key) const;

    /// What was kept; none: nothing, or not readable as it was written.
    [[nodiscard]] std::optional<nlohmann::json> find(const std::string& stage,
                                                     const std::string& key) const;

    /// Writes an entry, whole or not at all.
    void keep(const std::string& stage, const std::string& key, const nlohmann::json& result) const;

    /// The result as kept, otherwise computed and then kept. T converts to and from JSON.
    template <class T, class Compute>
    [[nodiscard]] T recall(const std::string& stage, const std::string& key,
                           const Compute& compute) const {
        if (const auto known = find(stage, key)) {
            try {
                return known->template get<T>();
            } catch (const nlohmann::json::exception&) {  // of another form: computed anew
            }
        }
        T result = compute();
        keep(stage, key, nlohmann::json(result));
        return result;
    }

private:
    std::filesystem::path folder_;
    std::string program_;
};

}  // namespace anchorite::study
