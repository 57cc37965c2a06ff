#include "measurement/kinetics/trpl_mixed.hpp"

#include <algorithm>

#include "anchorite/numerics/curve_fit.hpp"
#include "anchorite/numerics/nnls.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// All parameters, the linear ones solved for.
VectorXd completed(TrplProblem& problem, std::span<const double> nonlinear, TrplValues& values) {
    const TrplLayout& layout = problem.layout();
    VectorXd out = VectorXd::Zero(layout.size);
    std::ranges::copy(nonlinear, out.begin());
    problem.model().evaluate(out, values);
    out.tail(layout.linear()) =
        numerics::nonnegative_least_squares(values.jacobian.rightCols(layout.linear()),
                                            problem.counts().matrix())
            .values;
    return out;
}

}  // namespace

TrplMinimum minimise_mixed(TrplProblem& problem, const std::vector<VectorXd>& starts,
                           int max_iterations) {
    const TrplLayout& layout = problem.layout();
    const Eigen::ArrayXd root = problem.counts().max(1.0).rsqrt();
    TrplValues values;
    numerics::LeastSquares squares;
    squares.count = static_cast<std::size_t>(problem.counts().size());
    squares.residuals = [&](std::span<const double> p, std::span<double> residuals) {
        const VectorXd all = completed(problem, p, values);
        const Eigen::ArrayXd model =
            (values.jacobian.rightCols(layout.linear()) * all.tail(layout.linear())).array();
        Eigen::Map<Eigen::ArrayXd>(residuals.data(), model.size()) =
            root * (model - problem.counts());
    };
    for (const VectorXd& start : starts) {
        squares.starts.emplace_back(start.begin(), start.begin() + layout.first_amplitude);
    }
    for (Index i = 0; i < layout.first_amplitude; ++i) {
        squares.bounds.push_back({problem.low()(i), problem.high()(i)});
    }
    numerics::CurveFitOptions options;
    options.max_iterations = max_iterations;
    const numerics::CurveFit fit = numerics::fit_least_squares(squares, options);
    TrplMinimum out;
    out.termination = fit.termination;
    if (fit.parameters.empty()) return out;
    out.point.parameters = completed(problem, fit.parameters, values);
    problem.evaluate(out.point);
    return out;
}

}  // namespace anchorite::measurement
