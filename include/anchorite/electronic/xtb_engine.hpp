#pragma once

#include <memory>

#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// GFN2-xTB (molecule/xtb.hpp) for isolated neutral molecules, in this process: energy, geometry
/// and charges, no states and no projections. Energies count from GFN2's own zero and compare with
/// no other engine's. Not for slabs: tight binding puts spurious Cs states into the gap of CsPbI3.
std::unique_ptr<Engine> make_xtb();

}  // namespace anchorite::electronic
