#include "molecule/model_hessian.hpp"

#include <Eigen/Geometry>
#include <cmath>

namespace anchorite::molecule {
namespace {

constexpr double bond_stiffness = 3760;   // [kJ/mol/Å2]
constexpr double angle_stiffness = 380;   // [kJ/mol/rad2]
constexpr double free_torsion = 17;       // [kJ/mol/rad2]
constexpr double stiff_torsion = 85;      // about double and aromatic bonds
constexpr double background = 84;         // contacts, and what makes it definite [kJ/mol/Å2]
constexpr double nearly_straight = 0.14;  // sine of an angle below which its bend has no axis
constexpr double no_torsion = 0.1;        // |b1 x b2|^2 below which a torsion is undefined [Å4]

using Vector = Eigen::Vector3d;

/// Adds stiffness · g gT, g the gradient of one internal coordinate on a few atoms.
template <std::size_t N>
void add(Eigen::MatrixXd& hessian, const std::array<int, N>& atoms,
         const std::array<Vector, N>& gradient, double stiffness) {
    for (std::size_t a = 0; a < N; ++a) {
        for (std::size_t b = 0; b < N; ++b) {
            hessian.block<3, 3>(3 * atoms[a], 3 * atoms[b]).noalias() +=
                (stiffness * gradient[a]) * gradient[b].transpose();
        }
    }
}

void add_bond(Eigen::MatrixXd& hessian, const Positions& x, const std::array<int, 2>& atoms) {
    const Vector along = (x.col(atoms[1]) - x.col(atoms[0])).normalized();
    add<2>(hessian, atoms, {-along, along}, bond_stiffness);
}

void add_angle(Eigen::MatrixXd& hessian, const Positions& x, const std::array<int, 3>& atoms) {
    Vector u = x.col(atoms[0]) - x.col(atoms[1]);
    Vector w = x.col(atoms[2]) - x.col(atoms[1]);
    const double u_length = u.norm(), w_length = w.norm();
    u /= u_length;
    w /= w_length;
    const double cosine = u.dot(w);
    const double sine = std::max(std::sqrt(std::max(0.0, 1 - cosine * cosine)), nearly_straight);
    const Vector first = (cosine * u - w) / (u_length * sine);
    const Vector last = (cosine * w - u) / (w_length * sine);
    add<3>(hessian, atoms, {first, -first - last, last}, angle_stiffness);
}

void add_torsion(Eigen::MatrixXd& hessian, const Positions& x, const std::array<int, 4>& atoms,
                 double stiffness) {
    const Vector b1 = x.col(atoms[1]) - x.col(atoms[0]);
    const Vector b2 = x.col(atoms[2]) - x.col(atoms[1]);
    const Vector b3 = x.col(atoms[3]) - x.col(atoms[2]);
    const Vector n1 = b1.cross(b2), n2 = b2.cross(b3);
    if (n1.squaredNorm() < no_torsion || n2.squaredNorm() < no_torsion) return;
    const double axis = b2.norm();
    const Vector first = -axis / n1.squaredNorm() * n1;
    const Vector last = axis / n2.squaredNorm() * n2;
    const double f = b1.dot(b2) / (axis * axis), g = b3.dot(b2) / (axis * axis);
    const Vector second = -(1 + f) * first + g * last;
    add<4>(hessian, atoms, {first, second, -first - second - last, last}, stiffness);
}

}  // namespace

ModelHessian::ModelHessian(const Molecule& molecule) : atoms_(molecule.atom_count()) {
    std::vector<std::vector<int>> neighbours(molecule.elements().size());
    const auto of = [&](int atom) -> std::vector<int>& {
        return neighbours[static_cast<std::size_t>(atom)];
    };
    for (const Bond& bond : molecule.bonds()) {
        bonds_.push_back({bond.first, bond.second});
        of(bond.first).push_back(bond.second);
        of(bond.second).push_back(bond.first);
    }
    for (int middle = 0; middle < atoms_; ++middle) {
        for (const int i : of(middle)) {
            for (const int j : of(middle)) {
                if (i < j) angles_.push_back({i, middle, j});
            }
        }
    }
    for (const Bond& bond : molecule.bonds()) {
        const double stiffness = bond.order > 1 ? stiff_torsion : free_torsion;
        for (const int i : of(bond.first)) {
            for (const int l : of(bond.second)) {
                if (i == bond.second || l == bond.first || i == l) continue;
                torsions_.push_back({{i, bond.first, bond.second, l}, stiffness});
            }
        }
    }
}

Eigen::MatrixXd ModelHessian::at(const Positions& positions) const {
    Eigen::MatrixXd hessian = Eigen::MatrixXd::Zero(3 * atoms_, 3 * atoms_);
    hessian.diagonal().setConstant(background);
    for (const auto& bond : bonds_) add_bond(hessian, positions, bond);
    for (const auto& angle : angles_) add_angle(hessian, positions, angle);
    for (const auto& torsion : torsions_) {
        add_torsion(hessian, positions, torsion.atoms, torsion.stiffness);
    }
    return hessian;
}

}  // namespace anchorite::molecule
