#include "anchorite/report/design_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/json.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using study::DesignedMolecule;
using study::Predicted;

constexpr double hour = 3600;

Json number(double value) {
    return std::isfinite(value) ? Json(rounded(value)) : Json(nullptr);
}

Json predicted_json(const std::optional<Predicted>& predicted, double unit = 1) {
    if (!predicted) return nullptr;
    return {{"value", number(predicted->value / unit)},
            {"low", number(predicted->interval.low / unit)},
            {"high", number(predicted->interval.high / unit)}};
}

/// What a molecule without a second donor does not have.
double of_others(const DesignedMolecule& molecule, double value) {
    return molecule.factors.extra > 0 ? value : std::nan("");
}

Json molecule_json(const DesignedMolecule& molecule) {
    Json json{{"name", molecule.candidate.name},
              {"smiles", molecule.candidate.smiles},
              {"screen_score", number(molecule.candidate.score)},
              {"refusal", molecule.refusal.empty() ? Json(nullptr) : Json(molecule.refusal)}};
    if (!molecule.refusal.empty()) return json;
    json["spacing_angstrom"] = number(of_others(molecule, molecule.factors.spacing));
    json["mismatch"] = number(of_others(molecule, molecule.mismatch));
    json["nucleophilicity_e"] = number(of_others(molecule, molecule.factors.nucleophilicity));
    json["other_donors"] = molecule.factors.extra;
    json["plqy"] = predicted_json(molecule.predicted.plqy.fitted);
    json["k_nr_over_k_r"] = predicted_json(molecule.predicted.ratio.fitted);
    json["eqe"] = predicted_json(molecule.predicted.eqe.fitted);
    json["t50_h"] = predicted_json(molecule.predicted.t50.fitted, hour);
    json["extrapolations"] = molecule.extrapolations;
    return json;
}

Json pair_json(const study::Design& design, const study::SeparatingPair& pair) {
    return {{"first", design.points[pair.first].name},
            {"second", design.points[pair.second].name},
            {"varied", pair.varied == study::Varied::spacing ? "spacing" : "nucleophilicity"},
            {"spacing_difference_angstrom", number(pair.spacing)},
            {"nucleophilicity_difference_e", number(pair.nucleophilicity)},
            {"contrast", number(pair.contrast)}};
}

std::string cells(const std::optional<Predicted>& predicted, double unit = 1) {
    const auto cell = [&](double value) {
        return std::isfinite(value) ? fmt::format("{:.6g}", value / unit) : std::string();
    };
    if (!predicted) return ",,";
    return fmt::format("{},{},{}", cell(predicted->value), cell(predicted->interval.low),
                       cell(predicted->interval.high));
}

std::string csv_row(const DesignedMolecule& molecule, std::size_t rank) {
    const auto& predicted = molecule.predicted;
    const bool known = molecule.refusal.empty();
    const auto& factors = molecule.factors;
    const std::string text =
        fmt::format("{},{},{},{:.6g},", known ? std::to_string(rank) : "",
                    screening::csv_field(molecule.candidate.name),
                    screening::csv_field(molecule.candidate.smiles), molecule.candidate.score);
    if (!known) return text + std::string(17, ',') + screening::csv_field(molecule.refusal) + "\n";
    const auto cell = [&](double value) {
        return factors.extra > 0 ? fmt::format("{:.6g}", value) : std::string();
    };
    return text + fmt::format("{},{},{},{},{},{},{},{},{},\n", cell(factors.spacing),
                              cell(molecule.mismatch), cell(factors.nucleophilicity), factors.extra,
                              cells(predicted.plqy.fitted), cells(predicted.ratio.fitted),
                              cells(predicted.eqe.fitted), cells(predicted.t50.fitted, hour),
                              screening::csv_field(
                                  fmt::format("{}", fmt::join(molecule.extrapolations, "; "))));
}

}  // namespace

nlohmann::ordered_json design_json(const study::Design& design, const Provenance& provenance) {
    Json molecules = Json::array(), pairs = Json::array();
    for (const auto& molecule : design.molecules) molecules.push_back(molecule_json(molecule));
    for (const auto& pair : design.pairs) pairs.push_back(pair_json(design, pair));
    return {{"format", "anchorite-design"},
            {"format_version", design_format_version},
            {"provenance", provenance_json(provenance)},
            {"study", design.study},
            {"calibrated_on", design.calibrated_on},
            {"calibrated_spacing_angstrom", rounded(design.calibrated_spacing)},
            {"perovskite", design.perovskite},
            {"spacing_angstrom", rounded(design.spacing)},
            {"confidence", 0.95},
            {"molecules", molecules},
            {"pairs", pairs},
            {"sentences", design.sentences}};
}

std::string design_csv(const study::Design& design) {
    std::string text =
        "rank,name,smiles,screen_score,spacing_angstrom,mismatch,nucleophilicity_e,other_donors,"
        "plqy,plqy_low,plqy_high,k_nr_over_k_r,k_nr_over_k_r_low,k_nr_over_k_r_high,"
        "eqe,eqe_low,eqe_high,t50_h,t50_low_h,t50_high_h,extrapolations,refusal\n";
    std::size_t rank = 0;
    for (const auto& molecule : design.molecules) text += csv_row(molecule, ++rank);
    return text;
}

}  // namespace anchorite::report
