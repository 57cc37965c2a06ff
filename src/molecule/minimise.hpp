#pragma once

#include <Eigen/Cholesky>
#include <functional>

#include "anchorite/base/termination.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// Energy [kJ/mol] and gradient [kJ/mol/Å] of a geometry; throws where there is none.
using EnergyFunction = std::function<double(const Positions& positions, Positions& gradient)>;

/// When a minimisation stops.
struct MinimiseOptions {
    int max_iterations = 200;
    double energy_left = 0.001;  ///< half the squared gradient in the metric: energy still to be
                                 ///< gained were the metric the true Hessian [kJ/mol]
    double largest_force = 0;    ///< on an atom [kJ/mol/Å]; 0 asks nothing of it
    double largest_move = 1e3;   ///< of an atom between accepted geometries [Å]
};

struct Minimum {
    Positions positions;  ///< the lowest geometry seen [Å]
    double energy = 0;    ///< [kJ/mol]
    Termination termination = Termination::converged;
    int iterations = 0;
    int evaluations = 0;
};

/// Limited-memory BFGS (Ceres) in coordinates scaled by the Cholesky factor of `metric`, a positive
/// definite guess of the Hessian [kJ/mol/Å2]: bonds and torsions then ask for steps of one size.
Minimum minimise(const EnergyFunction& energy, const Positions& start,
                 const Eigen::MatrixXd& metric, const MinimiseOptions& options);

}  // namespace anchorite::molecule
