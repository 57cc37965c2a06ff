#include "anchorite/electronic/molecule_model.hpp"

#include <fmt/format.h>

#include <numeric>

#include "anchorite/base/error.hpp"
#include "closed_shell.hpp"

namespace anchorite::electronic {

Model molecule_model(const molecule::Molecule& molecule, const molecule::Positions& positions,
                     double margin) {
    if (!(margin >= 2 && margin <= 100)) {
        throw InputError(
            fmt::format("the box's margin is {:g} Å; choose 2 to 100 Å around a molecule", margin));
    }
    if (positions.cols() != molecule.atom_count()) {
        throw InputError(fmt::format("{} has {} atoms but {} positions; give one for each",
                                     molecule.name(), molecule.atom_count(), positions.cols()));
    }
    const Eigen::Vector3d low = positions.rowwise().minCoeff();
    const Eigen::Vector3d high = positions.rowwise().maxCoeff();
    const double edge = (high - low).maxCoeff() + 2 * margin;
    const Eigen::Vector3d shift = Eigen::Vector3d::Constant(edge / 2) - (low + high) / 2;
    Model model;
    model.name = molecule.name();
    model.cell = edge * Eigen::Matrix3d::Identity();
    model.periodic = false;
    model.charge = molecule.charge();
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        model.atoms.push_back({molecule.elements()[static_cast<std::size_t>(i)],
                               positions.col(i) + shift, Role::molecule});
    }
    AtomGroup own{"molecule", std::vector<int>(model.atoms.size())};
    std::iota(own.atoms.begin(), own.atoms.end(), 0);
    model.groups.push_back(std::move(own));
    refuse_odd_electrons(model);
    return model;
}

Model part_model(const Model& both, Part kept, OtherPart other, int charge) {
    Model model = both;
    model.name = fmt::format("{}: {}{}", both.name, kept == Part::slab ? "slab" : "molecule",
                             other == OtherPart::ghosts ? " with ghosts" : "");
    model.charge = charge;
    model.atoms.clear();
    model.groups.clear();
    std::vector<int> place(both.atoms.size(), -1);  // of the real atoms
    for (std::size_t i = 0; i < both.atoms.size(); ++i) {
        ModelAtom atom = both.atoms[i];
        const bool stays = (atom.role == Role::molecule) == (kept == Part::molecule);
        if (!stays && other == OtherPart::removed) continue;
        if (stays && !atom.ghost) place[i] = static_cast<int>(model.atoms.size());
        atom.ghost = atom.ghost || !stays;
        model.atoms.push_back(atom);
    }
    const auto real = std::accumulate(place.begin(), place.end(), std::size_t{0},
                                      [](std::size_t n, int at) { return n + (at >= 0 ? 1 : 0); });
    if (real == 0 || real == both.atoms.size()) {
        throw InputError(
            fmt::format("{} is not a molecule on a slab; give a model of both", both.name));
    }
    for (const AtomGroup& group : both.groups) {
        AtomGroup left{group.name, {}};
        for (const int atom : group.atoms) {
            if (const int at = place[static_cast<std::size_t>(atom)]; at >= 0) {
                left.atoms.push_back(at);
            }
        }
        if (!left.atoms.empty()) model.groups.push_back(std::move(left));
    }
    refuse_odd_electrons(model);
    return model;
}

}  // namespace anchorite::electronic
