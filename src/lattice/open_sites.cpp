#include <fmt/format.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <map>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/site_lattice.hpp"

namespace anchorite::lattice {

namespace {

constexpr double lowest_climb = 0.05;  ///< cosine between a reachable site's axis and the normal

std::string slab_name(const Slab& slab) {
    return fmt::format("{} {} {}", slab.crystal, facet_name(slab.hkl), slab.termination);
}

std::string advice(const Slab& slab) {
    std::string text;
    if (!slab.open_terminations.empty()) {
        text += fmt::format("choose the termination {}", fmt::join(slab.open_terminations, " or "));
    }
    if (slab.opening_vacancy) {
        text +=
            fmt::format("{}take out {} atom number {}", text.empty() ? "" : ", or ",
                        element_symbol(slab.opening_vacancy->element), slab.opening_vacancy->index);
    }
    return text.empty() ? "choose another face or lattice" : text;
}

/// Metals with cut bonds that point out of the surface, in the slab's frame.
std::vector<OpenSite> find_sites(const Slab& slab) {
    std::map<int, std::pair<Eigen::Vector3d, int>> cut;  // atom -> sum of directions, number
    for (const auto& bond : slab.cut_bonds) {
        auto [entry, fresh] = cut.try_emplace(bond.atom, Eigen::Vector3d::Zero(), 0);
        entry->second.first += bond.direction;
        ++entry->second.second;
    }
    std::vector<OpenSite> sites;
    for (const auto& [index, open] : cut) {
        const auto& [sum, missing] = open;
        if (sum.z() < lowest_climb * sum.norm() || sum.norm() < 1e-6) continue;
        const SlabAtom& metal = slab.atoms[static_cast<std::size_t>(index)];
        sites.push_back({metal.element, metal.position, sum.normalized(), missing});
    }
    return sites;
}

}  // namespace

SiteLattice open_sites(const Slab& slab, double depth) {
    SiteLattice lattice;
    lattice.name = slab_name(slab);
    lattice.a1 = slab.vectors.col(0).head<2>();
    lattice.a2 = slab.vectors.col(1).head<2>();
    lattice.sites = find_sites(slab);
    if (lattice.sites.empty()) {
        throw InputError(fmt::format("{} has no open metal site for a molecule to bind; {}",
                                     lattice.name, advice(slab)));
    }
    double lowest = 0;
    for (const auto& site : lattice.sites) {
        lattice.slab_height += site.position.z() / static_cast<double>(lattice.sites.size());
        lowest = std::min(lowest, site.position.z());
    }
    const Eigen::Vector3d shift(0, 0, lattice.slab_height);
    for (auto& site : lattice.sites) site.position -= shift;
    for (const auto& atom : slab.atoms) {
        if (atom.position.z() < lowest - depth) continue;
        lattice.blocking.push_back({atom.element, atom.position - shift});
    }
    return lattice;
}

}  // namespace anchorite::lattice
