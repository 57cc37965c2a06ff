#pragma once

#include <string>

#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/calculation.hpp"

namespace anchorite::test {

/// One of the slabs computed with CP2K before this program did it (D_bare, D_TPPO, D_TMeOPPOp): its
/// geometry, with the lists of atoms that states were projected on.
inline electronic::Calculation reference_slab(const std::string& name) {
    using electronic::Role;
    const std::string file = ANCHORITE_TEST_DATA "/electronic/" + name + ".xyz";
    electronic::Calculation calculation;
    electronic::Model& model = calculation.model;
    model = electronic::parse_xyz(read_text_file(file), file);
    model.name = name;
    model.surface = true;
    model.groups = {
        {"Pb1", {27}}, {"Pb2", {32}}, {"surface Pb", {29, 35}}, {"bulk Pb", {8, 11, 14, 17}}};
    for (const int atom : {27, 29, 32, 35}) {
        model.atoms[static_cast<std::size_t>(atom)].role = Role::open;
    }
    for (const int atom : model.groups.back().atoms) {
        model.atoms[static_cast<std::size_t>(atom)].role = Role::bulk;
    }
    constexpr std::size_t slab_atoms = 38;
    electronic::AtomGroup molecule{"molecule", {}};
    for (std::size_t i = slab_atoms; i < model.atoms.size(); ++i) {
        model.atoms[i].role = Role::molecule;
        molecule.atoms.push_back(static_cast<int>(i));
    }
    if (!molecule.atoms.empty()) model.groups.push_back(molecule);
    return calculation;
}

/// Cubic CsPbI3 with a = 6.29 Å.
/// @param repeat  of the cell in each direction
inline electronic::Model cubic_cspbi3(int repeat) {
    constexpr double a = 6.29;
    electronic::Model model;
    model.name = "CsPbI3 " + std::to_string(repeat) + "x";
    model.cell = repeat * a * Eigen::Matrix3d::Identity();
    for (int cell = 0; cell < repeat * repeat * repeat; ++cell) {
        const Eigen::Vector3d at(cell / (repeat * repeat), cell / repeat % repeat, cell % repeat);
        const auto add = [&](int element, double x, double y, double z) {
            model.atoms.push_back(
                {element, a * (at + Eigen::Vector3d(x, y, z)), electronic::Role::bulk});
        };
        add(55, 0.5, 0.5, 0.5);
        add(82, 0, 0, 0);
        add(53, 0.5, 0, 0);
        add(53, 0, 0.5, 0);
        add(53, 0, 0, 0.5);
    }
    return model;
}

/// The bulk cell by CP2K: 2 x 2 x 2 cells, so that Γ holds the band edges at R.
inline electronic::Calculation bulk_by_cp2k() {
    electronic::Calculation calculation;
    calculation.model = cubic_cspbi3(2);
    calculation.method.cutoff = 300;
    calculation.method.relative_cutoff = 50;
    calculation.method.metallic = true;
    calculation.method.scf_tolerance = 1e-5;
    calculation.method.scf_steps = 200;
    calculation.method.empty_states = 40;
    return calculation;
}

/// The bulk cell by Quantum ESPRESSO: 2 x 2 x 2 k-points, 50 Ry, no dispersion.
inline electronic::Calculation bulk_by_espresso() {
    electronic::Calculation calculation;
    calculation.model = cubic_cspbi3(1);
    calculation.method.cutoff = 50;
    calculation.method.dispersion = false;
    calculation.method.k_points = {2, 2, 2};
    calculation.method.scf_tolerance = 1e-8;
    calculation.method.empty_states = 9;
    return calculation;
}

}  // namespace anchorite::test
