#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace RDKit {
class ROMol;
}

namespace anchorite::molecule {

/// Atomic positions, 3 x atoms [Å].
using Positions = Eigen::Matrix3Xd;

/// A covalent bond between two atoms; order 1, 1.5 (aromatic), 2 or 3.
struct Bond {
    int first = 0;
    int second = 0;
    double order = 1.0;
};

/// A molecule's constitution with all hydrogens explicit: a plain view over an RDKit molecule.
/// Immutable and cheap to copy; safe to share between threads.
class Molecule {
public:
    /// @param mol  sanitised, hydrogens explicit; a conformer it carries becomes input_positions().
    Molecule(std::shared_ptr<const RDKit::ROMol> mol, std::string name);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Canonical SMILES without explicit hydrogens.
    [[nodiscard]] const std::string& smiles() const { return smiles_; }
    /// Molecular formula in Hill order, e.g. C21H21O4P.
    [[nodiscard]] const std::string& formula() const { return formula_; }
    /// Number of atoms, hydrogens included.
    [[nodiscard]] int atom_count() const { return static_cast<int>(elements_.size()); }
    /// Atomic numbers, one per atom.
    [[nodiscard]] const std::vector<int>& elements() const { return elements_; }
    [[nodiscard]] const std::vector<Bond>& bonds() const { return bonds_; }
    /// Total charge [e].
    [[nodiscard]] int charge() const { return charge_; }
    /// Coordinates the file gave (XYZ, 3-D SDF), if any [Å].
    [[nodiscard]] const std::optional<Positions>& input_positions() const { return positions_; }
    [[nodiscard]] const RDKit::ROMol& rdkit() const { return *mol_; }

private:
    std::shared_ptr<const RDKit::ROMol> mol_;
    std::string name_;
    std::string smiles_;
    std::string formula_;
    std::vector<int> elements_;
    std::vector<Bond> bonds_;
    int charge_ = 0;
    std::optional<Positions> positions_;
};

}  // namespace anchorite::molecule
