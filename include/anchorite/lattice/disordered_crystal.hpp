#pragma once

#include <Eigen/Core>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace anchorite::lattice {

/// A place that an atom holds in part of the cells.
struct DisorderedSite {
    int element = 0;             ///< atomic number
    Eigen::Vector3d fractional;  ///< in units of the cell vectors
    double occupancy = 1;
    double b = 0;  ///< isotropic displacement parameter B = 8π²⟨u²⟩ [Å²]; 0: not given
};

/// A crystal with mixed or partly empty sites, all symmetry expanded. It diffracts; a slab needs
/// the whole atoms of a Crystal.
struct DisorderedCrystal {
    std::string name;              ///< of the file, without its ending
    std::array<double, 6> cell{};  ///< a, b, c [Å], α, β, γ [°]
    std::vector<DisorderedSite> sites;
};

/// The crystal of a CIF. Atoms with anisotropic displacement count with their equivalent one.
/// @throws InputError  missing, empty or damaged file; no cell, atoms or symmetry, or several
///                     structures
DisorderedCrystal read_disordered_cif(const std::filesystem::path& cif);

}  // namespace anchorite::lattice
