#pragma once

#include <memory>
#include <string>

#include "anchorite/molecule/read.hpp"

namespace RDKit {
class RWMol;
}

namespace anchorite::molecule {

/// Turns what a parser gave into a Molecule: one component, elements with parameters, closed
/// shell, every hydrogen explicit, atom-map numbers gone, only three-dimensional coordinates kept.
/// @param mol  sanitised
/// @throws InputError  the molecule is one Anchorite cannot treat; the message says why
Molecule prepare(std::unique_ptr<RDKit::RWMol> mol, const std::string& name,
                 const ReadOptions& options);

/// The part of a salt or mixture to keep.
/// @throws InputError  several components and `largest` is false, or none is organic
std::unique_ptr<RDKit::RWMol> single_component(std::unique_ptr<RDKit::RWMol> mol, bool largest);

/// @throws InputError  a wildcard or query atom, a metal, a noble gas, an element beyond radon,
///                     a radical centre, a bridging hydrogen
void check_atoms(const RDKit::RWMol& mol);

}  // namespace anchorite::molecule
