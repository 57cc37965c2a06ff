#pragma once

#include <Eigen/Core>
#include <complex>
#include <vector>

#include "anchorite/photophysics/dot_kinetics.hpp"

namespace anchorite::photophysics {

/// The master equation of dots with one number of traps. State (n, f) has the index
/// n (traps + 1) + f; every transition but excitation lowers the index, or raises f while it
/// lowers n: Q is upper triangular.
class DotStates {
public:
    DotStates(const DotModel& model, int max_excitons, int traps);

    [[nodiscard]] int size() const { return (max_excitons_ + 1) * (traps_ + 1); }

    /// Generator: dP/dt = Q P [1/s]. `generation` adds n -> n+1 below the highest n.
    [[nodiscard]] Eigen::MatrixXd generator(double generation = 0) const;

    /// (shift - time Q)⁻¹ right by back-substitution.
    [[nodiscard]] Eigen::VectorXcd resolve(std::complex<double> shift, double time,
                                           const Eigen::VectorXcd& right) const;

    /// exp(time Q) P.
    [[nodiscard]] Eigen::VectorXd propagate(const Eigen::VectorXd& start, double time) const;

    /// ∫₀^∞ (P(t) - P(∞)) dt over the states that hold excitons, 0 elsewhere.
    [[nodiscard]] Eigen::VectorXd occupation_time(const Eigen::VectorXd& start) const;

    /// Adds Poisson-distributed excitons to every dot; what exceeds the highest n stays there.
    [[nodiscard]] Eigen::VectorXd excite(const Eigen::VectorXd& start,
                                         const std::vector<double>& added) const;

    /// All dots empty.
    [[nodiscard]] Eigen::VectorXd empty() const;

    [[nodiscard]] double excitons(const Eigen::VectorXd& state) const;
    [[nodiscard]] double filled(const Eigen::VectorXd& state) const;
    [[nodiscard]] double bleach(const Eigen::VectorXd& state) const;

    /// Excitons lost per time and way in a state, or in all with its occupation time.
    [[nodiscard]] Fates flows(const Eigen::VectorXd& state) const;

private:
    [[nodiscard]] int index(int n, int f) const { return n * (traps_ + 1) + f; }
    [[nodiscard]] double leaving(int n, int f) const;
    [[nodiscard]] double straight(int n) const;
    [[nodiscard]] double trapping(int n, int f) const;
    template <class Scalar>
    [[nodiscard]] Eigen::Matrix<Scalar, Eigen::Dynamic, 1> substitute(
        Scalar shift, double time, Eigen::Matrix<Scalar, Eigen::Dynamic, 1> right,
        int lowest) const;

    DotModel model_;
    int max_excitons_;
    int traps_;
};

}  // namespace anchorite::photophysics
