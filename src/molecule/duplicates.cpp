#include "molecule/duplicates.hpp"

#include <algorithm>

#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {
namespace {

constexpr double same_distance = 0.05;  // [Å]

/// Distances between anchors, then of the heavy atoms from their centre, in the order of the atoms:
/// equal for conformers that present the same donors alike [Å]. Not sorted: a conformer that only
/// swaps equivalent donors offers the surface another registry.
std::vector<double> signature(const Molecule& molecule, const std::vector<AnchorSite>& sites,
                              const Positions& positions) {
    Eigen::Vector3d centre = Eigen::Vector3d::Zero();
    std::vector<Eigen::Index> heavy;
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        if (molecule.elements()[static_cast<std::size_t>(i)] == 1) continue;
        heavy.push_back(i);
        centre += positions.col(i);
    }
    centre /= static_cast<double>(heavy.size());
    std::vector<double> pairs, radii;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            pairs.push_back((positions.col(sites[i].atom) - positions.col(sites[j].atom)).norm());
        }
    }
    for (const auto atom : heavy) radii.push_back((positions.col(atom) - centre).norm());
    pairs.insert(pairs.end(), radii.begin(), radii.end());
    return pairs;
}

bool alike(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) < same_distance; });
}

}  // namespace

void drop_duplicates(const Molecule& molecule, double energy, std::vector<Conformer>& conformers) {
    if (conformers.size() < 2) return;
    std::stable_sort(conformers.begin(), conformers.end(),
                     [](const Conformer& a, const Conformer& b) { return a.energy < b.energy; });
    const std::vector<AnchorSite> sites = find_anchor_sites(molecule);
    std::vector<Conformer> kept;
    std::vector<std::vector<double>> shapes;
    for (Conformer& conformer : conformers) {
        auto shape = signature(molecule, sites, conformer.positions);
        bool known = false;
        for (std::size_t k = kept.size(); k-- > 0 && !known;) {
            if (conformer.energy - kept[k].energy > energy) break;
            known = alike(shape, shapes[k]);
        }
        if (known) continue;
        kept.push_back(std::move(conformer));
        shapes.push_back(std::move(shape));
    }
    conformers = std::move(kept);
}

}  // namespace anchorite::molecule
