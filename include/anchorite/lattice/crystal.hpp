#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::lattice {

/// An atom of a crystal cell.
struct CrystalAtom {
    int element = 0;             ///< atomic number
    Eigen::Vector3d fractional;  ///< in units of the cell vectors
};

/// A periodic crystal, all symmetry expanded.
struct Crystal {
    std::string name;         ///< "CsPbI3" or the CIF's block
    std::string source;       ///< reference of the lattice constant and structure
    Eigen::Matrix3d vectors;  ///< cell vectors as columns [Å]
    std::vector<CrystalAtom> atoms;
};

/// What `anchorite schema` and --help list of a built-in crystal.
struct BuiltInCrystal {
    std::string_view name;
    double lattice_constant;  ///< [Å]
    double temperature;       ///< at which it was measured [K]; 0: not stated
    std::string_view source;
};

/// Every built-in crystal, the paper's first.
std::span<const BuiltInCrystal> built_in_crystals();

/// A built-in cubic perovskite by name: metal at the origin, halides on the edges, the A cation in
/// the middle (an organic one in one of its orientations, hydrogens included).
/// @throws InputError  unknown name; the message lists the known ones and the closest
Crystal crystal_by_name(std::string_view name);

/// All symmetry expanded, by the listed operations or else by the space group.
/// @throws InputError  missing, empty or unparsable file; no cell, atoms or symmetry; partial
///                     occupancy; atoms on top of each other. File, line and column are named
Crystal read_cif(const std::filesystem::path& file);

/// A name or a path ending in .cif.
Crystal load_crystal(const std::string& name_or_file);

/// The crystal as a CIF in P1.
std::string to_cif(const Crystal& crystal);

/// The same crystal scaled isotropically so that its shortest metal-metal distance is `spacing`
/// [Å]; molecular cations move but keep their bonds.
/// @throws InputError  no two metals, or more than 25 % away from the crystal's own spacing
Crystal with_metal_spacing(const Crystal& crystal, double spacing);

/// Shortest distance between two metal atoms (Pb, Sn, Ge, Bi ...) [Å].
/// @throws InputError  the crystal has none
double metal_spacing(const Crystal& crystal);

/// Whether an element counts as the open metal (the B site).
bool is_anchor_metal(int element);

}  // namespace anchorite::lattice
