#include "anchorite/report/optics_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/html.hpp"
#include "anchorite/report/optics_json.hpp"

namespace anchorite::report {

std::filesystem::path write_optics(const optics::OpticsResult& result,
                                   const std::filesystem::path& folder) {
    const nlohmann::ordered_json document = optics_json(result);
    write_file(folder / "optics.json", json_text(document, 1) + "\n");
    for (const CsvFile& file : optics_csv(result)) write_file(folder / file.name, file.text);
    const std::filesystem::path page = folder / "optics.html";
    write_file(page, html_optics(document));
    return page;
}

}  // namespace anchorite::report
