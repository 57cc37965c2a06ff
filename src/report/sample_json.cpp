#include "report/sample_json.hpp"

#include <cmath>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/json.hpp"
#include "report/registry_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;

Json rounded_or_null(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

std::string label_of(const study::AnchorResult& anchor) {
    return anchor.site.kind ? std::string(anchor.site.kind->label) : "?";
}

Json anchors_json(const study::SampleResult& sample) {
    Json anchors = Json::array();
    for (const study::AnchorResult& anchor : sample.anchors) {
        const auto& potential = anchor.potential;
        anchors.push_back(
            {{"index", anchors.size()},
             {"atom", anchor.site.atom},
             {"element", std::string(element_symbol(anchor.site.element))},
             {"kind", anchor.site.kind ? std::string(anchor.site.kind->id) : ""},
             {"label", label_of(anchor)},
             {"charge_e", rounded_or_null(anchor.charge)},
             {"esp_minimum_V", potential ? Json(rounded(potential->potential)) : Json(nullptr)},
             {"strength", rounded(anchor.strength)}});
    }
    return anchors;
}

Json spacings_json(const study::SampleResult& sample) {
    Json spacings = Json::array();
    for (const study::SiteSpacing& spacing : sample.spacings) {
        const std::string label = label_of(sample.anchors[spacing.first]) + " … " +
                                  label_of(sample.anchors[spacing.second]);
        spacings.push_back({{"from", spacing.first},
                            {"to", spacing.second},
                            {"label", label},
                            {"distance_angstrom", rounded(spacing.distance)}});
    }
    return spacings;
}

// The registry shown for a molecule carries the molecule's score, to which the others add.
Json best_registry_json(const study::SampleResult& sample) {
    Json best = registry_json(sample.match.registries[sample.match.best]);
    best["score"] = rounded(sample.match.score);
    best["score_interval"] = {rounded(sample.score.low), rounded(sample.score.high)};
    best["terms"]["multiplicity"] = rounded(sample.match.multiplicity);
    return best;
}

Json other_registries_json(const anchoring::MatchResult& match) {
    Json others = Json::array();
    for (std::size_t i = 0; i < match.registries.size(); ++i) {
        if (static_cast<int>(i) != match.best) others.push_back(registry_json(match.registries[i]));
    }
    return others;
}

Json molecule_json(const study::SampleResult& sample) {
    Json elements = Json::array();
    for (const int element : sample.elements) {
        elements.push_back(std::string(element_symbol(element)));
    }
    Json bonds = Json::array();
    for (const molecule::Bond& bond : sample.bonds) {
        bonds.push_back({bond.first, bond.second, bond.order});
    }
    return {{"elements", std::move(elements)},
            {"positions_angstrom", json_columns(sample.geometry)},
            {"bonds", std::move(bonds)}};
}

void add_identity(Json& json, const study::SampleResult& sample) {
    const bool scored = sample.refusal.empty();
    json["name"] = sample.name;
    json["smiles"] = sample.smiles;
    json["formula"] = sample.formula;
    json["rank"] = scored ? Json(std::lround(sample.rank.value)) : Json(nullptr);
    json["rank_interval"] =
        scored ? Json{rounded(sample.rank.low), rounded(sample.rank.high)} : Json(nullptr);
    json["status"] = scored ? "scored" : "refused";
    json["reason"] = scored ? sample.match.message : sample.refusal;
    json["notes"] = sample.notes;
}

}  // namespace

Json sample_json(const study::SampleResult& sample) {
    Json json;
    add_identity(json, sample);
    Json anchors = anchors_json(sample);
    Json charges = Json::array();
    for (const Json& anchor : anchors) charges.push_back(anchor["charge_e"]);
    json["site_spacing_angstrom"] = rounded_or_null(sample.site_spacing);
    json["site_spacings"] = spacings_json(sample);
    json["anchors"] = std::move(anchors);
    json["anchor_charges_e"] = std::move(charges);
    const bool binds = sample.match.best >= 0;
    json["registry"] = binds ? best_registry_json(sample) : Json(nullptr);
    json["registries"] = other_registries_json(sample.match);
    json["geometry_method"] = sample.geometry_method;
    json["drawing_svg"] = sample.drawing_svg;
    json["pose"] =
        sample.elements.empty() ? Json(nullptr) : Json{{"molecule", molecule_json(sample)}};
    return json;
}

}  // namespace anchorite::report
