#include "anchorite/report/analysis_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::report {

std::filesystem::path write_analysis(const measurement::Analysis& analysis,
                                     const std::filesystem::path& folder) {
    const nlohmann::ordered_json document = analysis_json(analysis);
    write_file(folder / "analysis.json", json_text(document, -1) + "\n");
    for (const CsvFile& file : analysis_csv(analysis)) write_file(folder / file.name, file.text);
    const std::filesystem::path page = folder / "analysis.html";
    write_file(page, html_analysis(document));
    return page;
}

}  // namespace anchorite::report
