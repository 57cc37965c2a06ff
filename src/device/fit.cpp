#include "anchorite/device/fit.hpp"

#include <fmt/format.h>

#include <Eigen/SVD>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/device/fit_diagnosis.hpp"
#include "fit_residuals.hpp"

namespace anchorite::device {

namespace {

constexpr int most_refinements = 5;
constexpr double fine_enough = 0.1;  ///< of a standard error
constexpr double infinite = std::numeric_limits<double>::infinity();

void check_parameter(const FitParameter& parameter) {
    const auto& [low, high] = parameter.bounds;
    if (!std::isfinite(low) || !std::isfinite(high) || !(low < high)) {
        throw InputError(fmt::format("{} needs two bounds, the lower first", parameter.name));
    }
    if (!(parameter.start >= low && parameter.start <= high)) {
        throw InputError(fmt::format("the start of {} is outside its bounds", parameter.name));
    }
    if (parameter.logarithmic && !(low > 0)) {
        throw InputError(
            fmt::format("{} is sought on a logarithmic scale, but its lower bound is not positive",
                        parameter.name));
    }
}

void check_curve(const FitCurve& curve) {
    if (curve.values.empty() || curve.values.size() != curve.grid.at.size()) {
        throw InputError(
            fmt::format("curve '{}' has no points, or not as many values as places", curve.name));
    }
    if (!curve.errors.empty() && curve.errors.size() != curve.values.size()) {
        throw InputError(fmt::format("curve '{}' has not as many errors as values", curve.name));
    }
    for (const double error : curve.errors) {
        if (error > 0) continue;
        throw InputError(fmt::format("curve '{}' has an error that is not positive", curve.name));
    }
    for (const double value : curve.values) {
        if (std::isfinite(value) && (value > 0 || !curve.logarithmic)) continue;
        throw InputError(fmt::format("curve '{}' has the value {:g}, which has no logarithm",
                                     curve.name, value));
    }
    if (!(curve.weight > 0)) {
        throw InputError(fmt::format("the weight of curve '{}' must be positive", curve.name));
    }
}

/// Number `index` of the van der Corput sequence in a base.
double van_der_corput(int index, int base) {
    double value = 0;
    double digit = 1;
    for (; index > 0; index /= base) {
        digit /= base;
        value += digit * (index % base);
    }
    return value;
}

/// The given start, then points of Halton's sequence in the bounds.
std::vector<std::vector<double>> starts_of(const FitProblem& problem, const FitResiduals& residuals,
                                           int count) {
    static constexpr std::array bases{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
    std::vector<std::vector<double>> starts(static_cast<std::size_t>(count));
    for (int s = 0; s < count; ++s) {
        for (std::size_t p = 0; p < problem.parameters.size(); ++p) {
            const auto& about = problem.parameters[p];
            const double low = residuals.inside(p, about.bounds.low);
            const double high = residuals.inside(p, about.bounds.high);
            const double share = van_der_corput(s, bases[p % bases.size()]);
            starts[static_cast<std::size_t>(s)].push_back(s == 0 ? residuals.inside(p, about.start)
                                                                 : std::lerp(low, high, share));
        }
    }
    return starts;
}

/// (J^T J)^-1 of what the data determine. Parameters that take part in a direction the curves do
/// not feel get an infinite variance, the others theirs.
Eigen::MatrixXd covariance_of(const Eigen::MatrixXd& jacobian, double variance) {
    constexpr double rank_limit = 1e-7;  // what derivatives and round-off leave
    constexpr double part = 1e-4;
    const auto n = jacobian.cols();
    Eigen::VectorXd scale = jacobian.colwise().norm();
    for (double& length : scale) length = length > 0 ? 1 / length : 1;
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(jacobian * scale.asDiagonal(), Eigen::ComputeThinV);
    const auto& sigma = svd.singularValues();
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(n, n);
    Eigen::VectorXd open = Eigen::VectorXd::Zero(n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const Eigen::VectorXd direction = svd.matrixV().col(k);
        if (sigma[k] > rank_limit * sigma[0]) {
            const Eigen::VectorXd scaled = scale.cwiseProduct(direction) / sigma[k];
            covariance += variance * scaled * scaled.transpose();
        } else {
            open = open.cwiseMax(direction.cwiseAbs());
        }
    }
    for (Eigen::Index p = 0; p < n; ++p) {
        if (open[p] > part) covariance(p, p) = infinite;
    }
    return covariance;
}

Eigen::MatrixXd correlation_of(const Eigen::MatrixXd& covariance) {
    Eigen::MatrixXd correlation = covariance;
    for (Eigen::Index a = 0; a < covariance.rows(); ++a) {
        for (Eigen::Index b = 0; b < covariance.cols(); ++b) {
            const double scale = std::sqrt(covariance(a, a)) * std::sqrt(covariance(b, b));
            correlation(a, b) = a == b ? 1 : std::isfinite(scale) ? covariance(a, b) / scale : NAN;
        }
    }
    return correlation;
}

class Fit {
public:
    Fit(const FitProblem& problem, const FitOptions& options, const ProgressCallback& progress)
        : problem_(problem), options_(options), residuals_(problem, options, progress) {}

    FitResult run() {
        result_.known_errors = !problem_.curves.front().errors.empty();
        auto found = search(starts_of(problem_, residuals_, options_.starts));
        result_.starts = options_.starts;
        result_.confidence = options_.confidence;
        const double unit = result_.known_errors || found.degrees_of_freedom < 1
                                ? 1
                                : found.sum_of_squares / found.degrees_of_freedom;
        for (const double ended : found.ended) {
            if (ended - found.sum_of_squares < 0.01 * unit) ++result_.agreeing;
        }
        settle(found);
        for (int k = 0; options_.check_grid && k < most_refinements && !is_fine(found); ++k) {
            residuals_.refine();
            found = search({found.parameters});
            settle(found);
        }
        read(found);
        return std::move(result_);
    }

private:
    numerics::CurveFit search(std::vector<std::vector<double>> starts) {
        numerics::LeastSquares squares;
        squares.residuals = [&](auto at, auto out) { residuals_.residuals(at, out); };
        squares.jacobian = [&](auto at, auto& out) { residuals_.jacobian(at, out); };
        squares.count = residuals_.count();
        squares.starts = std::move(starts);
        for (std::size_t p = 0; p < problem_.parameters.size(); ++p) {
            const auto& bounds = problem_.parameters[p].bounds;
            squares.bounds.push_back(
                {residuals_.inside(p, bounds.low), residuals_.inside(p, bounds.high)});
        }
        squares.known_errors = result_.known_errors;
        auto found = numerics::fit_least_squares(
            squares, {options_.max_iterations, options_.tolerance, options_.confidence});
        if (!found.parameters.empty()) return found;
        throw RunError("the model has no curve at any start: " + residuals_.failure());
    }

    /// Rounds in which each curve's scatter becomes its error.
    void settle(numerics::CurveFit& found) {
        constexpr int rounds = 3;
        for (int k = 0; !result_.known_errors && k < rounds; ++k) {
            learn_scatter(found);
            found = search({found.parameters});
        }
    }

    /// Whether the error of the grid is small beside those of the data.
    bool is_fine(const numerics::CurveFit& found) {
        std::vector<double> all(residuals_.count());
        residuals_.residuals(found.parameters, all);
        return std::ranges::none_of(residuals_.grid_errors(),
                                    [](double error) { return error > fine_enough; });
    }

    /// Scatter of each curve about the fit, with its share of the degrees of freedom.
    void learn_scatter(const numerics::CurveFit& found) {
        std::vector<double> all(residuals_.count());
        residuals_.residuals(found.parameters, all);
        const double left = found.degrees_of_freedom / static_cast<double>(residuals_.count());
        if (!(left > 0)) return;
        std::vector<double> scatter;
        for (std::size_t c = 0; c < problem_.curves.size(); ++c) {
            const auto first = all.begin() + static_cast<std::ptrdiff_t>(residuals_.first(c));
            const auto count = problem_.curves[c].values.size();
            const double sum =
                std::inner_product(first, first + static_cast<std::ptrdiff_t>(count), first, 0.0);
            const double now = residuals_.scatter(c);
            scatter.push_back(
                now * std::max(1e-12, std::sqrt(sum / (left * static_cast<double>(count)))));
        }
        residuals_.set_scatter(scatter);
    }

    void read(const numerics::CurveFit& found) {
        std::vector<double> all(residuals_.count());
        residuals_.residuals(found.parameters, all);
        result_.chi_square = found.sum_of_squares;
        result_.degrees_of_freedom = found.degrees_of_freedom;
        result_.termination = found.termination;
        result_.message = found.message;
        if (result_.known_errors && found.degrees_of_freedom > 0) {
            result_.probability =
                numerics::chi_square_probability(found.sum_of_squares, found.degrees_of_freedom);
        }
        read_parameters(found);
        read_curves();
        result_.evaluations = residuals_.evaluations();
        result_.warnings = diagnose(result_, found.jacobian);
    }

    void read_parameters(const numerics::CurveFit& found) {
        const bool scaled = !result_.known_errors;
        const bool known = found.jacobian.size() > 0 && (!scaled || found.degrees_of_freedom > 0);
        const double variance = scaled ? found.sum_of_squares / found.degrees_of_freedom : 1;
        Eigen::MatrixXd covariance;
        if (known) {
            covariance = covariance_of(found.jacobian, variance);
            result_.correlation = correlation_of(covariance);
        }
        for (std::size_t p = 0; p < problem_.parameters.size(); ++p) {
            FittedParameter fitted{
                problem_.parameters[p], 0, {-infinite, infinite}, infinite, false};
            const auto& bounds = fitted.parameter.bounds;
            const double at = found.parameters[p];
            fitted.value = residuals_.outside(p, at);
            const auto i = static_cast<Eigen::Index>(p);
            const double width = fitted.parameter.logarithmic ? 1 : bounds.high - bounds.low;
            if (known) fitted.deviation = width * std::sqrt(covariance(i, i));
            const double half = found.quantile * fitted.deviation;
            fitted.interval = fitted.parameter.logarithmic
                                  ? numerics::Interval{fitted.value * std::exp(-half),
                                                       fitted.value * std::exp(half)}
                                  : numerics::Interval{fitted.value - half, fitted.value + half};
            const double low = residuals_.inside(p, bounds.low);
            const double high = residuals_.inside(p, bounds.high);
            fitted.at_bound = std::min(at - low, high - at) < 1e-6 * (high - low);
            result_.parameters.push_back(fitted);
        }
    }

    void read_curves() {
        std::vector<double> errors(problem_.curves.size(), 0);
        if (options_.check_grid) errors = residuals_.grid_errors();
        for (std::size_t c = 0; c < problem_.curves.size(); ++c) {
            FittedCurve fitted{problem_.curves[c], residuals_.model(c), {}, 0, errors[c]};
            fitted.residuals = residuals_.compared(c, fitted.model);
            for (const double residual : fitted.residuals) {
                fitted.sum_of_squares += residual * residual;
            }
            result_.curves.push_back(std::move(fitted));
        }
    }

    const FitProblem& problem_;
    const FitOptions& options_;
    FitResiduals residuals_;
    FitResult result_;
};

}  // namespace

void FitProblem::validate() const {
    if (curves.empty()) throw InputError("there is no curve to fit");
    if (parameters.empty()) throw InputError("there is no parameter to find: name at least one");
    for (const auto& parameter : parameters) check_parameter(parameter);
    for (const auto& curve : curves) {
        check_curve(curve);
        if (curve.errors.empty() != curves.front().errors.empty()) {
            throw InputError(fmt::format(
                "curve '{}' and curve '{}' differ in whether errors are given: give them for every "
                "curve or for none",
                curves.front().name, curve.name));
        }
    }
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const auto uses = [&](const FitDevice& device) {
            return std::ranges::any_of(device.free,
                                       [&](const FreeKey& key) { return key.parameter == p; });
        };
        if (std::ranges::any_of(devices, uses)) continue;
        throw InputError(fmt::format("no curve's stack has the parameter {}", parameters[p].name));
    }
}

void FitOptions::validate() const {
    if (starts < 1) throw InputError("a fit needs at least one start");
    numerics::CurveFitOptions{max_iterations, tolerance, confidence}.validate();
}

FitResult fit(const FitProblem& problem, const FitOptions& options,
              const ProgressCallback& progress) {
    problem.validate();
    options.validate();
    std::vector<double> start;
    for (const auto& parameter : problem.parameters) start.push_back(parameter.start);
    for (const auto& device : problem.devices) device_of(stack_at(device, start));
    return Fit(problem, options, progress).run();
}

}  // namespace anchorite::device
