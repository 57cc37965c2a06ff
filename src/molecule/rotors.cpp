#include "anchorite/molecule/rotors.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>

#include <Eigen/Geometry>
#include <algorithm>

namespace anchorite::molecule {
namespace {

/// Acyclic single bonds between heavy atoms that carry something; a bond beside a triple bond turns
/// nothing.
const RDKit::ROMol& rotor_pattern() {
    static const std::unique_ptr<const RDKit::ROMol> pattern(
        RDKit::SmartsToMol("[!#1;!D1;!$(*#*)]-;!@[!#1;!D1;!$(*#*)]"));
    return *pattern;
}

/// Atoms reached from `end` without passing `begin`.
std::vector<int> beyond(const RDKit::ROMol& mol, int begin, int end) {
    std::vector<bool> seen(mol.getNumAtoms(), false);
    seen[static_cast<std::size_t>(begin)] = seen[static_cast<std::size_t>(end)] = true;
    std::vector<int> stack{end}, reached;
    while (!stack.empty()) {
        const RDKit::Atom* atom = mol.getAtomWithIdx(static_cast<unsigned>(stack.back()));
        stack.pop_back();
        for (const RDKit::Atom* next : mol.atomNeighbors(atom)) {
            const int index = static_cast<int>(next->getIdx());
            if (seen[static_cast<std::size_t>(index)]) continue;
            seen[static_cast<std::size_t>(index)] = true;
            stack.push_back(index);
            reached.push_back(index);
        }
    }
    std::sort(reached.begin(), reached.end());
    return reached;
}

bool moves_heavy_atom(const RDKit::ROMol& mol, const std::vector<int>& atoms) {
    return std::any_of(atoms.begin(), atoms.end(), [&](int atom) {
        return mol.getAtomWithIdx(static_cast<unsigned>(atom))->getAtomicNum() > 1;
    });
}

bool is_amide(const RDKit::ROMol& mol, int begin, int end) {
    static const std::unique_ptr<const RDKit::ROMol> pattern(
        RDKit::SmartsToMol("[#7]-[#6X3]=[O,S,N]"));
    const auto is_end = [&](int atom) { return atom == begin || atom == end; };
    const auto matches = RDKit::SubstructMatch(mol, *pattern);
    return std::any_of(matches.begin(), matches.end(), [&](const auto& match) {
        return is_end(match[0].second) && is_end(match[1].second);
    });
}

}  // namespace

std::vector<Rotor> find_rotors(const Molecule& molecule) {
    const RDKit::ROMol& mol = molecule.rdkit();
    std::vector<Rotor> rotors;
    for (const auto& match : RDKit::SubstructMatch(mol, rotor_pattern())) {
        Rotor rotor{match[0].second, match[1].second, {}};
        if (is_amide(mol, rotor.begin, rotor.end)) continue;
        std::vector<int> forward = beyond(mol, rotor.begin, rotor.end);
        std::vector<int> backward = beyond(mol, rotor.end, rotor.begin);
        if (!moves_heavy_atom(mol, forward) || !moves_heavy_atom(mol, backward)) continue;
        if (backward.size() < forward.size()) {
            std::swap(rotor.begin, rotor.end);
            std::swap(forward, backward);
        }
        rotor.moving = std::move(forward);
        rotors.push_back(std::move(rotor));
    }
    return rotors;
}

void turn(Positions& positions, const Rotor& rotor, double angle) {
    const Eigen::Vector3d origin = positions.col(rotor.end);
    const Eigen::Vector3d axis = (origin - positions.col(rotor.begin)).normalized();
    const Eigen::Matrix3d rotation = Eigen::AngleAxisd(angle, axis).toRotationMatrix();
    for (const int atom : rotor.moving) {
        positions.col(atom) = rotation * (positions.col(atom) - origin) + origin;
    }
}

}  // namespace anchorite::molecule
