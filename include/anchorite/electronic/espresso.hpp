#pragma once

#include <filesystem>
#include <memory>

#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// Quantum ESPRESSO (Giannozzi et al., J. Phys.: Condens. Matter 29, 465901 (2017)), program pw.x:
/// plane waves at k-points, for gaps and relaxations of cells. No projections, charges or
/// potentials: the pseudopotentials that ship (SG15 1.2: Schlipf and Gygi, Comput. Phys. Commun.
/// 196, 36 (2015)) hold no atomic wave functions to project on. The pseudopotentials are part of
/// the input, so that a result knows them.
/// @param pseudopotentials  folder with a file <element>_*.upf for each element
std::unique_ptr<Engine> make_espresso(std::filesystem::path pseudopotentials);

}  // namespace anchorite::electronic
