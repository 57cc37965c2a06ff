#include "anchorite/electronic/calculation_cache.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "anchorite/base/checked_entry.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/result_json.hpp"

namespace anchorite::electronic {
namespace {

constexpr const char* result_format = "anchorite-electronic-1";

constexpr std::size_t key_length = 64;  // of a SHA-256 in hexadecimal digits

/// "cp2k-2023.1-<key>.json": a folder sorts by engine and version.
std::string entry_name(const std::string& engine, const std::string& version,
                       const std::string& key) {
    return fmt::format("{}-{}-{}.json", engine, version, key);
}

/// The version in the name of an entry of this engine and key; none: it is of others.
std::optional<std::string> entry_version(const std::string& name, const std::string& engine,
                                         const std::string& key) {
    const std::string front = engine + "-";
    const std::string back = "-" + key + ".json";
    if (name.size() <= front.size() + back.size() || !name.starts_with(front) ||
        !name.ends_with(back)) {
        return std::nullopt;
    }
    return name.substr(front.size(), name.size() - front.size() - back.size());
}

/// As people count: 2023.10 is newer than 2023.9.
bool is_newer(const std::string& a, const std::string& b) {
    return ::strverscmp(a.c_str(), b.c_str()) > 0;
}

/// An entry's version and file.
using KeptVersion = std::pair<std::string, std::filesystem::path>;

/// Entries of a key, newest version first, then as the folders come.
std::vector<KeptVersion> versions_kept(const std::vector<std::filesystem::path>& folders,
                                       const std::string& engine, const std::string& key) {
    std::vector<KeptVersion> versions;
    for (const auto& folder : folders) {
        std::error_code none;
        for (const auto& file : std::filesystem::directory_iterator(folder, none)) {
            const std::string name = file.path().filename().string();
            if (auto version = entry_version(name, engine, key)) {
                versions.emplace_back(*std::move(version), file.path());
            }
        }
    }
    std::ranges::stable_sort(versions, [](const KeptVersion& a, const KeptVersion& b) {
        return is_newer(a.first, b.first);
    });
    return versions;
}

std::optional<EngineResult> read_entry(const std::filesystem::path& file, const Engine& engine,
                                       const std::string& version, const std::string& key,
                                       std::size_t atoms) {
    try {
        if (!std::filesystem::is_regular_file(file)) return std::nullopt;
        const auto content = parse_entry(result_format, read_text_file(file));
        if (!content || content->at("key") != key) return std::nullopt;
        EngineResult result = parse_result_json(content->at("result"));
        const bool own = result.engine == engine.id() && result.version == version &&
                         static_cast<std::size_t>(result.positions.cols()) == atoms;
        return own ? std::optional(std::move(result)) : std::nullopt;
    } catch (const Error&) {  // unreadable: as good as absent
    } catch (const nlohmann::json::exception&) {
    }
    return std::nullopt;
}

std::string task_words(const Calculation& calculation) {
    switch (calculation.task) {
        case Task::energy:
            return "energy";
        case Task::relax:
            return "relaxation";
        case Task::potential:
            break;
    }
    return fmt::format("energy and potential where the density is {} e/bohr³",
                       calculation.method.isodensity);
}

/// For people who open an entry; nothing reads it.
std::string method_words(const Calculation& calculation) {
    return fmt::format("{}, {}", task_words(calculation), in_words(calculation.method));
}

}  // namespace

std::string calculation_key(const Engine& engine, const Calculation& calculation) {
    std::string text = engine.id() + "\n";
    for (const InputFile& file : engine.input(calculation)) {
        text += fmt::format("{} {}\n{}\n", file.name, file.text.size(), file.text);
    }
    return sha256(text);
}

std::optional<EngineResult> CalculationCache::find(
    const Engine& engine, const Calculation& calculation,
    const std::optional<std::string>& version) const {
    if (folders_.empty()) return std::nullopt;
    const std::string key = calculation_key(engine, calculation);
    const std::size_t atoms = calculation.model.atoms.size();
    for (const auto& [kept, file] : versions_kept(folders_, engine.id(), key)) {
        if (version && kept != *version) continue;
        if (auto result = read_entry(file, engine, kept, key, atoms)) return result;
    }
    return std::nullopt;
}

std::vector<std::string> CalculationCache::versions(const Engine& engine) const {
    std::vector<std::string> found;
    for (const auto& folder : folders_) {
        std::error_code none;
        for (const auto& file : std::filesystem::directory_iterator(folder, none)) {
            const std::string stem = file.path().stem().string();
            if (stem.size() <= key_length) continue;
            const std::string key = stem.substr(stem.size() - key_length);
            if (auto version = entry_version(stem + ".json", engine.id(), key)) {
                found.push_back(*std::move(version));
            }
        }
    }
    std::ranges::sort(found, is_newer);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

void CalculationCache::check_writable() const {
    if (folders_.empty()) return;
    std::error_code error;
    std::filesystem::create_directories(folders_.front(), error);
    if (!error && ::access(folders_.front().c_str(), W_OK | X_OK) == 0) return;
    throw RunError(fmt::format("results cannot be written to {}: {}", folders_.front().string(),
                               error ? error.message() : std::strerror(errno)));
}

void CalculationCache::keep(const Engine& engine, const Calculation& calculation,
                            const EngineResult& result) const {
    if (folders_.empty()) return;
    const std::string key = calculation_key(engine, calculation);
    const nlohmann::ordered_json content{{"key", key},
                                         {"model", calculation.model.name},
                                         {"method", method_words(calculation)},
                                         {"result", result_json(result)}};
    write_file(folders_.front() / entry_name(engine.id(), result.version, key),
               entry_text(result_format, content));
}

}  // namespace anchorite::electronic
