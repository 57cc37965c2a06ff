#include "anchorite/lattice/crystal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/lattice/molecular_units.hpp"
#include "anchorite/lattice/neighbours.hpp"

namespace anchorite::lattice {

namespace {

bool names_a_file(const std::string& text) {
    return lower_case(std::filesystem::path(text).extension().string()) == ".cif";
}

/// Shortest metal-metal distance no longer than `cutoff` [Å], infinite when there is none.
double shortest_within(const Crystal& crystal, double cutoff) {
    double shortest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < crystal.atoms.size(); ++i) {
        if (!is_anchor_metal(crystal.atoms[i].element)) continue;
        for (const auto& other : neighbours(crystal, i, cutoff)) {
            if (is_anchor_metal(crystal.atoms[other.atom].element)) {
                shortest = std::min(shortest, other.vector.norm());
            }
        }
    }
    return shortest;
}

/// Molecular cations move and keep their bonds.
Crystal scaled_by(const Crystal& crystal, double scale) {
    const MolecularUnits units = molecular_units(crystal);
    Eigen::Matrix3Xd centres = Eigen::Matrix3Xd::Zero(3, units.count);
    Eigen::VectorXd atoms = Eigen::VectorXd::Zero(units.count);
    for (std::size_t i = 0; i < crystal.atoms.size(); ++i) {
        centres.col(units.unit_of[i]) += units.crystal.atoms[i].fractional;
        atoms[units.unit_of[i]] += 1;
    }
    Crystal scaled = units.crystal;
    scaled.vectors *= scale;
    for (std::size_t i = 0; i < scaled.atoms.size(); ++i) {
        const Eigen::Vector3d centre = centres.col(units.unit_of[i]) / atoms[units.unit_of[i]];
        if (atoms[units.unit_of[i]] < 2) continue;
        Eigen::Vector3d& fractional = scaled.atoms[i].fractional;
        fractional = centre + (fractional - centre) / scale;
    }
    return scaled;
}

}  // namespace

bool is_anchor_metal(int element) {
    // B-site cations of halide perovskites: Mn Cu Zn Ge Ag Cd In Sn Sb Eu Yb Pb Bi
    constexpr std::array metals{25, 29, 30, 32, 47, 48, 49, 50, 51, 63, 70, 82, 83};
    return std::find(metals.begin(), metals.end(), element) != metals.end();
}

double metal_spacing(const Crystal& crystal) {
    const bool any = std::any_of(crystal.atoms.begin(), crystal.atoms.end(),
                                 [](const auto& atom) { return is_anchor_metal(atom.element); });
    if (!any) {
        throw InputError(
            fmt::format("{} has no metal that a donor could bind (Pb, Sn, Ge, Bi, Sb, Ag, In ...)",
                        crystal.name));
    }
    // a metal's own image is a neighbour, so the shortest cell vector bounds the search
    return shortest_within(crystal, 1.001 * crystal.vectors.colwise().norm().minCoeff());
}

Crystal with_metal_spacing(const Crystal& crystal, double spacing) {
    const double own = metal_spacing(crystal);
    const double scale = spacing / own;
    if (!(scale > 0.75 && scale < 1.25)) {
        throw InputError(fmt::format(
            "a metal spacing of {:g} Å is more than 25 % away from the {:.3f} Å of {}; choose one "
            "between {:.2f} and {:.2f} Å or another lattice",
            spacing, own, crystal.name, 0.75 * own, 1.25 * own));
    }
    Crystal scaled = scaled_by(crystal, scale);
    scaled.source += fmt::format("; scaled from {:.3f} to {:.3f} Å", own, spacing);
    return scaled;
}

Crystal load_crystal(const std::string& name_or_file) {
    return names_a_file(name_or_file) ? read_cif(name_or_file) : crystal_by_name(name_or_file);
}

}  // namespace anchorite::lattice
