#include "anchorite/electronic/bulk_model.hpp"

#include <fmt/format.h>

#include <map>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "closed_shell.hpp"

namespace anchorite::electronic {

void BulkModelOptions::validate() const {
    for (const int count : repeat) {
        if (count < 1 || count > 12) {
            throw InputError(fmt::format("a supercell of {} cells is not possible; choose 1 to 12",
                                         fmt::join(repeat, " x ")));
        }
        if (gamma_only && count % 2 != 0) {
            throw InputError(fmt::format(
                "with a supercell of {} cells the point Γ misses the zone's corner R, where the "
                "gap is; choose even numbers or more k-points",
                fmt::join(repeat, " x ")));
        }
    }
}

Model make_bulk_model(const BulkModelOptions& options) {
    options.validate();
    lattice::Crystal crystal = lattice::load_crystal(options.crystal);
    if (options.spacing) crystal = lattice::with_metal_spacing(crystal, *options.spacing);
    Model model;
    model.name = fmt::format("{} {}", crystal.name, fmt::join(options.repeat, " x "));
    for (int axis = 0; axis < 3; ++axis) {
        model.cell.col(axis) =
            options.repeat[static_cast<std::size_t>(axis)] * crystal.vectors.col(axis);
    }
    std::map<int, AtomGroup> metals;
    for (int u = 0; u < options.repeat[0]; ++u) {
        for (int v = 0; v < options.repeat[1]; ++v) {
            for (int w = 0; w < options.repeat[2]; ++w) {
                for (const auto& atom : crystal.atoms) {
                    const bool metal = lattice::is_anchor_metal(atom.element);
                    const auto index = static_cast<int>(model.atoms.size());
                    if (metal) metals[atom.element].atoms.push_back(index);
                    const Eigen::Vector3d cell = Eigen::Vector3d(u, v, w) + atom.fractional;
                    model.atoms.push_back(
                        {atom.element, crystal.vectors * cell, metal ? Role::bulk : Role::slab});
                }
            }
        }
    }
    for (auto& [element, group] : metals) {
        group.name = fmt::format("bulk {}", element_symbol(element));
        model.groups.push_back(std::move(group));
    }
    refuse_odd_electrons(model);
    return model;
}

}  // namespace anchorite::electronic
