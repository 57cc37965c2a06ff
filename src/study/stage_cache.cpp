#include "anchorite/study/stage_cache.hpp"

#include "anchorite/base/checked_entry.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::study {

namespace {

constexpr const char* stage_format = "anchorite-stage-1";
constexpr const char* executable = "/proc/self/exe";  // Linux, proc(5)

}  // namespace

StageCache::StageCache(std::filesystem::path folder, std::string program)
    : folder_(std::move(folder)), program_(std::move(program)) {}

StageCache StageCache::of_this_program(const std::filesystem::path& folder) {
    if (folder.empty()) return {};
    return {folder, sha256(read_bytes(executable))};
}

std::filesystem::path StageCache::file(const std::string& stage, const std::string& key) const {
    return folder_ / stage / (sha256(program_ + "\n" + key) + ".json");
}

std::optional<nlohmann::json> StageCache::find(const std::string& stage,
                                               const std::string& key) const {
    if (folder_.empty()) return std::nullopt;
    try {
        return parse_entry(stage_format, read_text_file(file(stage, key)));
    } catch (const Error&) {  // absent, or not even text
        return std::nullopt;
    }
}

void StageCache::keep(const std::string& stage, const std::string& key,
                      const nlohmann::json& result) const {
    if (folder_.empty()) return;
    try {
        write_file(file(stage, key), entry_text(stage_format, result));
    } catch (const RunError&) {
        return;  // a cache that cannot be written costs time, not the result
    }
}

}  // namespace anchorite::study
