#include "anchorite/measurement/structure/line_fit.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/measurement/structure/pattern_background.hpp"
#include "separable_fit.hpp"

namespace anchorite::measurement {

namespace {

constexpr double reach_of_window = 5;     ///< full widths to either side of a line
constexpr std::size_t most_together = 6;  ///< lines of one fit

/// Lines that are fitted together and the points they are fitted to.
struct LineGroup {
    std::vector<FoundPeak> peaks;
    std::size_t begin = 0;
    std::size_t end = 0;
};

double upper_end(const FoundPeak& peak, const Radiation& radiation) {
    const double second = alpha2_angle(peak.two_theta, radiation);
    return std::isfinite(second) ? second : peak.two_theta;
}

std::vector<LineGroup> groups_of(const PowderPattern& pattern,
                                 const std::vector<FoundPeak>& peaks) {
    std::vector<LineGroup> groups;
    double reached = -1;
    for (const FoundPeak& peak : peaks) {
        const bool apart = peak.two_theta - 2 * peak.fwhm > reached;
        if (groups.empty() || apart || groups.back().peaks.size() == most_together) {
            groups.emplace_back();
        }
        groups.back().peaks.push_back(peak);
        reached = std::max(reached, upper_end(peak, pattern.radiation) + 2 * peak.fwhm);
    }
    const auto index_of = [&](double angle) {
        return static_cast<std::size_t>(std::ranges::lower_bound(pattern.two_theta, angle) -
                                        pattern.two_theta.begin());
    };
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const FoundPeak& first = groups[g].peaks.front();
        const FoundPeak& last = groups[g].peaks.back();
        double low = first.two_theta - reach_of_window * first.fwhm;
        double high = upper_end(last, pattern.radiation) + reach_of_window * last.fwhm;
        if (g > 0) {
            low = std::max(low, 0.5 * (first.two_theta + groups[g - 1].peaks.back().two_theta));
        }
        if (g + 1 < groups.size()) {
            high = std::min(high, 0.5 * (last.two_theta + groups[g + 1].peaks.front().two_theta));
        }
        groups[g].begin = index_of(low);
        groups[g].end = index_of(high);
    }
    return groups;
}

/// Shape parameters of a group: for each line its shift in rough full widths and the logarithm of
/// its width over the rough one; last η.
SeparableProblem problem_of(const PowderPattern& pattern, const LineGroup& group,
                            const std::vector<double>& errors) {
    const std::size_t size = group.end - group.begin;
    const std::span<const double> angles(pattern.two_theta.data() + group.begin, size);
    SeparableProblem problem;
    problem.values = {pattern.counts.data() + group.begin, size};
    problem.errors = {errors.data() + group.begin, size};
    problem.background = background_columns(angles, 2, false);
    problem.known_errors = pattern.noise == PatternNoise::counting;
    problem.lines = [&pattern, &group, angles](std::span<const double> p) {
        std::vector<LineColumn> out;
        const double eta = p.back();
        for (std::size_t i = 0; i < group.peaks.size(); ++i) {
            const FoundPeak& peak = group.peaks[i];
            const LineShape shape{peak.fwhm * std::exp(p[2 * i + 1]), eta, 0};
            out.push_back(line_column(angles, peak.two_theta + p[2 * i] * peak.fwhm, 0, shape,
                                      pattern.radiation));
        }
        return out;
    };
    std::vector<double> start(2 * group.peaks.size() + 1, 0.0);
    start.back() = 0.5;
    problem.starts = {start};
    for (std::size_t i = 0; i < group.peaks.size(); ++i) {
        problem.bounds.push_back({-1.5, 1.5});
        problem.bounds.push_back({-2, 2});
    }
    problem.bounds.push_back({0, 1});
    return problem;
}

FittedLine line_of(const FoundPeak& peak, std::size_t i, const SeparableFit& fit) {
    const auto& p = fit.fit.parameters;
    const auto error = [&](std::size_t k) {
        const auto at = static_cast<Eigen::Index>(k);
        return std::sqrt(fit.fit.covariance(at, at));
    };
    FittedLine line;
    line.two_theta = peak.two_theta + p[2 * i] * peak.fwhm;
    line.two_theta_error = error(2 * i) * peak.fwhm;
    line.fwhm = peak.fwhm * std::exp(p[2 * i + 1]);
    line.fwhm_error = error(2 * i + 1) * line.fwhm;
    line.eta = p.back();
    line.eta_error = error(p.size() - 1);
    line.area = fit.areas[i];
    line.area_error = fit.area_error[i];
    line.chi_square = fit.chi_square / fit.degrees_of_freedom;
    line.termination = fit.fit.termination;
    return line;
}

bool plausible(const FittedLine& line) {
    return line.area > 3 * line.area_error && line.two_theta_error < 0.5 * line.fwhm &&
           line.fwhm_error < line.fwhm;
}

/// Index of the peak that a group is better fitted without; its size where all are sound.
std::size_t unsound(const LineGroup& group, const SeparableFit& fit) {
    const auto weakest = static_cast<std::size_t>(
        std::ranges::min_element(group.peaks, {}, &FoundPeak::significance) - group.peaks.begin());
    if (!fit.fit.has_intervals()) return weakest;
    std::size_t worst = group.peaks.size();
    for (std::size_t i = 0; i < group.peaks.size(); ++i) {
        if (fit.areas[i] > 0 && plausible(line_of(group.peaks[i], i, fit))) continue;
        const bool weaker = worst == group.peaks.size() ||
                            group.peaks[i].significance < group.peaks[worst].significance;
        if (weaker) worst = i;
    }
    return worst;
}

/// Fits a group, without those of its peaks that the points do not carry.
void add_lines(const PowderPattern& pattern, LineGroup group, const std::vector<double>& errors,
               std::vector<FittedLine>& out) {
    numerics::CurveFitOptions options;
    options.max_iterations = 100;
    options.tolerance = 1e-10;
    while (!group.peaks.empty() && group.end > group.begin + 3 * group.peaks.size() + 4) {
        const SeparableFit fit = fit_separable(problem_of(pattern, group, errors), options);
        const std::size_t drop = unsound(group, fit);
        if (drop == group.peaks.size()) {
            for (std::size_t i = 0; i < drop; ++i) {
                out.push_back(line_of(group.peaks[i], i, fit));
            }
            return;
        }
        group.peaks.erase(group.peaks.begin() + static_cast<std::ptrdiff_t>(drop));
    }
}

}  // namespace

std::vector<FittedLine> fit_lines(const PowderPattern& pattern,
                                  const std::vector<FoundPeak>& peaks) {
    pattern.validate();
    const std::vector<double> errors = pattern.errors();
    std::vector<FittedLine> out;
    for (const LineGroup& group : groups_of(pattern, peaks)) {
        add_lines(pattern, group, errors, out);
    }
    std::ranges::sort(out, {}, &FittedLine::two_theta);
    return out;
}

}  // namespace anchorite::measurement
