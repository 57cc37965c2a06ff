#include "measurement/kinetics/trpl_start.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/numerics/box_quadratic.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A choice of lifetimes with its amplitudes.
struct Candidate {
    double sum = std::numeric_limits<double>::infinity();
    double shift = 0;
    std::vector<Index> chosen;
    VectorXd amplitudes;
};

/// Normal equations of a grid of lifetimes; scatter and background are the last columns.
struct Normal {
    MatrixXd gram;
    VectorXd right;
    double total = 0;  ///< weighted sum of squares of the counts
};

std::vector<double> lifetime_grid(const TrplProblem& problem, int count) {
    const auto channels = static_cast<double>(problem.model().window().size());
    const double low = std::log(0.7);
    const double high = std::log(2 * channels);
    std::vector<double> out;
    for (int i = 0; i < count; ++i) out.push_back(low + (high - low) * i / (count - 1));
    return out;
}

/// Columns at one shift, a lifetime each, then what is linear besides.
MatrixXd columns_at(const TrplProblem& problem, const std::vector<double>& grid, double shift) {
    const TrplLayout& layout = problem.layout();
    VectorXd parameters = VectorXd::Zero(layout.size);
    if (layout.shift >= 0) parameters(layout.shift) = shift;
    if (layout.width >= 0) parameters(layout.width) = problem.model().given_log_width();
    const auto lifetimes = static_cast<Index>(grid.size());
    const Index others = layout.linear() - layout.components;
    MatrixXd out(problem.counts().size(), lifetimes + others);
    TrplValues values;
    for (Index i = 0; i < lifetimes; ++i) {
        // As many lifetimes of the grid at once as the model has components.
        const Index together = std::min(layout.components, lifetimes - i);
        for (Index k = 0; k < together; ++k) parameters(k) = grid[static_cast<std::size_t>(i + k)];
        problem.model().evaluate(parameters, values);
        out.middleCols(i, together) = values.jacobian.middleCols(layout.first_amplitude, together);
        i += together - 1;
    }
    out.rightCols(others) = values.jacobian.rightCols(others);
    return out;
}

Normal normal_of(const TrplProblem& problem, const MatrixXd& columns) {
    const bool weighted = problem.objective() != TrplObjective::unweighted;
    const Eigen::ArrayXd root = weighted ? problem.counts().max(1.0).rsqrt().eval()
                                         : Eigen::ArrayXd::Ones(columns.rows()).eval();
    const MatrixXd scaled = root.matrix().asDiagonal() * columns;
    const VectorXd counts = (root * problem.counts()).matrix();
    return {scaled.transpose() * scaled, scaled.transpose() * counts, counts.squaredNorm()};
}

void try_choice(const Normal& normal, Index lifetimes, Candidate& trial, Candidate& best) {
    std::vector<Index> used = trial.chosen;
    for (Index k = lifetimes; k < normal.right.size(); ++k) used.push_back(k);
    const MatrixXd gram = normal.gram(used, used);
    const VectorXd scale = gram.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
    MatrixXd unit = scale.asDiagonal() * gram * scale.asDiagonal();
    unit.diagonal().array() += 1e-12;
    const VectorXd right = normal.right(used).cwiseProduct(scale);
    const VectorXd zero = VectorXd::Zero(right.size());
    const VectorXd x = numerics::minimise_in_box(
        unit, -right, zero,
        VectorXd::Constant(right.size(), std::numeric_limits<double>::infinity()));
    trial.sum = normal.total - 2 * right.dot(x) + x.dot(unit * x);
    trial.amplitudes = x.cwiseProduct(scale);
    if (trial.sum < best.sum) best = trial;
}

/// Best of all choices of some lifetimes of the grid.
Candidate best_choice(const Normal& normal, Index lifetimes, Index wanted, double shift) {
    Candidate best;
    Candidate trial;
    trial.shift = shift;
    trial.chosen.resize(static_cast<std::size_t>(wanted));
    std::vector<char> mask(static_cast<std::size_t>(lifetimes), 0);
    std::fill_n(mask.begin(), wanted, char{1});
    do {
        std::size_t next = 0;
        for (std::size_t i = 0; i < mask.size(); ++i) {
            if (mask[i] != 0) trial.chosen[next++] = static_cast<Index>(i);
        }
        try_choice(normal, lifetimes, trial, best);
    } while (std::ranges::prev_permutation(mask).found);
    return best;
}

/// Channel at which the counts first reach half of their highest value.
double half_rise(const Eigen::ArrayXd& counts) {
    const double half = 0.5 * counts.maxCoeff();
    Index at = 0;
    while (counts(at) < half) ++at;
    return static_cast<double>(at);
}

std::vector<double> shifts_to_try(const TrplProblem& problem) {
    if (problem.layout().shift < 0) return {0};
    const double rise =
        static_cast<double>(problem.model().window().begin) + half_rise(problem.counts());
    const double centre = rise - problem.model().response_rise();
    const double step = std::max(1.0, problem.model().response_width() / 5);
    std::vector<double> out;
    for (int k = -4; k <= 4; ++k) out.push_back(centre + k * step);
    return out;
}

VectorXd parameters_of(const TrplProblem& problem, const std::vector<double>& grid,
                       const Candidate& from) {
    const TrplLayout& layout = problem.layout();
    VectorXd out = VectorXd::Zero(layout.size);
    for (Index i = 0; i < layout.components; ++i) {
        out(i) = grid[static_cast<std::size_t>(from.chosen[static_cast<std::size_t>(i)])];
    }
    if (layout.shift >= 0) out(layout.shift) = from.shift;
    if (layout.width >= 0) out(layout.width) = problem.model().given_log_width();
    out.tail(layout.linear()) = from.amplitudes;
    // A component that is not needed there still has to be seen by the first step.
    const double least = 1e-3 * out.segment(layout.first_amplitude, layout.components).sum();
    for (Index i = 0; i < layout.components; ++i) {
        double& amplitude = out(layout.first_amplitude + i);
        amplitude = std::max(amplitude, least);
    }
    return out;
}

}  // namespace

std::vector<VectorXd> trpl_starts(const TrplProblem& problem, std::size_t count) {
    const std::vector<double> coarse = lifetime_grid(problem, 7);
    const auto coarse_count = static_cast<Index>(coarse.size());
    const Index few = std::min<Index>(2, problem.layout().components);
    std::vector<Candidate> at_shifts;
    for (const double shift : shifts_to_try(problem)) {
        const Normal normal = normal_of(problem, columns_at(problem, coarse, shift));
        at_shifts.push_back(best_choice(normal, coarse_count, few, shift));
    }
    std::ranges::sort(at_shifts, {}, &Candidate::sum);
    std::vector<VectorXd> out;
    for (std::size_t i = 0; i < std::min(count, at_shifts.size()); ++i) {
        out.push_back(trpl_start_at(problem, at_shifts[i].shift));
    }
    return out;
}

VectorXd trpl_start_at(const TrplProblem& problem, double shift) {
    const std::vector<double> grid = lifetime_grid(problem, 14);
    const Normal normal = normal_of(problem, columns_at(problem, grid, shift));
    return parameters_of(
        problem, grid,
        best_choice(normal, static_cast<Index>(grid.size()), problem.layout().components, shift));
}

}  // namespace anchorite::measurement
