#include "anchorite/measurement/structure/crystallite_size.hpp"

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/line_profile.hpp"
#include "measurement/structure/degree.hpp"

namespace anchorite::measurement {

namespace {

constexpr double nm = 0.1;  ///< of an ångström
constexpr std::size_t lines_for_plot = 4;

double cos_theta(const FittedLine& line) {
    return std::cos(line.two_theta / 2 * degree);
}

LineSize size_of(const FittedLine& line, std::size_t index, const Radiation& radiation,
                 const SizeOptions& options) {
    LineSize out;
    out.line = index;
    const bool integral = options.breadth == BreadthKind::integral;
    const double total = integral ? integral_breadth({line.fwhm, line.eta, 0}) : line.fwhm;
    const double total_error = total * line.fwhm_error / line.fwhm;
    const double ratio = options.instrument / total;
    out.breadth = total * (1 - ratio * ratio);
    out.breadth_error = total_error * (1 + ratio * ratio);
    const double scale = nm * options.shape_factor * radiation.alpha1 / (degree * cos_theta(line));
    const bool wider = out.breadth > 0;
    out.size = wider ? scale / out.breadth : std::numeric_limits<double>::infinity();
    out.size_error = wider ? out.size * out.breadth_error / out.breadth
                           : std::numeric_limits<double>::infinity();
    return out;
}

/// Straight line through breadths over sinθ; the mean alone for one parameter.
numerics::CurveFit fit_breadths(const std::vector<FittedLine>& lines,
                                const std::vector<LineSize>& sizes, bool sloped) {
    numerics::LeastSquares problem;
    problem.count = sizes.size();
    problem.known_errors = false;  // the scatter of the lines is larger than their errors
    problem.starts = {std::vector<double>(sloped ? 2 : 1, 0.0)};
    problem.residuals = [&, sloped](std::span<const double> p, std::span<double> residuals) {
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const FittedLine& line = lines[sizes[i].line];
            const double sine = std::sin(line.two_theta / 2 * degree);
            const double model = p[0] + (sloped ? p[1] * 4 * sine : 0);
            residuals[i] = (model - sizes[i].breadth * cos_theta(line)) /
                           (sizes[i].breadth_error * cos_theta(line));
        }
    };
    return fit_least_squares(problem);
}

/// Size of a breadth [° cosθ] with the interval of the breadth turned over.
std::optional<FittedNumber> size_number(const std::string& name, const numerics::CurveFit& fit,
                                        double scale) {
    if (!fit.has_intervals() || !(fit.parameters[0] > 0)) return std::nullopt;
    const double error = std::sqrt(fit.covariance(0, 0));
    const numerics::Interval breadth = fit.interval(0);
    FittedNumber out{name, scale / fit.parameters[0], 0, {}};
    out.error = out.value * error / fit.parameters[0];
    const double high =
        breadth.low > 0 ? scale / breadth.low : std::numeric_limits<double>::infinity();
    out.interval = {scale / breadth.high, high};
    return out;
}

}  // namespace

void SizeOptions::validate() const {
    if (!(shape_factor > 0.5 && shape_factor < 1.5)) {
        throw InputError("the shape factor K of a Scherrer size lies near 0.9 or 1");
    }
    if (!(instrument >= 0)) throw InputError("the instrument's breadth cannot be negative");
}

SizeResult crystallite_sizes(const std::vector<FittedLine>& lines, const Radiation& radiation,
                             const SizeOptions& options) {
    options.validate();
    SizeResult out;
    std::vector<LineSize> usable;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out.lines.push_back(size_of(lines[i], i, radiation, options));
        if (out.lines.back().breadth > 0) usable.push_back(out.lines.back());
    }
    const double scale = nm * options.shape_factor * radiation.alpha1 / degree;
    if (usable.size() >= 2) {
        out.mean = size_number("size", fit_breadths(lines, usable, false), scale);
    }
    if (usable.size() < lines_for_plot) return out;
    const auto plot = fit_breadths(lines, usable, true);
    out.plot_size = size_number("size", plot, scale);
    if (plot.has_intervals()) {
        const numerics::Interval slope = plot.interval(1);
        out.plot_strain = FittedNumber{"strain",
                                       plot.parameters[1] * degree,
                                       std::sqrt(plot.covariance(1, 1)) * degree,
                                       {slope.low * degree, slope.high * degree}};
    }
    return out;
}

}  // namespace anchorite::measurement
