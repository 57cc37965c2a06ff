#include "slab_builder.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace anchorite::lattice {

namespace {

constexpr double same_height = 0.01;  ///< coordinates closer than this tie in the order [Å]

Eigen::Vector3d raw_position(const SlabDraft& draft, const SlabImage& image) {
    const Crystal& crystal = draft.stacking.crystal();
    return crystal.vectors *
           (crystal.atoms[image.atom].fractional + Eigen::Vector3d(image.u, image.v, -image.down));
}

/// Whole repeats, as few as reach the thickness.
int repeats_for(const SlabDraft& draft, double thickness) {
    const auto& layers = draft.stacking.layers;
    const double spacing = draft.stacking.facet.spacing;
    const auto above =
        static_cast<std::size_t>((draft.top + draft.stacking.size() - 1) % draft.stacking.size());
    double gap = layers[above].height - layers[static_cast<std::size_t>(draft.top)].height;
    if (gap <= 0) gap += spacing;
    int repeats = 1;
    while (repeats * spacing - gap < thickness) ++repeats;
    return repeats;
}

std::vector<SlabImage> list_images(const SlabDraft& draft) {
    std::vector<SlabImage> images;
    const int last = draft.layers / draft.stacking.size();
    for (std::size_t atom = 0; atom < draft.stacking.layer_of.size(); ++atom) {
        for (int down = 0; down <= last; ++down) {
            const int depth = draft.depth(atom, down);
            if (depth < 0 || depth >= draft.layers) continue;
            for (int u = 0; u < draft.repeat[0]; ++u) {
                for (int v = 0; v < draft.repeat[1]; ++v) images.push_back({atom, down, u, v});
            }
        }
    }
    return images;
}

/// In the plane the heaviest atom of the top layer, in height the topmost atom.
Eigen::Vector3d origin_of(const SlabDraft& draft) {
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    int heaviest = 0;
    double highest = -std::numeric_limits<double>::infinity();
    for (const auto& image : draft.images) {
        const Eigen::Vector3d at = raw_position(draft, image);
        const int element = draft.stacking.crystal().atoms[image.atom].element;
        highest = std::max(highest, at.z());
        if (draft.depth(image.atom, image.down) == 0 && element > heaviest) {
            heaviest = element;
            origin = at;
        }
    }
    origin.z() = highest;
    return origin;
}

Eigen::Vector3d wrapped_in_plane(const SlabDraft& draft, const Eigen::Vector3d& position) {
    Eigen::Matrix2d cell = draft.stacking.crystal().vectors.topLeftCorner<2, 2>();
    cell.col(0) *= draft.repeat[0];
    cell.col(1) *= draft.repeat[1];
    const Eigen::Vector2d fractional = (cell.inverse() * position.head<2>()).unaryExpr(&wrapped);
    Eigen::Vector3d result = position;
    result.head<2>() = cell * fractional;
    return result;
}

/// Sorts part of an order by coordinates, each only where the one before ties.
void sort_by(const std::vector<SlabAtom>& atoms, std::span<std::size_t> order, int level) {
    if (level == 3) return;
    const auto key = [&](std::size_t n) {
        const Eigen::Vector3d& p = atoms[n].position;
        return level == 0 ? -p.z() : p[level - 1];
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && key(order[to]) - key(order[to - 1]) < same_height) ++to;
        sort_by(atoms, order.subspan(from, to - from), level + 1);
        from = to;
    }
}

}  // namespace

SlabDraft draft_slab(Stacking stacking, int top, const SlabOptions& options) {
    SlabDraft draft;
    draft.stacking = std::move(stacking);
    draft.top = top;
    draft.repeat = options.repeat;
    draft.layers = repeats_for(draft, options.thickness) * draft.stacking.size();
    draft.images = list_images(draft);
    const Eigen::Vector3d origin = origin_of(draft);
    for (const auto& image : draft.images) {
        const Eigen::Vector3d at = raw_position(draft, image) - origin;
        draft.atoms.push_back(
            {draft.stacking.crystal().atoms[image.atom].element, wrapped_in_plane(draft, at)});
    }
    std::vector<std::size_t> order(draft.images.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_by(draft.atoms, order, 0);
    const auto images = draft.images;
    const auto atoms = draft.atoms;
    for (std::size_t n = 0; n < order.size(); ++n) {
        draft.images[n] = images[order[n]];
        draft.atoms[n] = atoms[order[n]];
    }
    draft.removed.assign(draft.images.size(), false);
    return draft;
}

}  // namespace anchorite::lattice
