#pragma once

#include <Eigen/Core>
#include <string>

#include "anchorite/base/termination.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// GFN2-xTB (Bannwarth, Ehlert, Grimme, J. Chem. Theory Comput. 2019, 15, 1652) in process.
struct XtbOptions {
    int max_steps = 400;                  ///< geometry steps
    double gradient_tolerance = 0.5;      ///< largest atomic force at the end [kJ/mol/Å]
    double accuracy = 1.0;                ///< xtb's own accuracy number, 1000 ... 0.0001
    double electronic_temperature = 300;  ///< [K]
    void validate() const;                ///< @throws InputError
};

struct XtbResult {
    Positions positions;      ///< [Å]
    double energy = 0;        ///< [kJ/mol]
    Eigen::VectorXd charges;  ///< one per atom [e]
    Eigen::Vector3d dipole;   ///< [e Å]
    Termination termination = Termination::converged;
    int steps = 0;
    std::string message;
};

/// Energy and charges at fixed geometry. Safe to call from several threads at once.
/// @throws RunError  xtb refuses the input (its own message is quoted)
XtbResult gfn2_single_point(const Molecule& molecule, const Positions& positions,
                            const XtbOptions& options = {});

/// Geometry optimisation with a library's L-BFGS over xtb's gradient.
/// @throws RunError
XtbResult gfn2_optimise(const Molecule& molecule, const Positions& start,
                        const XtbOptions& options = {});

/// Version of the engine, for provenance, e.g. "6.5.1".
std::string xtb_version();

}  // namespace anchorite::molecule
