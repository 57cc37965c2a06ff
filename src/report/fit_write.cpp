#include "anchorite/report/fit_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/analysis_write.hpp"

namespace anchorite::report {

std::filesystem::path write_fit(const device::FitResult& result, const Provenance& provenance,
                                const std::filesystem::path& folder) {
    const auto document = fit_json(result, provenance);
    for (const CsvFile& file : fit_csv(result)) write_file(folder / file.name, file.text);
    write_file(folder / "fit.json", json_text(document, -1) + "\n");
    const auto page = folder / "fit.html";
    write_file(page, html_analysis(analysis_json(fit_analysis(result, provenance))));
    return page;
}

}  // namespace anchorite::report
