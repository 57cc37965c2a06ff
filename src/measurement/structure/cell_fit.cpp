#include "anchorite/measurement/structure/cell_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "cell_scale.hpp"

namespace anchorite::measurement {

namespace {

/// A reflection as a candidate for a measured line.
struct Candidate {
    Miller hkl;
    double intensity;
};

/// Place, width and strength of what is matched.
struct Matcher {
    const std::vector<FittedLine>& measured;
    const std::vector<Candidate>& candidates;
    const Radiation& radiation;

    [[nodiscard]] std::vector<double> places(const UnitCell& cell, AngleOffset offset,
                                             double size) const {
        std::vector<double> out;
        for (const Candidate& candidate : candidates) {
            const double angle = bragg_angle(plane_spacing(cell, candidate.hkl), radiation.alpha1);
            out.push_back(angle + offset_at(offset, size, angle));
        }
        return out;
    }

    /// How much of the measured strength has a reflection of like strength at its place.
    [[nodiscard]] double score(const std::vector<double>& places) const {
        double sum = 0;
        for (const FittedLine& line : measured) {
            const double width = std::max(0.5 * line.fwhm, 0.1);
            double best = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                const double u = (places[i] - line.two_theta) / width;
                if (!(std::abs(u) < 4)) continue;
                best = std::max(best, std::sqrt(candidates[i].intensity) * std::exp(-u * u / 2));
            }
            sum += std::sqrt(line.area) * best;
        }
        return sum;
    }

    /// The reflection of each measured line, each used once.
    [[nodiscard]] std::vector<IndexedLine> assign(const std::vector<double>& places,
                                                  double tolerance) const {
        std::map<std::size_t, IndexedLine> taken;
        for (std::size_t m = 0; m < measured.size(); ++m) {
            const double reach = std::max(tolerance, measured[m].fwhm);
            std::size_t best = places.size();
            double strength = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                const double u = (places[i] - measured[m].two_theta) / reach;
                if (!(std::abs(u) < 1)) continue;
                const double here = candidates[i].intensity * std::exp(-4 * u * u);
                if (here > strength) strength = here, best = i;
            }
            if (best == places.size()) continue;
            const auto [entry, fresh] =
                taken.try_emplace(best, IndexedLine{m, candidates[best].hkl, places[best]});
            const auto distance = [&](std::size_t line) {
                return std::abs(measured[line].two_theta - places[best]);
            };
            if (!fresh && distance(m) < distance(entry->second.line)) entry->second.line = m;
        }
        std::vector<IndexedLine> out;
        for (const auto& [place, line] : taken) out.push_back(line);
        std::ranges::sort(out, {}, &IndexedLine::line);
        return out;
    }
};

UnitCell strained(UnitCell cell, double strain) {
    cell.a *= 1 + strain;
    cell.b *= 1 + strain;
    cell.c *= 1 + strain;
    return cell;
}

UnitCell best_strain(const Matcher& matcher, const UnitCell& cell, double largest) {
    constexpr double step = 2e-4;
    const int steps = static_cast<int>(std::ceil(largest / step));
    double best = -1;
    UnitCell found = cell;
    for (int i = -steps; i <= steps; ++i) {
        const UnitCell trial = strained(cell, i * step);
        const double score = matcher.score(matcher.places(trial, AngleOffset::none, 0));
        // of equal scores the smallest strain: the given cell is about right
        const double preferred = score * (1 - 0.02 * std::abs(i * step) / std::max(largest, step));
        if (preferred > best) best = preferred, found = trial;
    }
    return found;
}

numerics::LeastSquares squares_of(const std::vector<FittedLine>& measured,
                                  const std::vector<IndexedLine>& indexed, const CellScale& scale,
                                  const Radiation& radiation, AngleOffset offset) {
    numerics::LeastSquares problem;
    problem.count = indexed.size();
    problem.known_errors = true;
    problem.starts = {
        std::vector<double>(scale.size() + (offset == AngleOffset::none ? 0U : 1U), 0.0)};
    problem.residuals = [&, offset](std::span<const double> p, std::span<double> residuals) {
        const UnitCell cell = scale.cell(p);
        for (std::size_t i = 0; i < indexed.size(); ++i) {
            const FittedLine& line = measured[indexed[i].line];
            const double angle = bragg_angle(plane_spacing(cell, indexed[i].hkl), radiation.alpha1);
            const double size = offset == AngleOffset::none ? 0 : offset_unit * p[scale.size()];
            residuals[i] =
                (angle + offset_at(offset, size, angle) - line.two_theta) / line.two_theta_error;
        }
    };
    return problem;
}

void set_numbers(const CellScale& scale, const numerics::CurveFit& fit, CellFit& out) {
    const int freedom = static_cast<int>(out.indexed.size() - fit.parameters.size());
    out.scatter = freedom > 0 ? std::sqrt(fit.sum_of_squares / freedom) : 0;
    const bool given = fit.has_intervals() && freedom > 0;
    out.message = given ? "" : "as many parameters as lines: no errors";
    // scatter that the lines' own errors explain says nothing new of these errors
    constexpr double by_chance = 0.01;
    const bool explained =
        freedom > 0 && numerics::chi_square_probability(fit.sum_of_squares, freedom) >= by_chance;
    const double enlarged = explained ? 1 : out.scatter;
    const double quantile = numerics::student_quantile(0.95, explained ? 0 : freedom);
    const auto number = [&](const std::string& name, std::size_t i, double value, double unit) {
        const auto at = static_cast<Eigen::Index>(i);
        const double error = given ? unit * enlarged * std::sqrt(fit.covariance(at, at)) : 0;
        return FittedNumber{
            name, value, error, {value - quantile * error, value + quantile * error}};
    };
    out.cell = scale.cell(fit.parameters);
    const CellParameters values = free_parameters(out.cell, out.shape);
    for (std::size_t i = 0; i < scale.size(); ++i) {
        out.parameters.push_back(number(values.names[i], i, values.values[i], scale.unit(i)));
    }
    if (out.offset == AngleOffset::none) return;
    const double size = offset_unit * fit.parameters[scale.size()];
    out.offset_size =
        number(std::string(angle_offset_name(out.offset)), scale.size(), size, offset_unit);
}

std::vector<Candidate> candidates_of(const DiffractingCrystal& crystal, const Radiation& radiation,
                                     const std::vector<FittedLine>& measured,
                                     const IndexOptions& options) {
    DiffractionOptions lines;
    lines.weakest = options.weakest;
    lines.from = std::max(0.5, measured.front().two_theta * (1 - options.largest_strain) - 1);
    lines.to = std::min(175.0, measured.back().two_theta * (1 + 2 * options.largest_strain) + 1);
    std::vector<Candidate> out;
    for (const auto& line : diffraction_lines(crystal, radiation, lines)) {
        out.push_back({line.hkl, line.intensity});
    }
    return out;
}

}  // namespace

std::string_view angle_offset_name(AngleOffset offset) {
    switch (offset) {
        case AngleOffset::none:
            return "no offset";
        case AngleOffset::zero_shift:
            return "zero shift";
        case AngleOffset::displacement:
            return "displacement";
    }
    return "";
}

double offset_at(AngleOffset offset, double size, double two_theta) {
    if (offset == AngleOffset::none) return 0;
    if (offset == AngleOffset::zero_shift) return size;
    return size * std::cos(two_theta * std::numbers::pi / 360);
}

void IndexOptions::validate() const {
    if (!(largest_strain >= 0 && largest_strain < 0.2)) {
        throw InputError("the strain that is searched must lie between 0 and 0.2");
    }
    if (!(tolerance > 0)) throw InputError("the tolerance of an index must be positive");
}

CellFit fit_cell(const std::vector<FittedLine>& measured, const DiffractingCrystal& crystal,
                 const Radiation& radiation, AngleOffset offset, const IndexOptions& options) {
    options.validate();
    if (measured.empty()) throw InputError("there is no line to index");
    const auto candidates = candidates_of(crystal, radiation, measured, options);
    const Matcher matcher{measured, candidates, radiation};
    CellFit out;
    out.offset = offset;
    out.shape = cell_shape(crystal.cell);
    out.cell = best_strain(matcher, regular_cell(crystal.cell), options.largest_strain);
    double size = 0;
    for (const double slack : {3.0, 1.5, 1.0}) {
        const CellScale scale(out.cell, out.shape);
        out.indexed =
            matcher.assign(matcher.places(out.cell, offset, size), slack * options.tolerance);
        const std::size_t wanted = scale.size() + (offset == AngleOffset::none ? 0 : 1);
        if (out.indexed.size() < wanted) {
            throw InputError(fmt::format("{} of {} lines fit {}; a {} cell with {} needs {}",
                                         out.indexed.size(), measured.size(), crystal.name,
                                         cell_shape_name(out.shape), angle_offset_name(offset),
                                         wanted));
        }
        const auto fit =
            fit_least_squares(squares_of(measured, out.indexed, scale, radiation, offset));
        out.parameters.clear();
        out.termination = fit.termination;
        set_numbers(scale, fit, out);
        if (out.offset_size) size = out.offset_size->value;
    }
    const auto places = matcher.places(out.cell, offset, size);
    for (IndexedLine& line : out.indexed) {
        const double angle = bragg_angle(plane_spacing(out.cell, line.hkl), radiation.alpha1);
        line.calculated = angle + offset_at(offset, size, angle);
    }
    return out;
}

}  // namespace anchorite::measurement
