#include "anchorite/report/results_json.hpp"

#include <numbers>

#include "anchorite/base/json.hpp"
#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "anchorite/report/survey_write.hpp"
#include "report/lattice_json.hpp"
#include "report/prediction_json.hpp"
#include "report/sample_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;

Json donors_json(const anchoring::DonorTable& table) {
    Json donors = Json::array();
    for (const anchoring::Donor& donor : table.all()) {
        donors.push_back({{"kind", donor.kind},
                          {"label", std::string(molecule::anchor_kind(donor.kind).label)},
                          {"strength", rounded(donor.strength)},
                          {"bond_length_angstrom", rounded(donor.bond_length)},
                          {"source", donor.source}});
    }
    return donors;
}

Json score_json(const study::StudyResult& result) {
    const anchoring::ScoreOptions& score = result.score_options;
    return {{"unit_kJ_per_mol", score.unit_energy},
            {"softness", score.softness},
            {"length_width_angstrom", score.length_width},
            {"lateral_width_angstrom", score.lateral_width},
            {"cone_width_deg", rounded(score.cone_width * 180.0 / std::numbers::pi, 4)},
            {"contact_scale", score.contact_scale},
            {"clash_width_angstrom", score.clash_width},
            {"clash_limit", score.clash_limit},
            {"strain_limit_kJ_per_mol", score.strain_limit},
            {"bond_limit", score.bond_limit},
            {"strength_band", result.strength_band},
            {"donors", donors_json(result.donors)}};
}

}  // namespace

Json results_json(const study::StudyResult& result) {
    Json samples = Json::array();
    for (const study::SampleResult& sample : result.samples) samples.push_back(sample_json(sample));
    Json results{{"format", "anchorite-study"},
                 {"format_version", results_format_version},
                 {"provenance", provenance_json(result.provenance)},
                 {"title", result.title},
                 {"lattice", lattice_json(result)},
                 {"score", score_json(result)},
                 {"samples", std::move(samples)}};
    if (result.prediction) results["prediction"] = prediction_json(*result.prediction);
    if (result.survey) {
        results["electronic"] = survey_json(*result.survey);
        results["electronic"].erase("provenance");  // the study's own stands above
    }
    if (!result.warnings.empty()) results["warnings"] = result.warnings;
    return results;
}

}  // namespace anchorite::report
