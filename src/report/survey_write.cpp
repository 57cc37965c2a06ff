#include "anchorite/report/survey_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/electronic_json.hpp"

namespace anchorite::report {

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
    const auto page = folder / "electronic.html";
    write_file(page, html_electronic(document));
    return page;
}

}  // namespace anchorite::report
