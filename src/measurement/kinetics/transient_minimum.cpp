#include "transient_minimum.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The problem over the parameters that are not held, evaluated once a place.
class Searched {
public:
    Searched(const TransientProblem& problem, const std::vector<double>& start,
             const std::vector<std::size_t>& held, const ProgressCallback& progress)
        : problem_(&problem), whole_(start), progress_(&progress) {
        for (std::size_t i = 0; i < start.size(); ++i) {
            if (std::ranges::find(held, i) == held.end()) open_.push_back(static_cast<Index>(i));
        }
    }

    const TransientSums& at(std::span<const double> values) {
        if (!known_.empty() && std::ranges::equal(values, known_)) return sums_;
        if (*progress_ && !(*progress_)({"fit", static_cast<std::size_t>(evaluations_), 0})) {
            throw Cancelled();
        }
        known_.assign(values.begin(), values.end());
        for (std::size_t i = 0; i < open_.size(); ++i) {
            whole_[static_cast<std::size_t>(open_[i])] = values[i];
        }
        sums_ = problem_->sums(whole_);
        ++evaluations_;
        if (sums_.finite && open_.size() < whole_.size()) {
            sums_.gradient = sums_.gradient(open_).eval();
            sums_.extent = sums_.extent(open_).eval();
            sums_.gram = sums_.gram(open_, open_).eval();
            sums_.step = sums_.step(open_, open_).eval();
        }
        return sums_;
    }

    [[nodiscard]] const std::vector<double>& whole() const { return whole_; }
    [[nodiscard]] const std::vector<Index>& open() const { return open_; }
    [[nodiscard]] long evaluations() const { return evaluations_; }

private:
    const TransientProblem* problem_;
    std::vector<double> whole_;
    const ProgressCallback* progress_;
    std::vector<Index> open_;
    std::vector<double> known_;
    TransientSums sums_;
    long evaluations_ = 0;
};

/// A square root of a matrix that is positive semidefinite up to rounding.
MatrixXd root_of(const MatrixXd& matrix) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(matrix);
    return solver.eigenvalues().cwiseMax(0).cwiseSqrt().asDiagonal() *
           solver.eigenvectors().transpose();
}

/// All residuals are turned onto one, the norm ρ; the derivatives then have g/ρ in its row and
/// above it a root of JᵀJ − ggᵀ/ρ². Norm, gradient and JᵀJ are those of the whole map.
numerics::LeastSquares turned(Searched& searched, double scale) {
    numerics::LeastSquares out;
    const std::size_t count = searched.open().size();
    out.count = count + 1;
    out.known_errors = true;
    out.residuals = [&searched, scale](std::span<const double> values,
                                       std::span<double> residuals) {
        const TransientSums& sums = searched.at(values);
        std::ranges::fill(residuals, 0);
        residuals.back() =
            sums.finite ? std::sqrt(sums.squares) / scale : std::numeric_limits<double>::infinity();
    };
    out.jacobian = [&searched, scale](std::span<const double> values,
                                      numerics::Jacobian& jacobian) {
        const TransientSums& sums = searched.at(values);
        const double norm = std::sqrt(sums.squares);
        VectorXd last = VectorXd::Zero(sums.gradient.size());
        if (norm > 0) last = sums.gradient / norm;
        jacobian.topRows(last.size()) = root_of(sums.step - last * last.transpose()) / scale;
        jacobian.bottomRows(1) = last.transpose() / scale;
    };
    return out;
}

/// (JᵀJ)⁻¹ times the variance; empty where the parameters are not all determined.
MatrixXd covariance_of(const MatrixXd& gram, const VectorXd& extent, double variance) {
    const VectorXd scale = gram.diagonal().cwiseSqrt();
    constexpr double rounding = 1e-18;  // of a square: what spectra make up for to nine digits
    if (!(gram.diagonal().array() > rounding * extent.array()).all()) return {};
    const MatrixXd inverse_scale = scale.cwiseInverse().asDiagonal();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(inverse_scale * gram * inverse_scale);
    constexpr double least = 1e-12;
    if (!(solver.eigenvalues()(0) > least)) return {};
    const MatrixXd inverse = solver.eigenvectors() *
                             solver.eigenvalues().cwiseInverse().asDiagonal() *
                             solver.eigenvectors().transpose();
    return variance * inverse_scale * inverse * inverse_scale;
}

/// Parameters that ended at a bound, by their place among those searched.
std::vector<Index> bounded(const TransientProblem& problem, const Searched& searched) {
    const std::vector<Range> bounds = problem.bounds();
    std::vector<Index> out;
    for (std::size_t i = 0; i < searched.open().size(); ++i) {
        const auto at = static_cast<std::size_t>(searched.open()[i]);
        const double value = searched.whole()[at];
        const double nearest = std::min(value - bounds[at].low, bounds[at].high - value);
        if (nearest < 1e-6) out.push_back(static_cast<Index>(i));
    }
    return out;
}

/// The covariance with parameters at a bound held there.
MatrixXd free_covariance(const TransientSums& sums, const std::vector<Index>& held,
                         double variance) {
    std::vector<Index> rest;
    for (Index i = 0; i < sums.gram.rows(); ++i) {
        if (std::ranges::find(held, i) == held.end()) rest.push_back(i);
    }
    if (rest.empty()) return {};
    const MatrixXd part = covariance_of(sums.gram(rest, rest), sums.extent(rest), variance);
    if (part.size() == 0) return {};
    MatrixXd out = MatrixXd::Zero(sums.gram.rows(), sums.gram.cols());
    out(rest, rest) = part;
    return out;
}

TransientMinimum summary_of(const TransientProblem& problem, Searched& searched,
                            std::span<const double> values, const TransientFitOptions& options) {
    TransientMinimum out;
    const TransientSums& sums = searched.at(values);
    out.free = searched.whole();
    out.squares = sums.squares;
    out.degrees_of_freedom =
        problem.points() - problem.spectra() - static_cast<long>(problem.free_count());
    out.variance = sums.squares / static_cast<double>(out.degrees_of_freedom);
    out.quantile = numerics::student_quantile(options.fit.confidence,
                                              static_cast<int>(out.degrees_of_freedom));
    const std::vector<Index> held = bounded(problem, searched);
    for (const Index i : held) {
        out.at_bound.push_back(static_cast<std::size_t>(searched.open()[static_cast<size_t>(i)]));
    }
    out.covariance = free_covariance(sums, held, out.variance);
    out.evaluations = searched.evaluations();
    return out;
}

}  // namespace

TransientMinimum minimise(const TransientProblem& problem, const std::vector<double>& start,
                          const TransientFitOptions& options,
                          const std::vector<std::size_t>& held) {
    Searched searched(problem, start, held, options.progress);
    std::vector<double> values;
    for (const Index i : searched.open()) values.push_back(start[static_cast<std::size_t>(i)]);
    const TransientSums& first = searched.at(values);
    if (!first.finite) throw RunError("the model has no finite value at its start");
    if (values.empty()) {
        TransientMinimum out = summary_of(problem, searched, values, options);
        out.termination = Termination::converged;
        return out;
    }
    const double norm = std::sqrt(first.squares);
    numerics::LeastSquares least = turned(searched, norm > 0 ? norm : 1);
    least.starts = {values};
    for (const Index i : searched.open()) {
        least.bounds.push_back(problem.bounds()[static_cast<std::size_t>(i)]);
    }
    const numerics::CurveFit fit = numerics::fit_least_squares(least, options.fit);
    if (fit.parameters.empty()) throw RunError("the fit of the map found no finite values");
    TransientMinimum out = summary_of(problem, searched, fit.parameters, options);
    out.termination = fit.termination;
    out.message = fit.message;
    return out;
}

}  // namespace anchorite::measurement
