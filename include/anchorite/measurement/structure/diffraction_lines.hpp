#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"
#include "anchorite/measurement/structure/radiation.hpp"
#include "anchorite/measurement/structure/unit_cell.hpp"

namespace anchorite::measurement {

/// An atom as X-rays see it.
struct Scatterer {
    int element = 0;             ///< atomic number
    Eigen::Vector3d fractional;  ///< in units of the cell vectors
    double occupancy = 1;
    double b = 0;  ///< isotropic displacement parameter B = 8π²⟨u²⟩ [Å²]
};

/// A crystal's cell with every atom in it, symmetry expanded.
struct DiffractingCrystal {
    std::string name;
    UnitCell cell;
    std::vector<Scatterer> atoms;
};

/// A CIF, partial occupancies and isotropic displacements included (equivalent ones of anisotropic
/// atoms). @throws InputError  missing, empty or damaged file; no cell, atoms or symmetry
DiffractingCrystal read_diffracting_crystal(const std::filesystem::path& cif);

/// A built-in crystal or a path ending in .cif. @throws InputError  neither
DiffractingCrystal load_diffracting_crystal(const std::string& name_or_file);

/// A crystal of the lattice module, atoms at rest.
DiffractingCrystal diffracting(const lattice::Crystal& crystal);

/// All reflections of one spacing.
struct DiffractionLine {
    Miller hkl{};          ///< one of them
    int multiplicity = 0;  ///< how many they are, Friedel mates included
    double spacing = 0;    ///< [Å]
    double two_theta = 0;  ///< of Kα1 [°]
    double intensity = 0;  ///< of the strongest line = 100
};

/// What lines are computed, and how.
struct DiffractionOptions {
    double from = 5;                  ///< 2θ [°]
    double to = 120;                  ///< 2θ [°]
    std::optional<double> overall_b;  ///< B of every atom [Å²]; none: each atom's own
    double weakest = 1e-6;            ///< relative intensity [%] below which a line is absent
    void validate() const;            ///< @throws InputError
};

/// Lines by increasing angle. Intensity = Σ|F|² (1 + cos²2θ)/(sin²θ cosθ) (Lorentz factor and
/// polarisation of an unpolarised beam without monochromator) for random orientation, with
/// F = Σ o f(s) exp(-B s²) exp(2πi hx), s = sinθ/λ, f of neutral atoms (International Tables C
/// 6.1.1.4, as gemmi has them), without anomalous dispersion, absorption and extinction.
/// @throws InputError  options not valid, an element without scattering factor
std::vector<DiffractionLine> diffraction_lines(const DiffractingCrystal& crystal,
                                               const Radiation& radiation,
                                               const DiffractionOptions& options = {});

/// "200" or, with an index of more digits, "10 2 0".
std::string miller_text(const Miller& hkl);

}  // namespace anchorite::measurement
