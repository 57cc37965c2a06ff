#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// A molecule's stiffness guessed from its bonds: springs on every bond, angle and torsion,
/// constants after Lindh et al., Chem. Phys. Lett. 1995, 241, 423. Minimisers use it as their
/// metric.
class ModelHessian {
public:
    explicit ModelHessian(const Molecule& molecule);

    /// Positive definite, 3n x 3n [kJ/mol/Å2].
    [[nodiscard]] Eigen::MatrixXd at(const Positions& positions) const;

private:
    struct Torsion {
        std::array<int, 4> atoms;
        double stiffness;  ///< [kJ/mol/rad2]
    };
    std::vector<std::array<int, 2>> bonds_;
    std::vector<std::array<int, 3>> angles_;  ///< the middle atom in the middle
    std::vector<Torsion> torsions_;
    int atoms_;
};

}  // namespace anchorite::molecule
