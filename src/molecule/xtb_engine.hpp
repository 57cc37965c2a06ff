#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "anchorite/molecule/xtb.hpp"

namespace anchorite::molecule {

/// GFN2-xTB set up for one molecule; keeps the last wave function as the next start. One object per
/// thread; different objects may run at once.
class XtbEngine {
public:
    /// @throws RunError  xtb refuses the molecule (its own message is quoted)
    XtbEngine(const Molecule& molecule, const Positions& positions, const XtbOptions& options);
    ~XtbEngine();
    XtbEngine(const XtbEngine&) = delete;
    XtbEngine& operator=(const XtbEngine&) = delete;

    /// Energy [kJ/mol] and gradient [kJ/mol/Å].
    /// @throws RunError  the self-consistent charges do not converge
    double energy_and_gradient(const Positions& positions, Positions& gradient);

    /// Charges of the last geometry [e].
    [[nodiscard]] Eigen::VectorXd charges() const;
    /// Dipole of the last geometry [e Å].
    [[nodiscard]] Eigen::Vector3d dipole() const;

private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
    int atoms_;
};

}  // namespace anchorite::molecule
