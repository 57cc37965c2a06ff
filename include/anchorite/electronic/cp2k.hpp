#pragma once

#include <memory>

#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// CP2K (Kühne et al., J. Chem. Phys. 152, 194103 (2020)), program cp2k.psmp: Gaussians and plane
/// waves, Goedecker-Teter-Hutter pseudopotentials, states at Γ. With a gap by orbital
/// transformation, else by diagonalisation with smearing at 300 K. It relaxes with BFGS, corrects
/// the dipole of surfaces, knows ghost atoms and isolated molecules, gives Mulliken charges, and
/// projects every state on elements and groups. Its wave function is kept every few steps, so that
/// a stopped run can go on.
std::unique_ptr<Engine> make_cp2k();

}  // namespace anchorite::electronic
