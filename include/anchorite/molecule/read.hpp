#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// What a reader accepts.
struct ReadOptions {
    int max_atoms = 400;            ///< hydrogens included; larger molecules are refused
    bool largest_fragment = false;  ///< take the largest organic part of a salt or mixture
};

/// Parses one SMILES string.
/// @throws InputError  unparsable, empty, a salt or mixture, a radical, an element without
///                     force-field and GFN2 parameters, too many atoms; the message says which.
Molecule from_smiles(const std::string& smiles, const std::string& name = {},
                     const ReadOptions& options = {});

/// Parses one MDL record (SDF without its $$$$ line).
/// @throws InputError  as from_smiles
Molecule from_mol_block(const std::string& block, const std::string& name = {},
                        const ReadOptions& options = {});

/// Reads a molecule file by extension: .sdf .mol .xyz .smi (the last three lines of rejects name
/// file and line).
/// @throws InputError  missing, empty, binary or unparsable file, unknown extension
std::vector<Molecule> read_molecules(const std::filesystem::path& file,
                                     const ReadOptions& options = {});

/// The molecule of a file that holds one.
/// @throws InputError  as read_molecules; the file holds several
Molecule read_one_molecule(const std::filesystem::path& file, const ReadOptions& options = {});

}  // namespace anchorite::molecule
