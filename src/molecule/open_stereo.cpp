#include "anchorite/molecule/open_stereo.hpp"

#include <GraphMol/Chirality.h>
#include <GraphMol/GraphMol.h>

#include <Eigen/Geometry>
#include <optional>

namespace anchorite::molecule {
namespace {

using RDKit::Chirality::StereoInfo;
using RDKit::Chirality::StereoSpecified;
using RDKit::Chirality::StereoType;

/// The centre stands for the fourth neighbour of one that has three.
std::array<int, 4> around_centre(const StereoInfo& info) {
    std::array<int, 4> out{};
    out.fill(static_cast<int>(info.centeredOn));
    for (std::size_t i = 0; i < std::min<std::size_t>(4, info.controllingAtoms.size()); ++i) {
        out[i] = static_cast<int>(info.controllingAtoms[i]);
    }
    return out;
}

/// Empty for an end without a substituent to tell its sides apart.
std::optional<std::array<int, 4>> along_double_bond(const RDKit::ROMol& mol,
                                                    const StereoInfo& info) {
    const auto substituent = [&](std::size_t first) -> std::optional<int> {
        for (std::size_t i = first; i < std::min(first + 2, info.controllingAtoms.size()); ++i) {
            if (info.controllingAtoms[i] != StereoInfo::NOATOM) {
                return static_cast<int>(info.controllingAtoms[i]);
            }
        }
        return std::nullopt;
    };
    const auto first = substituent(0);
    const auto last = substituent(2);
    if (!first || !last) return std::nullopt;
    const RDKit::Bond* bond = mol.getBondWithIdx(info.centeredOn);
    return std::array<int, 4>{*first, static_cast<int>(bond->getBeginAtomIdx()),
                              static_cast<int>(bond->getEndAtomIdx()), *last};
}

bool is_clockwise(const std::array<int, 4>& atoms, const Positions& positions) {
    const Eigen::Vector3d a = positions.col(atoms[1]) - positions.col(atoms[0]);
    const Eigen::Vector3d b = positions.col(atoms[2]) - positions.col(atoms[0]);
    const Eigen::Vector3d c = positions.col(atoms[3]) - positions.col(atoms[0]);
    return a.cross(b).dot(c) > 0;
}

bool is_trans(const std::array<int, 4>& atoms, const Positions& positions) {
    const Eigen::Vector3d axis = positions.col(atoms[2]) - positions.col(atoms[1]);
    const Eigen::Vector3d first = positions.col(atoms[0]) - positions.col(atoms[1]);
    const Eigen::Vector3d last = positions.col(atoms[3]) - positions.col(atoms[2]);
    return axis.cross(first).dot(axis.cross(last)) < 0;
}

}  // namespace

OpenStereo::OpenStereo(const Molecule& molecule) {
    RDKit::ROMol mol(molecule.rdkit());
    for (const StereoInfo& info : RDKit::Chirality::findPotentialStereo(mol, false, true)) {
        const bool centre = info.type == StereoType::Atom_Tetrahedral;
        if (info.specified == StereoSpecified::Specified) {
            has_fixed_centre_ = has_fixed_centre_ || centre;
        } else if (centre) {
            centres_.push_back(around_centre(info));
        } else if (info.type == StereoType::Bond_Double) {
            if (const auto bond = along_double_bond(mol, info)) double_bonds_.push_back(*bond);
        }
    }
}

std::vector<bool> OpenStereo::isomer(const Positions& positions) const {
    std::vector<bool> out;
    for (const auto& centre : centres_) out.push_back(is_clockwise(centre, positions));
    const bool mirror = !has_fixed_centre_ && !out.empty() && out.front();
    if (mirror) out.flip();
    for (const auto& bond : double_bonds_) out.push_back(is_trans(bond, positions));
    return out;
}

}  // namespace anchorite::molecule
