#include "anchorite/report/write.hpp"

#include <string>
#include <vector>

#include "anchorite/anchoring/docked_slab.hpp"
#include "anchorite/base/file_names.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/html.hpp"
#include "anchorite/report/results_csv.hpp"

namespace anchorite::report {
namespace {

namespace fs = std::filesystem;

void write_pose(const study::StudyResult& result, const study::SampleResult& sample,
                const fs::path& stem) {
    const auto& pose = sample.match.registries[sample.match.best].pose;
    const lattice::Slab docked =
        anchoring::docked_slab(result.slab, result.lattice, sample.elements, pose.positions);
    write_file(fs::path(stem) += ".xyz", lattice::to_xyz(docked));
    write_file(fs::path(stem) += ".cif", lattice::to_cif(docked));
}

void write_poses(const study::StudyResult& result, const fs::path& folder) {
    std::vector<std::string> names;
    for (const study::SampleResult& sample : result.samples) names.push_back(sample.name);
    const std::vector<std::string> stems = distinct_file_stems(names);
    for (std::size_t i = 0; i < stems.size(); ++i) {
        if (result.samples[i].match.best < 0) continue;
        write_pose(result, result.samples[i], folder / fs::u8path(stems[i]));
    }
}

}  // namespace

fs::path write_report(const study::StudyResult& result, const fs::path& folder) {
    const nlohmann::ordered_json results = results_json(result);
    write_file(folder / "results.json", json_text(results, 1) + "\n");
    write_file(folder / "results.csv", results_csv(result));
    write_poses(result, folder / "poses");
    const fs::path page = folder / "report.html";
    write_file(page, html_report(results));
    return page;
}

}  // namespace anchorite::report
