#pragma once

#include <vector>

#include "anchorite/lattice/slab.hpp"
#include "anchorite/lattice/stacking.hpp"

namespace anchorite::lattice {

/// An atom of a slab as an image of an atom of the stacking: `down` repeats below the first, `u`
/// and `v` cells along the plane.
struct SlabImage {
    std::size_t atom = 0;
    int down = 0;
    int u = 0;
    int v = 0;
};

/// A slab while it is built: which images are there, where, and which of them were taken out.
struct SlabDraft {
    Stacking stacking;
    int top = 0;     ///< layer of the stacking that is outermost
    int layers = 0;  ///< layers in the slab
    std::array<int, 2> repeat{1, 1};
    std::vector<SlabImage> images;  ///< from the top down, then by x, then y
    std::vector<SlabAtom> atoms;    ///< of each image
    std::vector<bool> removed;      ///< of each image

    /// Layers below the top; negative above it, `layers` and more below the slab.
    [[nodiscard]] int depth(std::size_t atom, int down) const {
        return down * stacking.size() + stacking.layer_of[atom] - top;
    }
};

/// The slab without vacancies.
SlabDraft draft_slab(Stacking stacking, int top, const SlabOptions& options);

/// Where a ligand of a slab's metal is, if it is in the slab.
struct LigandSearch {
    explicit LigandSearch(const SlabDraft& draft);
    /// Index into SlabDraft::images, -1 when above or below the slab.
    [[nodiscard]] int find(const SlabImage& metal, const Neighbour& ligand) const;

private:
    const SlabDraft& draft_;
    std::vector<int> index_;
    int repeats_ = 0;
    [[nodiscard]] std::size_t slot(const SlabImage& image) const;
};

/// Bonds whose ligand is above the slab, or was taken out where nothing covers its place.
std::vector<Slab::CutBond> find_cut_bonds(const SlabDraft& draft);

/// The first ligand from the top whose removal would open a metal.
std::optional<Vacancy> find_opening_vacancy(const SlabDraft& draft);

}  // namespace anchorite::lattice
