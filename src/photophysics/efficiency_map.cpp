#include "anchorite/photophysics/efficiency_map.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

namespace {

double log_ratio(double plqy) {
    if (!(plqy > 0 && plqy < 1)) throw InputError("a quantum yield must lie between 0 and 1");
    return std::log(plqy / (1 - plqy));
}

}  // namespace

double EfficiencyMap::efficiency(double plqy) const {
    return level + slope * log_ratio(plqy);
}

numerics::Interval EfficiencyMap::interval(double plqy) const {
    const double mean = fit.half_width(Eigen::Vector2d(1, log_ratio(plqy)));
    const double half = std::hypot(mean, fit.quantile * fit.deviation());
    const double centre = efficiency(plqy);
    return {centre - half, centre + half};
}

EfficiencyMap fit_efficiency(std::span<const double> plqy, std::span<const double> efficiency,
                             const numerics::CurveFitOptions& options) {
    if (plqy.size() != efficiency.size() || plqy.size() < 3) {
        throw InputError(
            "a line through efficiencies needs at least three devices, each with a "
            "quantum yield");
    }
    std::vector<double> x;
    for (const double p : plqy) x.push_back(log_ratio(p));
    numerics::LeastSquares problem;
    problem.count = x.size();
    problem.starts = {{0.1, 0.05}};
    problem.residuals = [&](std::span<const double> p, std::span<double> residuals) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            residuals[i] = p[0] + p[1] * x[i] - efficiency[i];
        }
    };
    EfficiencyMap out;
    out.fit = fit_least_squares(problem, options);
    out.level = out.fit.parameters.at(0);
    out.slope = out.fit.parameters.at(1);
    return out;
}

}  // namespace anchorite::photophysics
