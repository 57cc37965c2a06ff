#include "anchorite/numerics/curve_fit.hpp"

#include <ceres/ceres.h>
#include <gsl/gsl_cdf.h>

#include <Eigen/SVD>
#include <cmath>
#include <limits>
#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct Functor {
    const LeastSquares* problem;
    std::size_t parameters;

    bool operator()(double const* const* blocks, double* residuals) const {
        problem->residuals({blocks[0], parameters}, {residuals, problem->count});
        for (std::size_t i = 0; i < problem->count; ++i) {
            if (!std::isfinite(residuals[i])) return false;
        }
        return true;
    }
};

void check(const LeastSquares& problem) {
    if (problem.starts.empty() || problem.starts.front().empty()) {
        throw InputError("a fit needs a start: give values for its parameters");
    }
    const std::size_t parameters = problem.starts.front().size();
    for (const auto& start : problem.starts) {
        if (start.size() != parameters) {
            throw InputError("the starts of a fit have different numbers of parameters");
        }
    }
    if (!problem.bounds.empty() && problem.bounds.size() != parameters) {
        throw InputError("a fit needs a range for every parameter or for none");
    }
    if (problem.count < parameters) {
        throw InputError("a fit of " + std::to_string(parameters) + " parameters to " +
                         std::to_string(problem.count) +
                         " values is not determined: give more values or a simpler model");
    }
}

bool is_finite_at(const LeastSquares& problem, const std::vector<double>& parameters) {
    std::vector<double> residuals(problem.count);
    const double* block = parameters.data();
    return Functor{&problem, parameters.size()}(&block, residuals.data());
}

void build(ceres::Problem& target, const LeastSquares& problem, std::vector<double>& values) {
    auto* cost = new ceres::DynamicNumericDiffCostFunction<Functor, ceres::CENTRAL>(
        new Functor{&problem, values.size()});
    cost->AddParameterBlock(static_cast<int>(values.size()));
    cost->SetNumResiduals(static_cast<int>(problem.count));
    target.AddResidualBlock(cost, nullptr, values.data());
    for (std::size_t i = 0; i < problem.bounds.size(); ++i) {
        const Range& range = problem.bounds[i];
        if (std::isfinite(range.low)) {
            target.SetParameterLowerBound(values.data(), static_cast<int>(i), range.low);
        }
        if (std::isfinite(range.high)) {
            target.SetParameterUpperBound(values.data(), static_cast<int>(i), range.high);
        }
    }
}

Termination ending(ceres::TerminationType type) {
    switch (type) {
        case ceres::CONVERGENCE:
        case ceres::USER_SUCCESS:
            return Termination::converged;
        case ceres::NO_CONVERGENCE:
            return Termination::ran_out;
        default:
            return Termination::failed;
    }
}

Eigen::MatrixXd jacobian_at(ceres::Problem& problem) {
    ceres::CRSMatrix sparse;
    if (!problem.Evaluate({}, nullptr, nullptr, nullptr, &sparse)) return {};
    Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(sparse.num_rows, sparse.num_cols);
    for (int row = 0; row < sparse.num_rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        for (auto k = static_cast<std::size_t>(sparse.rows[r]);
             k < static_cast<std::size_t>(sparse.rows[r + 1]); ++k) {
            dense(row, sparse.cols[k]) = sparse.values[k];
        }
    }
    return dense;
}

void set_covariance(CurveFit& fit, const Eigen::MatrixXd& jacobian, bool known_errors) {
    if (jacobian.size() == 0 || (!known_errors && fit.degrees_of_freedom < 1)) {
        fit.message = "as many parameters as values: no intervals";
        return;
    }
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(jacobian, Eigen::ComputeThinV);
    const Eigen::VectorXd& sigma = svd.singularValues();
    constexpr double rank_limit = 1e-9;  // central differences carry about nine digits
    if (!(sigma(sigma.size() - 1) > rank_limit * sigma(0))) {
        fit.message = "the values do not determine every parameter: no intervals";
        return;
    }
    const Eigen::MatrixXd scaled = svd.matrixV() * sigma.cwiseInverse().asDiagonal();
    const double variance = known_errors ? 1 : fit.sum_of_squares / fit.degrees_of_freedom;
    fit.covariance = variance * scaled * scaled.transpose();
}

}  // namespace

void CurveFitOptions::validate() const {
    if (max_iterations < 1) throw InputError("a fit needs at least one iteration");
    if (!(tolerance > 0 && tolerance < 1)) {
        throw InputError("the tolerance of a fit must lie between 0 and 1");
    }
    if (!(confidence > 0 && confidence < 1)) {
        throw InputError("the confidence of an interval must lie between 0 and 1");
    }
}

double CurveFit::deviation() const {
    return degrees_of_freedom > 0 ? std::sqrt(sum_of_squares / degrees_of_freedom) : 0;
}

double CurveFit::half_width(const Eigen::VectorXd& gradient) const {
    if (!has_intervals()) return infinite;
    return quantile * std::sqrt(std::max(0.0, gradient.dot(covariance * gradient)));
}

Interval CurveFit::interval(std::size_t parameter) const {
    const auto i = static_cast<Eigen::Index>(parameter);
    const double half = has_intervals() ? quantile * std::sqrt(covariance(i, i)) : infinite;
    return {parameters[parameter] - half, parameters[parameter] + half};
}

CurveFit fit_least_squares(const LeastSquares& problem, const CurveFitOptions& options) {
    options.validate();
    check(problem);
    ceres::Solver::Options solver;
    solver.max_num_iterations = options.max_iterations;
    solver.function_tolerance = options.tolerance;
    solver.parameter_tolerance = options.tolerance;
    solver.gradient_tolerance = 1e-300;  // residuals have any scale: the two above decide
    solver.linear_solver_type = ceres::DENSE_QR;
    solver.logging_type = ceres::SILENT;

    CurveFit best;
    best.sum_of_squares = infinite;
    best.message = "the model has no finite value at any start";
    for (const auto& start : problem.starts) {
        if (!is_finite_at(problem, start)) continue;  // Ceres would write to stderr
        std::vector<double> values = start;
        ceres::Problem target;
        build(target, problem, values);
        ceres::Solver::Summary summary;
        ceres::Solve(solver, &target, &summary);
        if (!summary.IsSolutionUsable() || !(2 * summary.final_cost < best.sum_of_squares)) {
            continue;
        }
        best = {};
        best.parameters = values;
        best.sum_of_squares = 2 * summary.final_cost;
        best.termination = ending(summary.termination_type);
        best.degrees_of_freedom = static_cast<int>(problem.count - values.size());
        best.quantile = student_quantile(options.confidence,
                                         problem.known_errors ? 0 : best.degrees_of_freedom);
        set_covariance(best, jacobian_at(target), problem.known_errors);
    }
    return best;
}

double student_quantile(double confidence, int degrees_of_freedom) {
    const double tail = (1 - confidence) / 2;
    return degrees_of_freedom > 0 ? gsl_cdf_tdist_Qinv(tail, degrees_of_freedom)
                                  : gsl_cdf_ugaussian_Qinv(tail);
}

}  // namespace anchorite::numerics
