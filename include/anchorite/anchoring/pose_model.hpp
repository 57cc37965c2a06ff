#pragma once

#include <Eigen/Core>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface_field.hpp"

namespace anchorite::anchoring {

/// A donor held by a metal site: what the bond's quality depends on.
struct Bond {
    int anchor = 0;
    int atom = 0;
    std::vector<int> neighbours;
    double cone = 0;  ///< [rad]
    double strength = 0;
    double bond_length = 0;  ///< ideal [Å]
    Eigen::Vector3d metal;   ///< [Å]
    Eigen::Vector3d axis;    ///< the site's
};

/// The score of one registry as a function of atomic positions, with its gradient. What docking
/// minimises is value() = clash - bonding; strain belongs to the molecule and is added by the
/// caller.
class PoseModel {
public:
    PoseModel(const molecule::Molecule& molecule, const std::vector<molecule::AnchorSite>& sites,
              const lattice::SiteLattice& lattice, const DonorTable& donors,
              const ScoreOptions& options, const SurfaceField& field,
              const std::vector<Assignment>& assignments);

    /// clash - bonding [score units]; adds its gradient, 3 x atoms [1/Å], where one is given.
    double value(const molecule::Positions& positions, molecule::Positions* gradient) const;

    /// Every term of the score; strain [kJ/mol] is the caller's.
    [[nodiscard]] ScoreTerms terms(const molecule::Positions& positions, double strain) const;

    /// The same with bond Gaussians wider by a factor.
    [[nodiscard]] PoseModel widened(double factor) const;

    [[nodiscard]] const std::vector<Bond>& bonds() const { return bonds_; }

    /// Where the donors would sit with perfect bonds, 3 x donors [Å].
    [[nodiscard]] Eigen::Matrix3Xd targets() const;

private:
    double clash(const molecule::Positions& positions, molecule::Positions* gradient) const;
    [[nodiscard]] BondTerm bond_term(const Bond& bond, const molecule::Positions& positions) const;
    double bond_value(const Bond& bond, const molecule::Positions& positions,
                      molecule::Positions* gradient) const;

    ScoreOptions options_;
    const SurfaceField* field_;
    std::vector<double> radii_;
    std::vector<bool> bound_;
    std::vector<Bond> bonds_;
};

/// Whether a pose keeps to the limits; `verdict` says which one it breaks.
bool is_feasible(const ScoreTerms& terms, const ScoreOptions& options, std::string& verdict);

}  // namespace anchorite::anchoring
