#include "anchorite/measurement/structure/pattern_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/pattern_background.hpp"
#include "cell_scale.hpp"
#include "separable_fit.hpp"

namespace anchorite::measurement {

namespace {

constexpr double axial_unit = 1e-4;
constexpr std::size_t lines_for_shape = 6;  ///< that U, V, W and two η need

/// Which parameters a fit has and where they stand in its list.
struct Layout {
    std::size_t cell = 1;
    bool offset = false;
    bool full_shape = false;  ///< U, V, W and two η, not one of each
    bool axial = false;

    [[nodiscard]] std::size_t width() const { return cell + (offset ? 1 : 0); }
    [[nodiscard]] std::size_t eta() const { return width() + (full_shape ? 3 : 1); }
    [[nodiscard]] std::size_t axial_at() const { return eta() + (full_shape ? 2 : 1); }
    [[nodiscard]] std::size_t size() const { return axial_at() + (axial ? 1 : 0); }
};

/// Lines of a cell as columns of a pattern.
class PatternModel {
public:
    PatternModel(const PowderPattern& pattern, const std::vector<Miller>& reflections,
                 const CellScale& scale, const Layout& layout, AngleOffset offset, double fwhm)
        : pattern_(&pattern),
          reflections_(&reflections),
          scale_(&scale),
          layout_(layout),
          offset_(offset),
          width_square_(fwhm * fwhm) {}

    [[nodiscard]] double angle(std::span<const double> p, const Miller& hkl) const {
        return bragg_angle(plane_spacing(scale_->cell(p), hkl), pattern_->radiation.alpha1);
    }
    [[nodiscard]] double offset(std::span<const double> p, double angle) const {
        return layout_.offset ? offset_at(offset_, offset_unit * p[layout_.cell], angle) : 0;
    }
    /// Width is not a number where the parameters give none.
    [[nodiscard]] LineShape shape(std::span<const double> p, double angle) const {
        const auto& at = pattern_->two_theta;
        const double share = (angle - at.front()) / (at.back() - at.front());
        const double t = std::tan(angle * std::numbers::pi / 360);
        const std::size_t w = layout_.width(), e = layout_.eta();
        const double square =
            layout_.full_shape ? p[w] * t * t + p[w + 1] * t + p[w + 2] : std::exp(p[w]);
        const double eta = layout_.full_shape ? p[e] + share * (p[e + 1] - p[e]) : p[e];
        return {std::sqrt(square * width_square_), std::clamp(eta, -0.5, 1.5),
                layout_.axial ? axial_unit * p[layout_.axial_at()] : 0};
    }
    [[nodiscard]] std::vector<LineColumn> columns(std::span<const double> p) const {
        std::vector<LineColumn> out;
        for (const Miller& hkl : *reflections_) {
            const double place = angle(p, hkl);
            if (!std::isfinite(place)) {
                out.push_back({});
                continue;
            }
            const LineShape form = shape(p, place);
            if (!(form.fwhm > least_width() && form.fwhm < 30)) return {};
            out.push_back(line_column(pattern_->two_theta, place, offset(p, place), form,
                                      pattern_->radiation));
        }
        return out;
    }

private:
    /// A line narrower than a third of the step is not seen.
    [[nodiscard]] double least_width() const {
        const auto& at = pattern_->two_theta;
        return (at.back() - at.front()) / (3.0 * static_cast<double>(at.size()));
    }

    const PowderPattern* pattern_;
    const std::vector<Miller>* reflections_;
    const CellScale* scale_;
    Layout layout_;
    AngleOffset offset_;
    double width_square_;
};

std::vector<Miller> reflections_in(const PowderPattern& pattern, DiffractingCrystal crystal,
                                   const UnitCell& start, double weakest) {
    crystal.cell = start;
    DiffractionOptions options;
    options.from = std::max(0.5, pattern.two_theta.front() - 0.5);
    options.to = std::min(175.0, pattern.two_theta.back() + 0.5);
    options.weakest = weakest;
    std::vector<Miller> out;
    for (const auto& line : diffraction_lines(crystal, pattern.radiation, options)) {
        out.push_back(line.hkl);
    }
    if (out.empty()) {
        throw InputError(fmt::format("{} has no line between {:g} and {:g}°", crystal.name,
                                     pattern.two_theta.front(), pattern.two_theta.back()));
    }
    return out;
}

void add_starts(const Layout& layout, double offset, SeparableProblem& problem) {
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    std::vector<double> start(layout.size(), 0.0);
    if (layout.offset) start[layout.cell] = offset / offset_unit;
    if (layout.full_shape) start[layout.width() + 2] = 1;
    problem.bounds.assign(layout.size(), Range{-unbounded, unbounded});
    for (std::size_t i = layout.eta(); i < layout.axial_at(); ++i) {
        start[i] = 0.5;
        problem.bounds[i] = {0, 1};
    }
    problem.starts = {start};
}

std::vector<std::string> profile_names(const Layout& layout) {
    std::vector<std::string> names =
        layout.full_shape ? std::vector<std::string>{"U", "V", "W", "eta_low", "eta_high"}
                          : std::vector<std::string>{"ln_width_square", "eta"};
    if (layout.axial) names.emplace_back("axial");
    return names;
}

void set_numbers(const CellScale& scale, const Layout& layout, const SeparableFit& fit,
                 double width_square, PatternFit& out) {
    const double quantile = numerics::student_quantile(0.95, fit.degrees_of_freedom);
    const auto number = [&](const std::string& name, std::size_t i, double value, double unit) {
        const auto at = static_cast<Eigen::Index>(i);
        const double error = fit.fit.has_intervals()
                                 ? std::abs(unit) * std::sqrt(fit.fit.covariance(at, at))
                                 : std::numeric_limits<double>::infinity();
        return FittedNumber{
            name, value, error, {value - quantile * error, value + quantile * error}};
    };
    const auto& p = fit.fit.parameters;
    out.cell = scale.cell(p);
    const CellParameters cell = free_parameters(out.cell, scale.shape());
    for (std::size_t i = 0; i < layout.cell; ++i) {
        out.parameters.push_back(number(cell.names[i], i, cell.values[i], scale.unit(i)));
    }
    if (layout.offset) {
        out.offset_size = number(std::string(angle_offset_name(out.offset)), layout.cell,
                                 offset_unit * p[layout.cell], offset_unit);
    }
    const auto names = profile_names(layout);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool width = names[i].size() == 1;
        const double unit = width ? width_square : names[i] == "axial" ? axial_unit : 1;
        const std::size_t at = layout.width() + i;
        out.profile.push_back(number(names[i], at, unit * p[at], unit));
    }
}

void set_quality(const PowderPattern& pattern, const std::vector<double>& errors,
                 const SeparableFit& fit, PatternFit& out) {
    double total = 0;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const double weighted = pattern.counts[i] / errors[i];
        total += weighted * weighted;
    }
    out.degrees_of_freedom = fit.degrees_of_freedom;
    out.chi_square = fit.chi_square / std::max(1, fit.degrees_of_freedom);
    out.r_weighted = std::sqrt(fit.chi_square / total);
    out.r_expected = std::sqrt(std::max(0, fit.degrees_of_freedom) / total);
    out.enlarged = fit.enlarged;
    out.termination = fit.fit.termination;
    out.model = fit.model;
    out.background = fit.background;
}

}  // namespace

void PatternFitOptions::validate() const {
    if (background < 1 || background > 40) {
        throw InputError("the background takes 1 to 40 polynomials");
    }
    if (max_iterations < 1) throw InputError("a fit needs at least one iteration");
}

PatternFit fit_pattern(const PowderPattern& pattern, const DiffractingCrystal& crystal,
                       const UnitCell& start, double fwhm, double offset,
                       const PatternFitOptions& options) {
    options.validate();
    pattern.validate();
    const auto reflections = reflections_in(pattern, crystal, start, options.weakest);
    PatternFit out;
    out.offset = options.offset;
    out.shape = cell_shape(crystal.cell);
    const CellScale scale(start, out.shape);
    Layout layout;
    layout.cell = scale.size();
    layout.offset = options.offset != AngleOffset::none;
    layout.full_shape = reflections.size() >= lines_for_shape;
    layout.axial = options.axial && layout.full_shape;
    const PatternModel model(pattern, reflections, scale, layout, options.offset, fwhm);
    const std::vector<double> errors = pattern.errors();
    SeparableProblem problem;
    problem.values = pattern.counts;
    problem.errors = errors;
    problem.background = background_columns(pattern.two_theta, options.background, options.air);
    problem.known_errors = pattern.noise == PatternNoise::counting;
    problem.lines = [&](std::span<const double> p) { return model.columns(p); };
    add_starts(layout, offset, problem);
    numerics::CurveFitOptions search;
    search.max_iterations = options.max_iterations;
    search.tolerance = 1e-7;
    const SeparableFit fit = fit_separable(problem, search);
    if (fit.model.empty()) throw RunError("the pattern could not be fitted with this cell");
    set_numbers(scale, layout, fit, fwhm * fwhm, out);
    set_quality(pattern, errors, fit, out);
    for (std::size_t i = 0; i < reflections.size(); ++i) {
        const double angle = model.angle(fit.fit.parameters, reflections[i]);
        const LineShape shape = model.shape(fit.fit.parameters, angle);
        out.lines.push_back({reflections[i], angle + model.offset(fit.fit.parameters, angle),
                             fit.areas[i], fit.area_error[i], shape.fwhm, shape.eta});
    }
    return out;
}

}  // namespace anchorite::measurement
