#include "anchorite/numerics/curve_fit.hpp"

#include <ceres/ceres.h>
#include <gsl/gsl_cdf.h>

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Calls the problem's functions for Ceres, through which no exception may pass.
class Calls {
public:
    explicit Calls(const LeastSquares& problem) : problem_(&problem) {}

    bool residuals(std::span<const double> parameters, double* out) {
        return guarded([&] {
            const std::span<double> values(out, problem_->count);
            problem_->residuals(parameters, values);
            return std::ranges::all_of(values, [](double r) { return std::isfinite(r); });
        });
    }

    bool jacobian(std::span<const double> parameters, double* out) {
        return guarded([&] {
            Jacobian values(static_cast<Eigen::Index>(problem_->count),
                            static_cast<Eigen::Index>(parameters.size()));
            problem_->jacobian(parameters, values);
            std::copy_n(values.data(), values.size(), out);
            return values.allFinite();
        });
    }

    void pass_on() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }

private:
    template <typename Work>
    bool guarded(const Work& work) {
        if (thrown_) return false;
        try {
            return work();
        } catch (...) {
            thrown_ = std::current_exception();
            return false;
        }
    }

    const LeastSquares* problem_;
    std::exception_ptr thrown_;
};

struct Functor {
    Calls* calls;
    std::size_t parameters;

    bool operator()(double const* const* blocks, double* residuals) const {
        return calls->residuals({blocks[0], parameters}, residuals);
    }
};

/// A cost whose derivatives the problem gives.
class DerivedCost : public ceres::CostFunction {
public:
    DerivedCost(Calls& calls, std::size_t parameters, std::size_t count)
        : calls_(&calls), parameters_(parameters) {
        mutable_parameter_block_sizes()->push_back(static_cast<int>(parameters));
        set_num_residuals(static_cast<int>(count));
    }

    bool Evaluate(double const* const* blocks, double* residuals,
                  double** jacobians) const override {
        const std::span<const double> parameters(blocks[0], parameters_);
        if (!calls_->residuals(parameters, residuals)) return false;
        const bool asked = jacobians != nullptr && jacobians[0] != nullptr;
        return !asked || calls_->jacobian(parameters, jacobians[0]);
    }

private:
    Calls* calls_;
    std::size_t parameters_;
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

bool is_finite_at(Calls& calls, const LeastSquares& problem,
                  const std::vector<double>& parameters) {
    std::vector<double> residuals(problem.count);
    const bool finite = calls.residuals(parameters, residuals.data());
    calls.pass_on();
    return finite;
}

ceres::CostFunction* cost_of(Calls& calls, const LeastSquares& problem, std::size_t parameters) {
    if (problem.jacobian) return new DerivedCost(calls, parameters, problem.count);
    auto* cost = new ceres::DynamicNumericDiffCostFunction<Functor, ceres::CENTRAL>(
        new Functor{&calls, parameters});
    cost->AddParameterBlock(static_cast<int>(parameters));
    cost->SetNumResiduals(static_cast<int>(problem.count));
    return cost;
}

void build(ceres::Problem& target, Calls& calls, const LeastSquares& problem,
           std::vector<double>& values) {
    target.AddResidualBlock(cost_of(calls, problem, values.size()), nullptr, values.data());
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

void set_covariance(CurveFit& fit, bool known_errors) {
    const Eigen::MatrixXd& jacobian = fit.jacobian;
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

namespace {

ceres::Solver::Options solver_options(const CurveFitOptions& options) {
    ceres::Solver::Options solver;
    solver.max_num_iterations = options.max_iterations;
    solver.function_tolerance = options.tolerance;
    solver.parameter_tolerance = options.tolerance;
    solver.gradient_tolerance = 1e-300;  // residuals have any scale: the two above decide
    solver.linear_solver_type = ceres::DENSE_QR;
    solver.logging_type = ceres::SILENT;
    return solver;
}

/// The fit that one start ends in; its sum of squares is infinite where there is none.
CurveFit fit_from(const LeastSquares& problem, const CurveFitOptions& options,
                  const std::vector<double>& start) {
    CurveFit fit;
    fit.sum_of_squares = infinite;
    Calls calls(problem);
    if (!is_finite_at(calls, problem, start)) return fit;  // Ceres would write to stderr
    fit.parameters = start;
    ceres::Problem target;
    build(target, calls, problem, fit.parameters);
    ceres::Solver::Summary summary;
    ceres::Solve(solver_options(options), &target, &summary);
    calls.pass_on();
    if (!summary.IsSolutionUsable()) return fit;
    fit.sum_of_squares = 2 * summary.final_cost;
    fit.termination = ending(summary.termination_type);
    fit.degrees_of_freedom = static_cast<int>(problem.count - start.size());
    fit.quantile =
        student_quantile(options.confidence, problem.known_errors ? 0 : fit.degrees_of_freedom);
    fit.jacobian = jacobian_at(target);
    calls.pass_on();
    set_covariance(fit, problem.known_errors);
    return fit;
}

}  // namespace

CurveFit fit_least_squares(const LeastSquares& problem, const CurveFitOptions& options) {
    options.validate();
    check(problem);
    CurveFit best;
    best.sum_of_squares = infinite;
    best.message = "the model has no finite value at any start";
    std::vector<double> ended;
    for (const auto& start : problem.starts) {
        CurveFit fit = fit_from(problem, options, start);
        ended.push_back(fit.sum_of_squares);
        if (fit.sum_of_squares < best.sum_of_squares) best = std::move(fit);
    }
    best.ended = std::move(ended);
    return best;
}

double student_quantile(double confidence, int degrees_of_freedom) {
    const double tail = (1 - confidence) / 2;
    return degrees_of_freedom > 0 ? gsl_cdf_tdist_Qinv(tail, degrees_of_freedom)
                                  : gsl_cdf_ugaussian_Qinv(tail);
}

double chi_square_probability(double chi_square, int degrees_of_freedom) {
    return gsl_cdf_chisq_Q(chi_square, degrees_of_freedom);
}

}  // namespace anchorite::numerics
