#include "anchorite/lattice/slab.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/stacking.hpp"
#include "slab_builder.hpp"

namespace anchorite::lattice {

namespace {

const Termination& chosen(const std::vector<Termination>& list, const std::string& name,
                          const Stacking& stacking) {
    if (name.empty()) return list.front();
    std::vector<std::string> names;
    for (const auto& termination : list) {
        if (termination.name == name) return termination;
        names.push_back(termination.name);
    }
    throw InputError(fmt::format("{} {} has no termination \"{}\"; choose one of {}",
                                 stacking.crystal().name, facet_name(stacking.facet.hkl), name,
                                 fmt::join(names, ", ")));
}

/// Index of the atom that a vacancy names.
std::size_t find_atom(const SlabDraft& draft, const Vacancy& vacancy) {
    int seen = 0;
    for (std::size_t n = 0; n < draft.atoms.size(); ++n) {
        if (draft.atoms[n].element != vacancy.element) continue;
        if (seen++ == vacancy.index) return n;
    }
    const auto symbol = element_symbol(vacancy.element);
    throw InputError(fmt::format(
        "no {} atom number {} to take out: the slab has {} (counted from 0, the topmost first)",
        symbol, vacancy.index, seen));
}

/// Takes out the atom, or the whole cation that it belongs to.
void take_out(SlabDraft& draft, const Vacancy& vacancy) {
    const std::size_t named = find_atom(draft, vacancy);
    if (draft.removed[named]) {
        throw InputError(fmt::format("{} atom number {} is taken out twice; name each vacancy once",
                                     element_symbol(vacancy.element), vacancy.index));
    }
    const SlabImage& image = draft.images[named];
    const auto& unit_of = draft.stacking.units.unit_of;
    for (std::size_t n = 0; n < draft.images.size(); ++n) {
        const SlabImage& other = draft.images[n];
        const bool same = unit_of[other.atom] == unit_of[image.atom] && other.down == image.down &&
                          other.u == image.u && other.v == image.v;
        if (same) draft.removed[n] = true;
    }
}

Eigen::Matrix3d slab_vectors(const SlabDraft& draft, double vacuum) {
    Eigen::Matrix3d vectors = draft.stacking.crystal().vectors;
    vectors.col(0) *= draft.repeat[0];
    vectors.col(1) *= draft.repeat[1];
    const double depth = -draft.atoms.back().position.z();
    vectors.col(2) = Eigen::Vector3d(0, 0, depth + vacuum);
    return vectors;
}

}  // namespace

void SlabOptions::validate() const {
    if (repeat[0] < 1 || repeat[1] < 1) {
        throw InputError(fmt::format("the in-plane repeat is {} x {}; both must be 1 or more",
                                     repeat[0], repeat[1]));
    }
    if (repeat[0] > 64 || repeat[1] > 64) {
        throw InputError(fmt::format("the in-plane repeat is {} x {}; at most 64 x 64 is possible",
                                     repeat[0], repeat[1]));
    }
    if (!(thickness > 0 && thickness <= 500)) {
        throw InputError(
            fmt::format("the slab's thickness is {:g} Å; choose 0 to 500 Å", thickness));
    }
    if (!(vacuum >= 0 && vacuum <= 1000)) {
        throw InputError(fmt::format("the vacuum is {:g} Å; choose 0 to 1000 Å", vacuum));
    }
    for (const int index : hkl) {
        if (std::abs(index) > 20) {
            throw InputError(
                fmt::format("the Miller index {} is too large; -20 to 20 is possible", index));
        }
    }
}

std::vector<std::string> terminations(const Crystal& crystal, std::array<int, 3> hkl) {
    std::vector<std::string> names;
    for (const auto& termination : list_terminations(make_stacking(crystal, hkl))) {
        names.push_back(termination.name);
    }
    return names;
}

Slab make_slab(const Crystal& crystal, const SlabOptions& options) {
    options.validate();
    Stacking stacking = make_stacking(crystal, options.hkl);
    const auto list = list_terminations(stacking);
    const Termination top = chosen(list, options.termination, stacking);
    SlabDraft draft = draft_slab(std::move(stacking), top.layer, options);

    Slab slab;
    slab.crystal = crystal.name;
    slab.termination = top.name;
    slab.hkl = draft.stacking.facet.hkl;
    slab.vectors = slab_vectors(draft, options.vacuum);
    for (const auto& vacancy : options.vacancies) take_out(draft, vacancy);
    for (std::size_t n = 0; n < draft.atoms.size(); ++n) {
        if (!draft.removed[n]) slab.atoms.push_back(draft.atoms[n]);
    }
    slab.cut_bonds = find_cut_bonds(draft);
    for (const auto& termination : list) {
        if (termination.open.anywhere > 0) slab.open_terminations.push_back(termination.name);
    }
    slab.opening_vacancy = find_opening_vacancy(draft);
    return slab;
}

}  // namespace anchorite::lattice
