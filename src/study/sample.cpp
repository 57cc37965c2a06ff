#include "anchorite/study/sample.hpp"

#include <algorithm>

#include "anchorite/molecule/drawing.hpp"

namespace anchorite::study {

namespace {

AnchorResult describe(const molecule::Molecule& molecule, const molecule::AnchorSite& site,
                      const Geometry& geometry, const anchoring::DonorTable& donors) {
    AnchorResult anchor;
    anchor.site = site;
    anchor.strength = donors.of(site.kind->id).strength;
    if (geometry.charges) {
        anchor.charge = (*geometry.charges)[site.atom];
        anchor.potential =
            molecule::potential_minimum(molecule, site, geometry.positions, *geometry.charges);
    }
    return anchor;
}

}  // namespace

PreparedSample prepare_sample(const molecule::Molecule& molecule, const std::string& name,
                              const anchoring::DonorTable& donors, const SampleOptions& options,
                              const EngineCache& cache) {
    molecule::ConformerSet set = molecule::generate_conformers(molecule, options.conformers);
    Geometry geometry = lowest_geometry(molecule, set, options.geometry, cache);
    const auto sites = molecule::find_anchor_sites(molecule);

    SampleResult result;
    result.name = name;
    result.smiles = molecule.smiles();
    result.formula = molecule.formula();
    result.drawing_svg = molecule::draw_svg(molecule, sites);
    for (const auto& site : sites) {
        result.anchors.push_back(describe(molecule, site, geometry, donors));
    }
    result.spacings = site_spacings(result.anchors, geometry.positions);
    result.site_spacing = strongest_donor_spacing(result.anchors, result.spacings);
    result.elements = molecule.elements();
    result.bonds = molecule.bonds();
    result.geometry = std::move(geometry.positions);
    result.geometry_method = std::move(geometry.method);
    result.notes = std::move(geometry.notes);
    if (set.termination != Termination::converged) {
        result.notes.push_back(set.message);
    }
    const double minimum = set.conformers.front().energy;
    return {std::move(result), {molecule, sites, std::move(set.conformers), minimum}};
}

std::vector<SiteSpacing> site_spacings(const std::vector<AnchorResult>& anchors,
                                       const molecule::Positions& positions) {
    std::vector<SiteSpacing> spacings;
    for (int i = 0; i < static_cast<int>(anchors.size()); ++i) {
        for (int j = i + 1; j < static_cast<int>(anchors.size()); ++j) {
            const auto difference =
                positions.col(anchors[i].site.atom) - positions.col(anchors[j].site.atom);
            spacings.push_back({i, j, difference.norm()});
        }
    }
    std::stable_sort(spacings.begin(), spacings.end(),
                     [](const auto& a, const auto& b) { return a.distance < b.distance; });
    return spacings;
}

std::optional<double> strongest_donor_spacing(const std::vector<AnchorResult>& anchors,
                                              const std::vector<SiteSpacing>& spacings) {
    const auto strongest =
        std::max_element(anchors.begin(), anchors.end(),
                         [](const auto& a, const auto& b) { return a.strength < b.strength; });
    for (const SiteSpacing& spacing : spacings) {
        if (anchors[spacing.first].strength >= strongest->strength ||
            anchors[spacing.second].strength >= strongest->strength) {
            return spacing.distance;
        }
    }
    return std::nullopt;
}

}  // namespace anchorite::study
