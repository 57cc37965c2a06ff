#pragma once

#include <vector>

#include "anchorite/optics/emission.hpp"
#include "optics/dipole_geometry.hpp"

namespace anchorite::optics {

/// Budgets of all dipoles of a geometry.
struct DipoleIntegral {
    std::vector<DipolePower> power;
    Termination termination = Termination::converged;
    double error = 0;  ///< largest |total - sum of channels| / total
};

DipoleIntegral integrate_dipoles(const DipoleGeometry& geometry, const EmissionOptions& options);

}  // namespace anchorite::optics
