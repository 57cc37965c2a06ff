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
    std::string name;             ///< "CsPbI3" or the CIF's block
    std::string source;           ///< reference of the lattice constant and structure
    Eigen::Matrix3d vectors;      ///< cell vectors as columns [Å]
    std::vector<CrystalAtom> atoms;
};

/// What `anchorite schema` and --help list of a built-in crystal.
struct BuiltInCrystal {
    std::string_view name;
    double lattice_constant;  ///< [Å]
    std::string_view source;
};
std::span<const BuiltInCrystal> built_in_crystals();

/// A built-in cubic perovskite by name; organic A cations stand at the A site as one
/// blocking centre (C and N atoms).
/// @throws InputError  unknown name; the message lists the known ones and the closest
Crystal crystal_by_name(std::string_view name);

/// @throws InputError  missing, empty or unparsable file, partial occupancy without a choice
Crystal read_cif(const std::filesystem::path& file);

/// A name or a path ending in .cif.
Crystal load_crystal(const std::string& name_or_file);

/// The same crystal scaled isotropically so that its shortest metal-metal distance is `spacing` [Å].
Crystal with_metal_spacing(const Crystal& crystal, double spacing);

/// Shortest distance between two metal atoms (Pb, Sn, Ge, Bi ...) [Å].
double metal_spacing(const Crystal& crystal);

/// Whether an element counts as the open metal (the B site).
bool is_anchor_metal(int element);

}  // namespace anchorite::lattice
