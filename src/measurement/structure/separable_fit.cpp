#include "separable_fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/numerics/box_quadratic.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A misfit that noise gives less often than this is one of the model.
constexpr double by_chance = 0.01;

/// Least squares from their normal equations, the first `areas` unknowns not negative. Columns that
/// are alike share (a minute ridge), those that are zero stay out.
VectorXd solve_areas(const MatrixXd& gram, const VectorXd& target, Index areas) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    MatrixXd ridged = gram;
    for (Index i = 0; i < ridged.rows(); ++i) {
        ridged(i, i) = gram(i, i) > 0 ? gram(i, i) * (1 + 1e-11) : 1;
    }
    VectorXd low = VectorXd::Constant(target.size(), -infinity);
    low.head(areas).setZero();
    return numerics::minimise_in_box(ridged, -target, low,
                                     VectorXd::Constant(target.size(), infinity));
}

/// The weighted parts of the problem that do not change, and the solution at some parameters.
class Projection {
    template <typename Vector>
    [[nodiscard]] auto segment(Vector& vector, std::size_t line) const {
        return vector.segment(static_cast<Index>(columns_[line].first), weighted_[line].size());
    }

public:
    explicit Projection(const SeparableProblem& problem)
        : problem_(&problem), inverse_errors_(static_cast<Index>(problem.errors.size())) {
        for (Index i = 0; i < inverse_errors_.size(); ++i) {
            inverse_errors_(i) = 1 / problem.errors[static_cast<std::size_t>(i)];
        }
        const Eigen::Map<const VectorXd> values(problem.values.data(), inverse_errors_.size());
        target_ = values.cwiseProduct(inverse_errors_);
        smooth_ = inverse_errors_.asDiagonal() * problem.background;
        smooth_gram_ = smooth_.transpose() * smooth_;
        smooth_target_ = smooth_.transpose() * target_;
    }

    /// Solves for areas and background; false where the parameters have no meaning.
    bool solve(std::span<const double> parameters) {
        columns_ = problem_->lines(parameters);
        if (columns_.empty()) return false;
        weigh();
        assemble();
        solution_ = solve_areas(gram_, projected_, static_cast<Index>(columns_.size()));
        return solution_.allFinite();
    }

    /// Weighted model of the last solution at other lines.
    [[nodiscard]] VectorXd model_of(const std::vector<LineColumn>& lines) const {
        const auto count = static_cast<Index>(lines.size());
        VectorXd out = smooth_ * solution_.tail(smooth_.cols());
        for (Index l = 0; l < count; ++l) {
            const auto& line = lines[static_cast<std::size_t>(l)];
            if (line.values.empty()) continue;
            out.segment(static_cast<Index>(line.first), static_cast<Index>(line.values.size())) +=
                solution_(l) * weighted(line);
        }
        return out;
    }

    [[nodiscard]] VectorXd residuals() const {
        VectorXd out = smooth_ * solution_.tail(smooth_.cols()) - target_;
        for (std::size_t l = 0; l < weighted_.size(); ++l) {
            segment(out, l) += solution_(static_cast<Index>(l)) * weighted_[l];
        }
        return out;
    }

    [[nodiscard]] VectorXd weighted(const LineColumn& line) const {
        const auto size = static_cast<Index>(line.values.size());
        return Eigen::Map<const VectorXd>(line.values.data(), size)
            .cwiseProduct(inverse_errors_.segment(static_cast<Index>(line.first), size));
    }

    /// Takes out of vectors what areas and background can take up.
    void project_out(MatrixXd& vectors) const {
        std::vector<Index> kept;
        for (Index k = 0; k < solution_.size(); ++k) {
            if (k >= static_cast<Index>(lines()) || solution_(k) > 0) kept.push_back(k);
        }
        const MatrixXd gram = gram_(kept, kept);
        const Eigen::LDLT<MatrixXd> solver(gram + 1e-11 * MatrixXd(gram.diagonal().asDiagonal()));
        for (Index v = 0; v < vectors.cols(); ++v) {
            const VectorXd onto = onto_columns(vectors.col(v));
            const VectorXd shares = solver.solve(VectorXd(onto(kept)));
            VectorXd left = vectors.col(v);
            for (std::size_t k = 0; k < kept.size(); ++k) {
                const auto line = static_cast<std::size_t>(kept[k]);
                if (line >= lines()) break;
                segment(left, line) -= shares(static_cast<Index>(k)) * weighted_[line];
            }
            left -= smooth_ * shares.tail(smooth_.cols());
            vectors.col(v) = left;
        }
    }

    [[nodiscard]] const VectorXd& solution() const { return solution_; }
    [[nodiscard]] const MatrixXd& gram() const { return gram_; }
    [[nodiscard]] const MatrixXd& smooth() const { return smooth_; }
    [[nodiscard]] const VectorXd& inverse_errors() const { return inverse_errors_; }
    [[nodiscard]] std::size_t lines() const { return weighted_.size(); }

    /// Product of a vector over all points with every linear column.
    [[nodiscard]] VectorXd onto_columns(const VectorXd& vector) const {
        VectorXd out(gram_.rows());
        for (std::size_t l = 0; l < weighted_.size(); ++l) {
            out(static_cast<Index>(l)) = weighted_[l].dot(segment(vector, l));
        }
        out.tail(smooth_.cols()) = smooth_.transpose() * vector;
        return out;
    }

private:
    void weigh() {
        weighted_.clear();
        for (const LineColumn& line : columns_) weighted_.push_back(weighted(line));
    }

    double overlap(std::size_t a, std::size_t b) const {
        const std::size_t begin = std::max(columns_[a].first, columns_[b].first);
        const std::size_t end = std::min(columns_[a].first + columns_[a].values.size(),
                                         columns_[b].first + columns_[b].values.size());
        if (end <= begin) return 0;
        const auto size = static_cast<Index>(end - begin);
        return weighted_[a]
            .segment(static_cast<Index>(begin - columns_[a].first), size)
            .dot(weighted_[b].segment(static_cast<Index>(begin - columns_[b].first), size));
    }

    void assemble() {
        const auto count = static_cast<Index>(columns_.size());
        const Index terms = smooth_.cols();
        gram_.setZero(count + terms, count + terms);
        projected_.resize(count + terms);
        for (Index a = 0; a < count; ++a) {
            const auto line = static_cast<std::size_t>(a);
            for (Index b = a; b < count; ++b) {
                gram_(a, b) = gram_(b, a) = overlap(line, static_cast<std::size_t>(b));
            }
            const auto first = static_cast<Index>(columns_[line].first);
            const auto rows = smooth_.middleRows(first, weighted_[line].size());
            gram_.block(a, count, 1, terms) = weighted_[line].transpose() * rows;
            gram_.block(count, a, terms, 1) = gram_.block(a, count, 1, terms).transpose();
            projected_(a) = weighted_[line].dot(segment(target_, line));
        }
        gram_.bottomRightCorner(terms, terms) = smooth_gram_;
        projected_.tail(terms) = smooth_target_;
    }

    const SeparableProblem* problem_;
    VectorXd inverse_errors_;
    VectorXd target_;
    MatrixXd smooth_;
    MatrixXd smooth_gram_;
    VectorXd smooth_target_;
    std::vector<LineColumn> columns_;
    std::vector<VectorXd> weighted_;
    MatrixXd gram_;
    VectorXd projected_;
    VectorXd solution_;
};

/// Derivatives of the weighted model by the shape parameters, areas and background held.
MatrixXd shape_derivatives(const SeparableProblem& problem, const Projection& projection,
                           const std::vector<double>& parameters) {
    MatrixXd out(projection.inverse_errors().size(), static_cast<Index>(parameters.size()));
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const double step = 1e-5 * std::max(1.0, std::abs(parameters[p]));
        std::vector<double> moved = parameters;
        moved[p] = parameters[p] + step;
        const auto up = problem.lines(moved);
        moved[p] = parameters[p] - step;
        const auto down = problem.lines(moved);
        if (up.empty() || down.empty()) return {};
        out.col(static_cast<Index>(p)) =
            (projection.model_of(up) - projection.model_of(down)) / (2 * step);
    }
    return out;
}

/// Normal matrix of shape parameters, lines with an area, and background terms.
MatrixXd normal_matrix(const MatrixXd& shape, const Projection& projection,
                       const std::vector<Index>& kept) {
    const Index shapes = shape.cols(), linear = static_cast<Index>(kept.size());
    MatrixXd out(shapes + linear, shapes + linear);
    out.topLeftCorner(shapes, shapes) = shape.transpose() * shape;
    for (Index p = 0; p < shapes; ++p) {
        const VectorXd cross = projection.onto_columns(shape.col(p));
        for (Index k = 0; k < linear; ++k) {
            out(p, shapes + k) = out(shapes + k, p) = cross(kept[static_cast<std::size_t>(k)]);
        }
    }
    for (Index k = 0; k < linear; ++k) {
        for (Index m = 0; m < linear; ++m) {
            out(shapes + k, shapes + m) = projection.gram()(kept[static_cast<std::size_t>(k)],
                                                            kept[static_cast<std::size_t>(m)]);
        }
    }
    return out;
}

/// Inverse of a normal matrix, or nothing where it is singular.
MatrixXd inverse_of(const MatrixXd& normal) {
    const VectorXd scale = normal.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
    const MatrixXd scaled = scale.asDiagonal() * normal * scale.asDiagonal();
    const Eigen::LDLT<MatrixXd> solver(scaled);
    const double smallest = solver.vectorD().minCoeff();
    if (solver.info() != Eigen::Success || !(smallest > 1e-12)) return {};
    const MatrixXd inverse = solver.solve(MatrixXd::Identity(normal.rows(), normal.cols()));
    return scale.asDiagonal() * inverse * scale.asDiagonal();
}

void set_errors(const SeparableProblem& problem, const Projection& projection, SeparableFit& out) {
    const auto lines = static_cast<Index>(projection.lines());
    std::vector<Index> kept;
    for (Index k = 0; k < projection.solution().size(); ++k) {
        if (k >= lines || projection.solution()(k) > 0) kept.push_back(k);
    }
    const auto shapes = static_cast<Index>(out.fit.parameters.size());
    out.degrees_of_freedom = static_cast<int>(problem.values.size()) - static_cast<int>(shapes) -
                             static_cast<int>(kept.size());
    out.area_error.assign(out.areas.size(), std::numeric_limits<double>::infinity());
    out.fit.covariance = {};
    if (out.degrees_of_freedom < 1) return;
    const double misfit = std::sqrt(out.chi_square / out.degrees_of_freedom);
    out.enlarged = !problem.known_errors || numerics::chi_square_probability(
                                                out.chi_square, out.degrees_of_freedom) < by_chance
                       ? misfit
                       : 1;
    out.fit.degrees_of_freedom = out.degrees_of_freedom;
    const MatrixXd shape = shape_derivatives(problem, projection, out.fit.parameters);
    if (shape.size() == 0) return;
    const MatrixXd inverse = inverse_of(normal_matrix(shape, projection, kept));
    if (inverse.size() == 0) return;
    const double scale = out.enlarged * out.enlarged;
    out.fit.covariance = scale * inverse.topLeftCorner(shapes, shapes);
    for (std::size_t k = 0; k < kept.size(); ++k) {
        if (kept[k] >= lines) break;
        const Index at = shapes + static_cast<Index>(k);
        out.area_error[static_cast<std::size_t>(kept[k])] = std::sqrt(scale * inverse(at, at));
    }
}

void set_curves(const Projection& projection, SeparableFit& out) {
    const VectorXd smooth =
        projection.smooth() * projection.solution().tail(projection.smooth().cols());
    const VectorXd errors = projection.inverse_errors().cwiseInverse();
    const VectorXd background = smooth.cwiseProduct(errors);
    out.background.assign(background.begin(), background.end());
    out.model = out.background;
}

}  // namespace

SeparableFit fit_separable(const SeparableProblem& problem,
                           const numerics::CurveFitOptions& options) {
    Projection projection(problem);
    numerics::LeastSquares squares;
    squares.count = problem.values.size();
    squares.starts = problem.starts;
    squares.bounds = problem.bounds;
    squares.known_errors = true;
    squares.residuals = [&](std::span<const double> parameters, std::span<double> residuals) {
        if (!projection.solve(parameters)) {
            std::ranges::fill(residuals, std::numeric_limits<double>::quiet_NaN());
            return;
        }
        const VectorXd values = projection.residuals();
        std::ranges::copy(values, residuals.begin());
    };
    // Kaufman's approximation: areas follow the shape, but their change of it is left out
    squares.jacobian = [&](std::span<const double> parameters, numerics::Jacobian& jacobian) {
        MatrixXd shape =
            shape_derivatives(problem, projection, {parameters.begin(), parameters.end()});
        if (shape.size() == 0) {
            jacobian.setConstant(std::numeric_limits<double>::quiet_NaN());
            return;
        }
        projection.project_out(shape);
        jacobian = shape;
    };
    SeparableFit out;
    out.fit = fit_least_squares(squares, options);
    if (out.fit.parameters.empty() || !projection.solve(out.fit.parameters)) return out;
    const VectorXd& solution = projection.solution();
    out.areas.assign(solution.begin(),
                     solution.begin() + static_cast<std::ptrdiff_t>(projection.lines()));
    out.chi_square = projection.residuals().squaredNorm();
    set_curves(projection, out);
    const auto lines = problem.lines(out.fit.parameters);
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t i = 0; i < lines[l].values.size(); ++i) {
            out.model[lines[l].first + i] += out.areas[l] * lines[l].values[i];
        }
    }
    set_errors(problem, projection, out);
    return out;
}

}  // namespace anchorite::measurement
