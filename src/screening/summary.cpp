#include "summary.hpp"

#include <fmt/format.h>

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/screening/ranking.hpp"

namespace anchorite::screening {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

Json provenance_json(const RunOptions& options, const LibrarySurvey& survey) {
    const Provenance provenance = make_provenance();
    return {{"program", provenance.program},
            {"version", provenance.version},
            {"date", provenance.date},
            {"input", options.library.filename().string()},
            {"input_sha256", survey.sha256}};
}

Json number_or_null(const std::string& field) {
    return field.empty() ? Json(nullptr) : Json(std::stod(field));
}

/// A row of results.csv as an object.
Json row_json(std::size_t rank, const RankedRow& row) {
    const auto& f = row.fields;
    return {{"rank", rank},
            {"record", row.record},
            {"line", std::stoull(f[1])},
            {"name", f[2]},
            {"smiles", f[3]},
            {"sites", std::stoi(f[4])},
            {"mismatch", number_or_null(f[5])},
            {"strain_kJ_per_mol", number_or_null(f[6])},
            {"score", row.score},
            {"vectors", f[8]},
            {"verdict", f[9]}};
}

Json sites_json(const Ranking& ranking) {
    Json counts = Json::object();
    for (const auto& [sites, count] : ranking.count_by_sites) counts[std::to_string(sites)] = count;
    return counts;
}

}  // namespace

Json write_summary(const ScreenFolder& folder, const RunOptions& options,
                   const LibrarySurvey& survey, const Journal& journal) {
    const Ranking ranking = rank_results(folder.results(), options.top);
    if (ranking.scored != journal.scored) {
        throw RunError(
            fmt::format("{}: {} lines where the journal counts {}; start over with --fresh",
                        folder.results().string(), ranking.scored, journal.scored));
    }
    write_file(folder.ranking(), ranking_csv(ranking));
    Json rows = Json::array();
    for (const auto& row : ranking.best) rows.push_back(row_json(rows.size() + 1, row));
    Json summary = {{"format", "anchorite-screen"},
                    {"format_version", format_version},
                    {"provenance", provenance_json(options, survey)},
                    {"settings", options.settings},
                    {"records", survey.records},
                    {"scored", journal.scored},
                    {"rejected", journal.rejected},
                    {"molecules_by_sites", sites_json(ranking)},
                    {"library_damage", survey.damage.empty() ? Json(nullptr) : Json(survey.damage)},
                    {"ranking", std::move(rows)}};
    write_file(folder.summary(), json_text(summary) + "\n");
    return summary;
}

}  // namespace anchorite::screening
