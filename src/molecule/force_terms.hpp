#pragma once

#include <memory>

#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// The energy of one molecule as its force field writes it, set up once.
class ForceTerms {
public:
    virtual ~ForceTerms() = default;
    ForceTerms() = default;
    ForceTerms(const ForceTerms&) = delete;
    ForceTerms& operator=(const ForceTerms&) = delete;

    [[nodiscard]] virtual ForceFieldKind kind() const = 0;

    /// Energy [kJ/mol]; adds the gradient [kJ/mol/Å].
    virtual double add(const Positions& positions, Positions& gradient) = 0;
};

/// MMFF94s terms; nothing when MMFF has no types for an atom.
std::unique_ptr<ForceTerms> mmff_terms(const Molecule& molecule);

/// UFF terms.
/// @throws RunError  UFF has no type for an atom either
std::unique_ptr<ForceTerms> uff_terms(const Molecule& molecule);

}  // namespace anchorite::molecule
