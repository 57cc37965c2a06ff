#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/base/elements.hpp"
#include "slab_builder.hpp"

namespace anchorite::lattice {

namespace {

constexpr double donor_radius = 1.52;  ///< of oxygen, the commonest donor [Å]
constexpr double contact_scale = 0.7;  ///< ions let a donor closer than van der Waals radii do
constexpr double clearly_above = 0.3;  ///< [Å]

/// Distance in the plane from a point to the nearest image of another in the slab's supercell [Å].
double distance_in_plane(const SlabDraft& draft, const Eigen::Vector2d& gap) {
    Eigen::Matrix2d cell = draft.stacking.crystal().vectors.topLeftCorner<2, 2>();
    cell.col(0) *= draft.repeat[0];
    cell.col(1) *= draft.repeat[1];
    const Eigen::Vector2d turns = (cell.inverse() * gap).array().round();
    const Eigen::Vector2d nearest = gap - cell * turns;
    double shortest = nearest.norm();
    for (int i = -1; i <= 1; ++i) {
        for (int j = -1; j <= 1; ++j) {
            shortest = std::min(shortest, (nearest - cell * Eigen::Vector2d(i, j)).norm());
        }
    }
    return shortest;
}

/// Whether an atom that is still there keeps a donor from reaching the place of atom `place`
/// straight from above.
bool covered(const SlabDraft& draft, std::size_t place) {
    const Eigen::Vector3d& target = draft.atoms[place].position;
    for (std::size_t n = 0; n < draft.atoms.size(); ++n) {
        const SlabAtom& atom = draft.atoms[n];
        if (draft.removed[n] || n == place) continue;
        if (atom.position.z() < target.z() + clearly_above) continue;
        const double reach = contact_scale * (van_der_waals_radius(atom.element) + donor_radius);
        if (distance_in_plane(draft, (atom.position - target).head<2>()) < reach) return true;
    }
    return false;
}

}  // namespace

LigandSearch::LigandSearch(const SlabDraft& draft)
    : draft_(draft), repeats_(draft.layers / draft.stacking.size() + 1) {
    const std::size_t cells = static_cast<std::size_t>(repeats_ * draft.repeat[0]) *
                              static_cast<std::size_t>(draft.repeat[1]);
    index_.assign(cells * draft.stacking.layer_of.size(), -1);
    for (std::size_t n = 0; n < draft.images.size(); ++n) {
        index_[slot(draft.images[n])] = static_cast<int>(n);
    }
}

std::size_t LigandSearch::slot(const SlabImage& image) const {
    const auto [wide, deep] = draft_.repeat;
    const auto index = (static_cast<int>(image.atom) * repeats_ + image.down) * wide + image.u;
    return static_cast<std::size_t>(index * deep + image.v);
}

int LigandSearch::find(const SlabImage& metal, const Neighbour& ligand) const {
    const auto wrap = [](int value, int period) { return ((value % period) + period) % period; };
    const SlabImage image{ligand.atom, metal.down - ligand.cell.z(),
                          wrap(metal.u + ligand.cell.x(), draft_.repeat[0]),
                          wrap(metal.v + ligand.cell.y(), draft_.repeat[1])};
    const int depth = draft_.depth(image.atom, image.down);
    return depth < 0 || depth >= draft_.layers ? -1 : index_[slot(image)];
}

std::vector<Slab::CutBond> find_cut_bonds(const SlabDraft& draft) {
    const LigandSearch search(draft);
    std::vector<Slab::CutBond> cut;
    int kept = -1;  // the atom's number once the removed ones are gone
    for (std::size_t n = 0; n < draft.images.size(); ++n) {
        if (draft.removed[n]) continue;
        ++kept;
        const SlabImage& metal = draft.images[n];
        for (const auto& bond : draft.stacking.bonds) {
            if (bond.metal != metal.atom) continue;
            const int depth = draft.depth(metal.atom, metal.down) - bond.rise;
            bool open = depth < 0;
            if (depth >= 0 && depth < draft.layers) {
                const auto place = static_cast<std::size_t>(search.find(metal, bond.ligand));
                open = draft.removed[place] && !covered(draft, place);
            }
            if (open) cut.push_back({kept, bond.ligand.vector.normalized()});
        }
    }
    return cut;
}

std::optional<Vacancy> find_opening_vacancy(const SlabDraft& draft) {
    const LigandSearch search(draft);
    std::vector<bool> bonded(draft.images.size(), false);
    for (const auto& image : draft.images) {
        for (const auto& bond : draft.stacking.bonds) {
            const int ligand = bond.metal == image.atom ? search.find(image, bond.ligand) : -1;
            if (ligand >= 0) bonded[static_cast<std::size_t>(ligand)] = true;
        }
    }
    for (std::size_t n = 0; n < draft.images.size(); ++n) {
        if (!bonded[n] || draft.removed[n] || covered(draft, n)) continue;
        const int element = draft.atoms[n].element;
        const auto before =
            std::count_if(draft.atoms.begin(), draft.atoms.begin() + static_cast<std::ptrdiff_t>(n),
                          [&](const SlabAtom& atom) { return atom.element == element; });
        return Vacancy{element, static_cast<int>(before)};
    }
    return std::nullopt;
}

}  // namespace anchorite::lattice
