#pragma once

#include <functional>
#include <memory>

#include "anchorite/base/termination.hpp"
#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// A geometry relaxed in a force field plus an external potential.
struct Relaxation {
    Positions positions;         ///< [Å]
    double internal_energy = 0;  ///< force field alone [kJ/mol]
    double external_energy = 0;  ///< external potential alone [kJ/mol]
    Termination termination = Termination::converged;
};

/// MMFF94s of one molecule (UFF where MMFF has no types). One object per thread.
class ForceField {
public:
    /// @throws RunError  neither force field has parameters for an atom
    explicit ForceField(const Molecule& molecule);
    ForceField(ForceField&&) noexcept;
    ForceField& operator=(ForceField&&) noexcept;
    ~ForceField();

    [[nodiscard]] ForceFieldKind kind() const;

    /// Energy of a geometry [kJ/mol].
    [[nodiscard]] double energy(const Positions& positions);

    /// Energy [kJ/mol] and its gradient, 3 x atoms [kJ/mol/Å].
    [[nodiscard]] double energy_and_gradient(const Positions& positions, Positions& gradient);

    /// External potential: energy [kJ/mol]; adds its gradient [kJ/mol/Å] where one is asked for.
    using External = std::function<double(const Positions&, Positions* gradient)>;

    /// Minimises internal + external energy in all coordinates by Ceres' L-BFGS in the metric of a
    /// model Hessian; without an external potential where `external` is empty. Set-up is not
    /// repeated: call it as often as there are poses.
    [[nodiscard]] Relaxation relax(const Positions& start, const External& external,
                                   int max_iterations = 200);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace anchorite::molecule
