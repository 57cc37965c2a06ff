#include "report/lattice_json.hpp"

#include "anchorite/base/elements.hpp"
#include "anchorite/base/json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;

Json point(const Eigen::Vector3d& position) {
    return {rounded(position.x()), rounded(position.y()), rounded(position.z())};
}

Json vectors_json(const lattice::SiteLattice& sites) {
    Json vectors = Json::array();
    for (const lattice::LatticeVector& vector : lattice::lattice_vectors(sites)) {
        vectors.push_back({{"label", vector.label}, {"length_angstrom", rounded(vector.length)}});
    }
    return vectors;
}

Json open_sites_json(const lattice::SiteLattice& lattice) {
    Json sites = Json::array();
    for (const lattice::OpenSite& site : lattice.sites) {
        sites.push_back({{"element", std::string(element_symbol(site.element))},
                         {"position_angstrom", point(site.position)},
                         {"axis", point(site.axis)},
                         {"missing", site.missing}});
    }
    return sites;
}

Json slab_json(const lattice::Slab& slab, const lattice::SiteLattice& lattice) {
    Json elements = Json::array();
    Json positions = Json::array();
    for (const lattice::SlabAtom& atom : slab.atoms) {
        elements.push_back(std::string(element_symbol(atom.element)));
        positions.push_back(point(atom.position - Eigen::Vector3d(0, 0, lattice.slab_height)));
    }
    return {{"elements", std::move(elements)},
            {"positions_angstrom", std::move(positions)},
            {"open_sites", open_sites_json(lattice)}};
}

}  // namespace

Json lattice_json(const study::StudyResult& result) {
    const lattice::SiteLattice& lattice = result.lattice;
    Json band = Json::array();
    for (const double spacing : result.spacing_band) band.push_back(rounded(spacing));
    return {{"name", lattice.name},
            {"source", result.lattice_source},
            {"hkl", result.slab.hkl},
            {"termination", result.slab.termination},
            {"spacing_angstrom", rounded(result.spacing)},
            {"spacing_band_angstrom", std::move(band)},
            {"vectors", vectors_json(lattice)},
            {"a1_angstrom", {rounded(lattice.a1.x()), rounded(lattice.a1.y())}},
            {"a2_angstrom", {rounded(lattice.a2.x()), rounded(lattice.a2.y())}},
            {"slab", slab_json(result.slab, lattice)}};
}

}  // namespace anchorite::report
