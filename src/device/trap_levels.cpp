#include <Eigen/Eigenvalues>
#include <cmath>

#include "anchorite/device/trap.hpp"

namespace anchorite::device {

namespace {

/// Nodes and normalised weights from the Jacobi matrix of a family of orthogonal polynomials
/// (Golub and Welsch, Math. Comput. 23 (1969) 221).
std::vector<TrapLevel> quadrature(const Eigen::VectorXd& diagonal, const Eigen::VectorXd& beside) {
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
    solver.computeFromTridiagonal(diagonal, beside);
    std::vector<TrapLevel> points;
    for (Eigen::Index i = 0; i < diagonal.size(); ++i) {
        const double first = solver.eigenvectors()(0, i);
        points.push_back({first * first, solver.eigenvalues()[i]});
    }
    return points;
}

/// Weight exp(-x^2 / 2): standard deviation 1.
std::vector<TrapLevel> gauss_hermite(int count) {
    Eigen::VectorXd beside(count - 1);
    for (int i = 0; i + 1 < count; ++i) beside[i] = std::sqrt(i + 1.0);
    return quadrature(Eigen::VectorXd::Zero(count), beside);
}

/// Weight exp(-x), x > 0.
std::vector<TrapLevel> gauss_laguerre(int count) {
    Eigen::VectorXd diagonal(count);
    Eigen::VectorXd beside(count - 1);
    for (int i = 0; i < count; ++i) diagonal[i] = 2 * i + 1;
    for (int i = 0; i + 1 < count; ++i) beside[i] = i + 1;
    return quadrature(diagonal, beside);
}

}  // namespace

std::vector<TrapLevel> trap_levels(const Trap& trap) {
    if (trap.shape == TrapShape::level || trap.levels == 1) return {{trap.density, trap.energy}};
    auto levels = trap.shape == TrapShape::gaussian ? gauss_hermite(trap.levels)
                                                    : gauss_laguerre(trap.levels);
    const double direction = trap.shape == TrapShape::exponential_above_hole ? -1 : 1;
    for (auto& level : levels) {
        level.density *= trap.density;
        level.energy = trap.energy + direction * trap.width * level.energy;
    }
    return levels;
}

}  // namespace anchorite::device
