#include "anchorite/device/fit_diagnosis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

#include "anchorite/device/sclc.hpp"

namespace anchorite::device {

namespace {

constexpr double telling_correlation = 0.95;
constexpr double telling_ratio = 1e-3;  ///< of singular values, columns of length 1
constexpr double unlikely = 0.001;

/// Width of the bounds in internal units.
double width(const FitParameter& parameter) {
    return parameter.logarithmic ? std::log(parameter.bounds.high / parameter.bounds.low) : 1;
}

/// Standard error of each parameter if all others were known, over the bounds' width; what a
/// parameter changes at most in units of the scatter is the inverse.
std::vector<bool> insensitive(const FitResult& result, const Eigen::MatrixXd& jacobian) {
    const double variance = result.known_errors || result.degrees_of_freedom < 1
                                ? 1
                                : std::max(result.chi_square / result.degrees_of_freedom, 1e-30);
    std::vector<bool> list;
    for (std::size_t p = 0; p < result.parameters.size(); ++p) {
        const double length = jacobian.col(static_cast<Eigen::Index>(p)).norm();
        list.push_back(!(length * width(result.parameters[p].parameter) > 2 * std::sqrt(variance)));
    }
    return list;
}

void warn_of_single(const FitResult& result, const std::vector<bool>& unfelt,
                    std::vector<std::string>& warnings) {
    for (std::size_t p = 0; p < result.parameters.size(); ++p) {
        const auto& fitted = result.parameters[p];
        const auto& name = fitted.parameter.name;
        const auto& bounds = fitted.parameter.bounds;
        if (unfelt[p]) {
            warnings.push_back(
                fmt::format("the curves do not depend on {} within their errors: fix it", name));
        } else if (fitted.at_bound) {
            warnings.push_back(fmt::format(
                "{} ended at a bound: its interval and those of the others hold only if the bound "
                "is a fact; widen the bounds or doubt the model",
                name));
        } else if (fitted.interval.low <= bounds.low && fitted.interval.high >= bounds.high) {
            warnings.push_back(fmt::format(
                "the data do not determine {}: its interval is wider than its bounds", name));
        }
    }
}

void warn_of_pairs(const FitResult& result, std::vector<std::string>& warnings) {
    for (Eigen::Index a = 0; a < result.correlation.rows(); ++a) {
        for (Eigen::Index b = 0; b < a; ++b) {
            const double value = result.correlation(a, b);
            if (!(std::abs(value) > telling_correlation)) continue;
            const auto name = [&](Eigen::Index i) {
                return result.parameters[static_cast<std::size_t>(i)].parameter.name;
            };
            warnings.push_back(
                fmt::format("{} and {} have correlation {:.3f}: the data determine a combination "
                            "of them much better than either",
                            name(b), name(a), value));
        }
    }
}

/// "+0.71 ln(a) -0.70 ln(b)" of the parts of a direction that matter.
std::string combination(const FitResult& result, const Eigen::VectorXd& direction) {
    std::string text;
    for (Eigen::Index p = 0; p < direction.size(); ++p) {
        if (std::abs(direction[p]) < 0.1 * direction.lpNorm<Eigen::Infinity>()) continue;
        const auto& about = result.parameters[static_cast<std::size_t>(p)].parameter;
        text += about.logarithmic
                    ? fmt::format(" {:+.2g} ln({})", direction[p], about.name)
                    : fmt::format(" {:+.2g} {}/width of bounds", direction[p], about.name);
    }
    return text;
}

/// Directions that a matrix with columns of length 1 hardly feels, as changes of the parameters.
void warn_of_combinations(const FitResult& result, const Eigen::MatrixXd& jacobian,
                          const std::vector<bool>& unfelt, std::vector<std::string>& warnings) {
    std::vector<Eigen::Index> felt;
    for (std::size_t p = 0; p < unfelt.size(); ++p) {
        if (!unfelt[p]) felt.push_back(static_cast<Eigen::Index>(p));
    }
    if (felt.size() < 2) return;
    const Eigen::MatrixXd some = jacobian(Eigen::all, felt);
    const Eigen::VectorXd scale = some.colwise().norm().cwiseInverse();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(some * scale.asDiagonal(), Eigen::ComputeThinV);
    for (Eigen::Index k = 0; k < svd.singularValues().size(); ++k) {
        if (svd.singularValues()[k] > telling_ratio * svd.singularValues()[0]) continue;
        Eigen::VectorXd direction = Eigen::VectorXd::Zero(jacobian.cols());
        direction(felt) = scale.cwiseProduct(svd.matrixV().col(k));
        direction.normalize();
        warnings.push_back(
            fmt::format("near-singular: the curves hardly change along{}, so these cannot be told "
                        "apart",
                        combination(result, direction)));
    }
}

void warn_of_curves(const FitResult& result, std::vector<std::string>& warnings) {
    if (result.known_errors && result.probability < unlikely) {
        warnings.push_back(fmt::format(
            "chi-square {:.4g} of {} degrees of freedom has probability {:.1g}: the model does not "
            "describe the data within the errors given, and the intervals are too narrow",
            result.chi_square, result.degrees_of_freedom, result.probability));
    }
    for (const auto& curve : result.curves) {
        const auto neighbours = neighbour_correlation(curve.residuals);
        if (neighbours.value > neighbours.limit) {
            warnings.push_back(
                fmt::format("residuals of '{}' follow their neighbours (correlation {:.2f}, by "
                            "chance up to {:.2f}): the model is systematically off there, and the "
                            "intervals are too narrow",
                            curve.curve.name, neighbours.value, neighbours.limit));
        }
        constexpr double much = 0.3;  // of a standard error
        if (curve.grid_error > much) {
            warnings.push_back(
                fmt::format("a finer grid moves the model of '{}' by {:.2f} standard errors: raise "
                            "device.cells_per_layer",
                            curve.curve.name, curve.grid_error));
        }
    }
}

/// Whether tangents can be drawn to a curve at all.
bool has_tangents(const FitCurve& curve) {
    const auto& at = curve.grid.at;
    const auto positive = [](double value) { return value > 0; };
    return curve.grid.abscissa == Abscissa::voltage && at.size() >= 5 &&
           std::ranges::all_of(at, positive) && std::ranges::all_of(curve.values, positive) &&
           std::ranges::is_sorted(at, std::less_equal{});
}

/// Why the tangents of a curve give no trap density; film and thickness do not matter for that.
void warn_of_trap_filling(const FitResult& result, std::vector<std::string>& warnings) {
    for (const FittedCurve& fitted : result.curves) {
        const FitCurve& curve = fitted.curve;
        if (curve.kind != Measured::sclc || !has_tangents(curve)) continue;
        const auto limit = trap_filled_limit({curve.grid.at, curve.values, 1, 1});
        if (limit.objections.empty()) continue;
        warnings.push_back(
            fmt::format("{}: tangents give no trap density ({}); one found here rests on the whole "
                        "curve and on what the stack file says of the contacts",
                        curve.name, fmt::join(limit.objections, "; ")));
    }
}

}  // namespace

NeighbourCorrelation neighbour_correlation(const std::vector<double>& residuals) {
    double product = 0;
    double square = 0;
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        square += residuals[i] * residuals[i];
        if (i > 0) product += residuals[i] * residuals[i - 1];
    }
    if (!(square > 0)) return {};
    constexpr double quantile = 3;  // of few curves, by chance one in 700
    return {product / square, quantile / std::sqrt(static_cast<double>(residuals.size()))};
}

std::vector<std::string> diagnose(const FitResult& result, const Eigen::MatrixXd& jacobian) {
    std::vector<std::string> warnings;
    if (result.termination == Termination::ran_out) {
        warnings.emplace_back("the iterations ran out before the fit settled: raise iterations");
    }
    if (jacobian.size() > 0) {
        const auto unfelt = insensitive(result, jacobian);
        warn_of_single(result, unfelt, warnings);
        warn_of_pairs(result, warnings);
        warn_of_combinations(result, jacobian, unfelt, warnings);
    }
    warn_of_curves(result, warnings);
    warn_of_trap_filling(result, warnings);
    return warnings;
}

}  // namespace anchorite::device
