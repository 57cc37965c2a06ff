#include "anchorite/screening/journal.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::screening {

namespace {

constexpr auto format_name = "anchorite-screen-journal";
constexpr int format_version = 1;

using Json = nlohmann::ordered_json;

std::string short_dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Every leaf of a document by its path ("/settings/spacing_angstrom").
Json leaves(const Json& document) {
    return document.is_null() ? Json::object() : document.flatten();
}

}  // namespace

void save_journal(const std::filesystem::path& file, const Journal& journal) {
    write_file(file, json_text({{"format", format_name},
                                {"format_version", format_version},
                                {"fingerprint", journal.fingerprint},
                                {"next_record", journal.next_record},
                                {"scored", journal.scored},
                                {"rejected", journal.rejected},
                                {"results_bytes", journal.results_bytes},
                                {"rejects_bytes", journal.rejects_bytes},
                                {"complete", journal.complete}}));
}

std::optional<Journal> load_journal(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return std::nullopt;
    const auto refuse = [&](const std::string& reason) {
        return InputError(fmt::format("{}: {}; start over with --fresh or choose another --output",
                                      file.string(), reason));
    };
    try {
        const Json document = Json::parse(read_text_file(file));
        if (document.at("format") != format_name) throw refuse("not a screening journal");
        if (document.at("format_version") != format_version) {
            throw refuse("written by another version of the program");
        }
        Journal journal;
        journal.fingerprint = document.at("fingerprint");
        document.at("next_record").get_to(journal.next_record);
        document.at("scored").get_to(journal.scored);
        document.at("rejected").get_to(journal.rejected);
        document.at("results_bytes").get_to(journal.results_bytes);
        document.at("rejects_bytes").get_to(journal.rejects_bytes);
        document.at("complete").get_to(journal.complete);
        return journal;
    } catch (const Json::exception&) {
        throw refuse("damaged screening journal");
    }
}

std::string fingerprint_differences(const Json& before, const Json& now) {
    const Json old_leaves = leaves(before);
    const Json new_leaves = leaves(now);
    std::string text;
    const auto add = [&](const std::string& key, const std::string& from, const std::string& to) {
        text += fmt::format("\n  {}: {} -> {}", key.substr(1), from, to);
    };
    for (const auto& [key, value] : old_leaves.items()) {
        const auto found = new_leaves.find(key);
        if (found == new_leaves.end()) {
            add(key, short_dump(value), "nothing");
        } else if (*found != value) {
            add(key, short_dump(value), short_dump(*found));
        }
    }
    for (const auto& [key, value] : new_leaves.items()) {
        if (!old_leaves.contains(key)) add(key, "nothing", short_dump(value));
    }
    return text;
}

}  // namespace anchorite::screening
