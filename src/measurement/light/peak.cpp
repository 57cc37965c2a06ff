#include "anchorite/measurement/light/peak.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Curve = std::vector<double>;

void check(const Curve& x, const Curve& y, std::size_t least) {
    if (x.size() != y.size() || x.size() < least) {
        throw InputError("a peak needs five points or more, and as many values");
    }
    if (!(*std::ranges::max_element(y) > 0)) throw InputError("the curve is nowhere above 0");
}

double middle_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::size_t top_of(const Curve& y) {
    return static_cast<std::size_t>(std::ranges::max_element(y) - y.begin());
}

/// Points around the highest one that exceed a share of it; three at least.
struct Cap {
    std::size_t first = 0;
    std::size_t last = 0;  ///< included
};

/// Noise makes single points dip: a cap ends where two neighbours in a row lie below.
Cap cap_of(const Curve& y, double share) {
    const std::size_t top = top_of(y);
    const double level = share * y[top];
    const auto low = [&](std::size_t i) { return y[i] < level; };
    Cap cap{top, top};
    while (cap.first > 0) {
        const std::size_t i = cap.first - 1;
        if (low(i) && (i == 0 || low(i - 1))) break;
        cap.first = i;
    }
    while (cap.last + 1 < y.size()) {
        const std::size_t i = cap.last + 1;
        if (low(i) && (i + 1 == y.size() || low(i + 1))) break;
        cap.last = i;
    }
    if (top > 0 && cap.first == top) cap.first = top - 1;
    if (top + 1 < y.size() && cap.last == top) cap.last = top + 1;
    return cap;
}

void fit_parabola(const Curve& x, const Curve& y, const Cap& cap, PeakFigures& figures) {
    const auto count = static_cast<Eigen::Index>(cap.last - cap.first + 1);
    figures.points = static_cast<std::size_t>(count);
    const double centre = x[top_of(y)];
    const double scale = x[cap.last] - x[cap.first];
    Eigen::MatrixXd powers(count, 3);
    Eigen::VectorXd values(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const double u = (x[cap.first + static_cast<std::size_t>(i)] - centre) / scale;
        powers.row(i) << 1, u, u * u;
        values(i) = y[cap.first + static_cast<std::size_t>(i)];
    }
    const Eigen::Vector3d c = powers.colPivHouseholderQr().solve(values);
    if (count < 3 || !(c(2) < 0)) {
        figures.position.value = centre;
        figures.height = y[top_of(y)];
        return;
    }
    const double u = -c(1) / (2 * c(2));
    figures.position.value = centre + scale * u;
    figures.height = c(0) + u * c(1) / 2;
    if (count < 5) return;
    const double variance = (powers * c - values).squaredNorm() / static_cast<double>(count - 3);
    figures.noise = std::sqrt(variance);
    const Eigen::Matrix3d covariance = variance * (powers.transpose() * powers).inverse();
    const Eigen::Vector3d gradient(0, -1 / (2 * c(2)), c(1) / (2 * c(2) * c(2)));
    figures.position.standard_error =
        scale * std::sqrt((gradient.transpose() * covariance * gradient).value());
}

/// A crossing of half the height and the slope of the curve there.
struct HalfPoint {
    double at = 0;
    double slope = 0;
};

std::optional<HalfPoint> half_point(const Curve& x, const Curve& y, double level, int step) {
    for (auto i = static_cast<std::ptrdiff_t>(top_of(y));; i += step) {
        const std::ptrdiff_t next = i + step;
        if (next < 0 || next >= static_cast<std::ptrdiff_t>(x.size())) return std::nullopt;
        const auto a = static_cast<std::size_t>(i);
        const auto b = static_cast<std::size_t>(next);
        if (y[b] > level) continue;
        const double slope = (y[b] - y[a]) / (x[b] - x[a]);
        return HalfPoint{x[a] + (level - y[a]) / slope, slope};
    }
}

void find_width(const Curve& x, const Curve& y, PeakFigures& figures) {
    const double level = figures.height / 2;
    const auto below = half_point(x, y, level, -1);
    const auto above = half_point(x, y, level, 1);
    if (below) figures.half_low = below->at;
    if (above) figures.half_high = above->at;
    if (!below || !above) return;
    figures.fwhm = PeakFigure{above->at - below->at, std::nullopt};
    if (figures.noise > 0) {
        figures.fwhm->standard_error =
            figures.noise * std::hypot(1 / below->slope, 1 / above->slope);
    }
}

void find_centroid(const Curve& x, const Curve& y, PeakFigures& figures) {
    double low = x.front();
    double high = x.back();
    if (figures.fwhm) {
        low = std::max(low, figures.position.value - 1.5 * figures.fwhm->value);
        high = std::min(high, figures.position.value + 1.5 * figures.fwhm->value);
    }
    double sum = 0, moment = 0, variance = 0;
    const auto width = [&x](std::size_t i) {
        const double left = i == 0 ? x[0] : x[i - 1];
        const double right = i + 1 == x.size() ? x[i] : x[i + 1];
        return (right - left) / 2;
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i] < low || x[i] > high) continue;
        sum += y[i] * width(i);
        moment += x[i] * y[i] * width(i);
    }
    figures.centroid.value = moment / sum;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i] < low || x[i] > high) continue;
        const double lever = width(i) * (x[i] - figures.centroid.value) / sum;
        variance += lever * lever * figures.noise * figures.noise;
    }
    if (figures.noise > 0) figures.centroid.standard_error = std::sqrt(variance);
}

}  // namespace

double scatter_of(const Curve& x, const Curve& y) {
    std::vector<double> distances;
    for (std::size_t i = 1; i + 1 < y.size(); ++i) {
        const double part = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
        const double line = y[i - 1] + part * (y[i + 1] - y[i - 1]);
        const double deviation = std::sqrt(1 + part * part + (1 - part) * (1 - part));
        distances.push_back(std::abs(y[i] - line) / deviation);
    }
    constexpr double of_normal = 1.4826;  // standard deviation over median distance
    return distances.empty() ? 0 : of_normal * middle_of(std::move(distances));
}

PeakFigures peak_figures(const Curve& x, const Curve& y, double share) {
    check(x, y, 5);
    if (!(share > 0 && share < 1)) throw InputError("the parabola's share must lie in (0, 1)");
    PeakFigures figures;
    const std::size_t top = top_of(y);
    figures.at_edge = top == 0 || top + 1 == y.size();
    fit_parabola(x, y, cap_of(y, share), figures);
    find_width(x, y, figures);
    find_centroid(x, y, figures);
    const double expected = std::sqrt(2 * std::log(static_cast<double>(y.size())));
    figures.above_scatter = y[top] - middle_of(y) > expected * scatter_of(x, y) &&
                            std::isfinite(figures.position.value) &&
                            std::isfinite(figures.centroid.value);
    return figures;
}

double GaussianPeak::value(double x) const {
    const double distance = (x - centre) / fwhm;
    return height * std::exp(-4 * std::log(2.0) * distance * distance) + offset;
}

GaussianPeak fit_gaussian(const Curve& x, const Curve& y) {
    check(x, y, 6);
    const PeakFigures start = peak_figures(x, y, 0.8);
    const double width = start.fwhm ? start.fwhm->value : (x.back() - x.front()) / 4;
    const double origin = start.position.value;
    const double scale = start.height;
    numerics::LeastSquares problem;
    problem.count = x.size();
    problem.starts = {{1, 0, 0, 0}, {1, 0, 0.5, 0}};
    problem.residuals = [&](std::span<const double> p, std::span<double> residuals) {
        const GaussianPeak peak{p[0], p[1], std::exp(p[2]), p[3], {}, {}, {}};
        for (std::size_t i = 0; i < x.size(); ++i) {
            residuals[i] = peak.value((x[i] - origin) / width) - y[i] / scale;
        }
    };
    GaussianPeak out;
    out.fit = fit_least_squares(problem);
    const auto& p = out.fit.parameters;
    if (p.empty()) throw RunError("the peak could not be fitted by a Gaussian");
    out.height = p[0] * scale;
    out.centre = origin + p[1] * width;
    out.fwhm = width * std::exp(p[2]);
    out.offset = p[3] * scale;
    const auto centre = out.fit.interval(1);
    const auto log_width = out.fit.interval(2);
    out.centre_interval = {origin + centre.low * width, origin + centre.high * width};
    out.fwhm_interval = {width * std::exp(log_width.low), width * std::exp(log_width.high)};
    return out;
}

}  // namespace anchorite::measurement
