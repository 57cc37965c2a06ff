#include "molecule/minimise.hpp"

#include <ceres/gradient_problem.h>
#include <ceres/gradient_problem_solver.h>

#include <Eigen/Core>
#include <limits>

namespace anchorite::molecule {
namespace {

using Factor = Eigen::LLT<Eigen::MatrixXd>;

double largest_column(const Positions& columns) {
    return std::sqrt(columns.colwise().squaredNorm().maxCoeff());
}

/// The energy in scaled coordinates y, x = start + U^-1 y where metric = UT U. Remembers the best.
class ScaledEnergy final : public ceres::FirstOrderFunction {
public:
    ScaledEnergy(const EnergyFunction& energy, const Positions& start, const Factor& factor,
                 const MinimiseOptions& options)
        : energy_(energy), start_(start), factor_(factor), options_(options), accepted_(start) {
        best.positions = start;
        best.energy = std::numeric_limits<double>::infinity();
        best_gradient.setConstant(3, start.cols(), std::numeric_limits<double>::infinity());
    }

    bool Evaluate(const double* y, double* cost, double* gradient) const override {
        const Eigen::Map<const Eigen::VectorXd> scaled(y, NumParameters());
        step_ = factor_.matrixU().solve(scaled);
        x_ = start_ + Eigen::Map<const Positions>(step_.data(), 3, start_.cols());
        if (!x_.allFinite() || largest_column(x_ - accepted_) > options_.largest_move) return false;
        gradient_.setZero(3, start_.cols());
        *cost = energy_(x_, gradient_);
        ++best.evaluations;
        if (!std::isfinite(*cost) || !gradient_.allFinite()) return false;
        if (*cost < best.energy) {
            best.energy = *cost;
            best.positions = x_;
            best_gradient = gradient_;
        }
        if (gradient != nullptr) {
            Eigen::Map<Eigen::VectorXd>(gradient, NumParameters()) = factor_.matrixL().solve(
                Eigen::Map<const Eigen::VectorXd>(gradient_.data(), NumParameters()));
        }
        return true;
    }

    [[nodiscard]] int NumParameters() const override { return static_cast<int>(start_.size()); }

    void accept() { accepted_ = best.positions; }

    mutable Minimum best;
    mutable Positions best_gradient;

private:
    const EnergyFunction& energy_;
    const Positions& start_;
    const Factor& factor_;
    const MinimiseOptions& options_;
    Positions accepted_;
    mutable Eigen::VectorXd step_;
    mutable Positions x_, gradient_;
};

/// Stops when both criteria hold.
class Stop final : public ceres::IterationCallback {
public:
    Stop(ScaledEnergy& energy, const MinimiseOptions& options)
        : energy_(energy), options_(options) {}

    ceres::CallbackReturnType operator()(const ceres::IterationSummary& summary) override {
        energy_.accept();
        const double left = 0.5 * summary.gradient_norm * summary.gradient_norm;
        const bool calm = options_.largest_force <= 0 ||
                          largest_column(energy_.best_gradient) < options_.largest_force;
        return left < options_.energy_left && calm ? ceres::SOLVER_TERMINATE_SUCCESSFULLY
                                                   : ceres::SOLVER_CONTINUE;
    }

private:
    ScaledEnergy& energy_;
    const MinimiseOptions& options_;
};

ceres::GradientProblemSolver::Options solver_options(const MinimiseOptions& options) {
    ceres::GradientProblemSolver::Options solver;
    solver.line_search_direction_type = ceres::LBFGS;
    solver.max_lbfgs_rank = 20;
    solver.max_num_iterations = options.max_iterations;
    solver.function_tolerance = 0;
    solver.gradient_tolerance = 1e-12;
    solver.parameter_tolerance = 0;
    solver.logging_type = ceres::SILENT;
    return solver;
}

}  // namespace

Minimum minimise(const EnergyFunction& energy, const Positions& start,
                 const Eigen::MatrixXd& metric, const MinimiseOptions& options) {
    const Factor factor(metric);
    auto* scaled = new ScaledEnergy(energy, start, factor, options);  // owned by the problem
    const ceres::GradientProblem problem(scaled);
    Stop stop(*scaled, options);
    auto solver = solver_options(options);
    solver.callbacks.push_back(&stop);
    Eigen::VectorXd y = Eigen::VectorXd::Zero(start.size());
    ceres::GradientProblemSolver::Summary summary;
    ceres::Solve(solver, problem, y.data(), &summary);
    Minimum minimum = scaled->best;
    minimum.iterations = std::max(0, static_cast<int>(summary.iterations.size()) - 1);
    const bool stopped = summary.termination_type == ceres::USER_SUCCESS ||
                         summary.termination_type == ceres::CONVERGENCE;
    minimum.termination = stopped ? Termination::converged
                          : summary.termination_type == ceres::NO_CONVERGENCE ? Termination::ran_out
                                                                              : Termination::failed;
    return minimum;
}

}  // namespace anchorite::molecule
