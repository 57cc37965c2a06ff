#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "anchorite/base/field.hpp"
#include "anchorite/base/termination.hpp"

namespace anchorite::numerics {

/// Derivatives of the residuals, shape residuals x parameters.
using Jacobian = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A least-squares problem. Parameters should be of order 1 (take logarithms of rates and times):
/// derivatives are central differences unless `jacobian` gives them.
struct LeastSquares {
    /// Writes the residuals (as many as `count`) of some parameters; one that is not finite says
    /// that the model has no value there. What it throws ends the fit and is passed on.
    std::function<void(std::span<const double> parameters, std::span<double> residuals)> residuals;
    /// Writes the derivatives at some parameters, for which `residuals` was called last; its matrix
    /// has its shape already. May be empty.
    std::function<void(std::span<const double> parameters, Jacobian& jacobian)> jacobian = {};
    std::size_t count = 0;
    std::vector<std::vector<double>> starts;  ///< each is tried, the lowest sum of squares is kept
    std::vector<Range> bounds;                ///< a range a parameter; empty: none is bounded
    bool known_errors = false;  ///< residuals are in standard errors: the covariance is not scaled
};

/// How hard to look and how wide intervals are.
struct CurveFitOptions {
    int max_iterations = 400;  ///< per start
    double tolerance = 1e-12;  ///< relative change of the sum of squares that ends a start
    double confidence = 0.95;  ///< of every interval
    void validate() const;     ///< @throws InputError
};

/// An estimate with its interval; the ends need not lie symmetrically.
struct Interval {
    double low = 0;
    double high = 0;
    /// Whether a value lies inside, ends included.
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// What a fit gives.
struct CurveFit {
    std::vector<double> parameters;
    Eigen::MatrixXd covariance;  ///< parameters x parameters; empty where undetermined
    Eigen::MatrixXd jacobian;    ///< residuals x parameters, at the fit
    double sum_of_squares = 0;
    int degrees_of_freedom = 0;  ///< residuals less parameters
    double quantile = 0;         ///< of Student's distribution (normal where errors are known)
    Termination termination = Termination::failed;
    std::string message;        ///< why it ended so, or why there is no covariance; may be empty
    std::vector<double> ended;  ///< sum of squares that each start ended in; infinite: in none

    /// Whether intervals can be given.
    [[nodiscard]] bool has_intervals() const { return covariance.size() > 0; }
    /// Standard deviation of the residuals about the fit; 0 without degrees of freedom.
    [[nodiscard]] double deviation() const;
    /// Half the width of the interval of a function of the parameters with this gradient (first
    /// order); infinite where there are no intervals.
    [[nodiscard]] double half_width(const Eigen::VectorXd& gradient) const;
    /// Interval of one parameter.
    [[nodiscard]] Interval interval(std::size_t parameter) const;
};

/// Minimises the sum of squares (Levenberg-Marquardt, Ceres). Covariance = (JᵀJ)⁻¹, times the
/// residual variance unless errors are known.
/// @throws InputError  no start, starts of different size, or fewer residuals than parameters
/// @throws anything    that the problem's functions throw
CurveFit fit_least_squares(const LeastSquares& problem, const CurveFitOptions& options = {});

/// Two-sided quantile of Student's distribution: |t| exceeds it with probability 1 - confidence.
/// Normal where degrees_of_freedom is 0 or less.
double student_quantile(double confidence, int degrees_of_freedom);

/// Probability that chi-square exceeds a value by chance.
double chi_square_probability(double chi_square, int degrees_of_freedom);

}  // namespace anchorite::numerics
