#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::lattice {

struct SlabAtom {
    int element = 0;
    Eigen::Vector3d position;  ///< [Å]; z is the outward normal, the outermost plane at z = 0
};

/// Atoms taken out of the top surface: the n-th (from 0) atom of `element` from the top down, then
/// by x, then y (the order of Slab::atoms without vacancies). An atom of an organic cation takes
/// the whole cation with it.
struct Vacancy {
    int element = 0;
    int index = 0;
};

struct SlabOptions {
    std::array<int, 3> hkl{1, 0, 0};
    std::string termination{};        ///< formula of the top layer, e.g. "PbI2"; empty: the layer
                                      ///< with open metals
    std::array<int, 2> repeat{1, 1};  ///< in-plane supercell
    double thickness = 12.0;          ///< at least this deep [Å]
    double vacuum = 15.0;             ///< above the top atom [Å]
    std::vector<Vacancy> vacancies{};
    void validate() const;  ///< @throws InputError
};

/// A slab periodic in the plane, a whole number of repeats thick (so it has the crystal's
/// composition). vectors: columns a1, a2 (z = 0) and a3 along z [Å].
struct Slab {
    std::string crystal;
    std::string termination;
    std::array<int, 3> hkl{1, 0, 0};
    Eigen::Matrix3d vectors;
    std::vector<SlabAtom> atoms;
    /// Metal-ligand bonds of the bulk cut by the surface: metal atom index and unit vector to the
    /// ligand that is missing.
    struct CutBond {
        int atom = 0;
        Eigen::Vector3d direction;
    };
    std::vector<CutBond> cut_bonds;  ///< at the top, and where a vacancy opens the way upwards

    /// Ways to an open metal, for a surface that has none.
    std::vector<std::string> open_terminations;
    std::optional<Vacancy> opening_vacancy;
};

/// Formulas of the possible top layers along (hkl), the default one first, then inwards.
/// @throws InputError  hkl is 0 0 0
std::vector<std::string> terminations(const Crystal& crystal, std::array<int, 3> hkl);

/// @throws InputError  hkl 0 0 0, unknown termination (the message lists those there are), a
///                     vacancy that names no atom
Slab make_slab(const Crystal& crystal, const SlabOptions& options = {});

/// Slab as extended XYZ / as CIF (P1), positions in Å.
std::string to_xyz(const Slab& slab);
std::string to_cif(const Slab& slab);

}  // namespace anchorite::lattice
