#include "model_folder.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "anchorite/base/error.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::study {

namespace {

constexpr const char* record_name = "built.json";

}  // namespace

std::optional<electronic::Model> ModelFolder::find(const std::string& stem) const {
    const auto file = folder_ / (stem + ".xyz");
    if (!std::filesystem::exists(file)) return std::nullopt;
    return electronic::parse_xyz(read_text_file(file), file.string());
}

void ModelFolder::keep(const std::string& stem, const electronic::Model& model) const {
    write_file(folder_ / (stem + ".xyz"), electronic::to_xyz(model));
}

BuildRecord ModelFolder::record() const {
    const auto file = folder_ / record_name;
    if (!std::filesystem::exists(file)) return {};
    try {
        const auto document = nlohmann::json::parse(read_text_file(file));
        BuildRecord record;
        record.slab = document.value("slab", "");
        document.at("slab_notes").get_to(record.slab_notes);
        document.at("poses_not_found").get_to(record.absent);
        return record;
    } catch (const nlohmann::json::exception& error) {
        throw InputError(
            fmt::format("{}: not the record of how models were built ({}); delete it, "
                        "and poses that lack are docked again",
                        file.string(), error.what()));
    }
}

void ModelFolder::keep(const BuildRecord& record) const {
    const nlohmann::ordered_json document{{"slab", record.slab},
                                          {"slab_notes", record.slab_notes},
                                          {"poses_not_found", record.absent}};
    write_file(folder_ / record_name, json_text(document) + "\n");
}

}  // namespace anchorite::study
