#include "anchorite/report/fit_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::report {

std::filesystem::path write_fit(const device::FitResult& result, const Provenance& provenance,
                                const std::filesystem::path& folder) {
    const auto document = fit_json(result, provenance);
    for (const CsvFile& file : fit_csv(result)) write_file(folder / file.name, file.text);
    const auto path = folder / "fit.json";
    write_file(path, json_text(document, -1) + "\n");
    return path;
}

}  // namespace anchorite::report
