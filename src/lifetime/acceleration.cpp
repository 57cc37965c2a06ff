#include "anchorite/lifetime/acceleration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::lifetime {

namespace {

void check(const std::vector<double>& levels, const std::vector<double>& seconds) {
    if (levels.size() != seconds.size() || levels.size() < 2) {
        throw InputError("an acceleration factor needs lifetimes at two levels at least");
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!(levels[i] > 0) || !(seconds[i] > 0) || !std::isfinite(levels[i] * seconds[i])) {
            throw InputError("initial levels and lifetimes must be positive and finite");
        }
    }
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
    if (!(*high > 1.01 * *low)) {
        throw InputError("all lifetimes are at one level: measure at levels that differ");
    }
}

void warn(PowerLaw& law, std::size_t levels) {
    if (levels < 4) {
        law.warnings.push_back(
            fmt::format("n rests on {} levels; four are the least to trust", levels));
    }
    if (law.highest < 3 * law.lowest) {
        law.warnings.push_back(
            fmt::format("the levels span a factor of {:.1f} only", law.highest / law.lowest));
    }
    if (law.n < 1 || law.n > 3) {
        law.warnings.push_back(fmt::format("n = {:.2f} lies outside the usual 1 to 3", law.n));
    }
}

}  // namespace

void check_one_share(const std::vector<double>& shares) {
    for (const double share : shares) {
        if (share != shares.front()) {
            throw InputError("lifetimes to different shares (T50, T90 ...) follow no common law");
        }
    }
}

PowerLaw fit_power_law(const std::vector<double>& levels, const std::vector<double>& seconds,
                       const numerics::CurveFitOptions& options) {
    check(levels, seconds);
    double sum_level = 0, sum_time = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        sum_level += std::log(levels[i]);
        sum_time += std::log(seconds[i]);
    }
    const auto count = static_cast<double>(levels.size());
    const double log_centre = sum_level / count;
    const double mean_time = sum_time / count;
    numerics::LeastSquares problem;
    problem.count = levels.size();
    problem.starts = {{0, 1.5}};
    problem.residuals = [&](std::span<const double> p, std::span<double> residuals) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            residuals[i] =
                mean_time + p[0] - p[1] * (std::log(levels[i]) - log_centre) - std::log(seconds[i]);
        }
    };
    PowerLaw out;
    out.fit = fit_least_squares(problem, options);
    out.n = out.fit.parameters.at(1);
    out.n_interval = out.fit.interval(1);
    out.centre = std::exp(log_centre);
    out.intercept = mean_time + out.fit.parameters.at(0);
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
    out.lowest = *low;
    out.highest = *high;
    warn(out, levels.size());
    return out;
}

ExtrapolatedLifetime evaluate(const PowerLaw& law, double level) {
    if (!(level > 0)) throw InputError("a level must be positive");
    const double distance = std::log(level / law.centre);
    ExtrapolatedLifetime out;
    out.seconds = std::exp(law.intercept - law.n * distance);
    const double mean = law.fit.half_width(Eigen::Vector2d(1, -distance));
    const double half = std::hypot(mean, law.fit.quantile * law.fit.deviation());
    out.interval = {out.seconds * std::exp(-half), out.seconds * std::exp(half)};
    out.reach = std::max({1.0, law.lowest / level, level / law.highest});
    return out;
}

std::string shape_warning(const std::vector<DecayFit>& fits) {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    std::size_t lowest = 0, highest = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (fits[i].beta.low > low) low = fits[i].beta.low, lowest = i;
        if (fits[i].beta.high < high) high = fits[i].beta.high, highest = i;
    }
    if (low <= high) return {};
    return fmt::format(
        "the decays at levels {} and {} differ in shape (stretching exponents {:.2f} and {:.2f}, "
        "intervals apart): n compares different mechanisms",
        lowest + 1, highest + 1, fits[lowest].model.beta, fits[highest].model.beta);
}

}  // namespace anchorite::lifetime
