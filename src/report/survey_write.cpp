#include "anchorite/report/survey_write.hpp"

#include "anchorite/base/file_names.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/electronic_json.hpp"

namespace anchorite::report {
namespace {

/// Every model as extended XYZ, at the positions that its numbers are of.
void write_geometries(const electronic::ElectronicSummary& summary,
                      const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const electronic::PoseSummary& pose : summary.poses) {
        const char* end = pose.set.relaxed ? "-relaxed" : "";
        names.push_back(pose.molecule.empty() ? "bare-slab"
                                              : pose.molecule + "-" + pose.pose + end);
    }
    const std::vector<std::string> stems = distinct_file_stems(names);
    for (std::size_t i = 0; i < stems.size(); ++i) {
        write_file(folder / (stems[i] + ".xyz"), electronic::to_xyz(summary.poses[i].model));
    }
}

}  // namespace

nlohmann::ordered_json survey_json(const study::SurveyResult& result) {
    auto document = electronic_json(result.summary, result.title, result.provenance);
    auto missing = nlohmann::ordered_json::array();
    for (const auto& run : result.missing) {
        missing.push_back({{"calculation", run.name}, {"reason", run.reason}});
    }
    document["missing"] = std::move(missing);
    document["results_kept"] = result.cached;
    document["results_computed"] = result.computed;
    return document;
}

std::filesystem::path write_survey(const study::SurveyResult& result,
                                   const std::filesystem::path& folder) {
    const auto document = survey_json(result);
    write_file(folder / "electronic.json", json_text(document, 1) + "\n");
    for (const CsvFile& file : survey_csv(result)) write_file(folder / file.name, file.text);
    write_geometries(result.summary, folder / "geometries");
    const auto page = folder / "electronic.html";
    write_file(page, html_electronic(document));
    return page;
}

}  // namespace anchorite::report
