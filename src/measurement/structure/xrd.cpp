#include "anchorite/measurement/structure/xrd.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/pattern_background.hpp"

namespace anchorite::measurement {

namespace {

int window_points(const PowderPattern& pattern, double degrees) {
    const auto& at = pattern.two_theta;
    const double step = (at.back() - at.front()) / static_cast<double>(at.size() - 1);
    return std::max(1, static_cast<int>(std::lround(degrees / step)));
}

std::string consistent_names(const std::vector<PhaseCandidate>& phases) {
    std::vector<std::string> names;
    for (const auto& phase : phases) {
        if (phase.consistent) names.push_back(phase.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Keeps a whole-pattern fit that has settled; of another only that there was one.
void keep(const PatternFit& fit, XrdResult& out) {
    if (fit.termination == Termination::converged) {
        out.patterns.push_back(fit);
        return;
    }
    out.warnings.push_back(
        fmt::format("The whole-pattern fit with {} did not converge; its numbers are left out.",
                    angle_offset_name(fit.offset)));
}

void refine(const DiffractingCrystal& crystal, XrdResult& out) {
    for (const AngleOffset offset : {AngleOffset::zero_shift, AngleOffset::displacement}) {
        out.cells.push_back(
            fit_cell(out.lines, crystal, out.pattern.radiation, offset, out.options.index));
        if (!out.options.whole_pattern) continue;
        const PatternFit& best = *out.phases.front().whole;
        if (best.offset == offset) {
            keep(best, out);
            continue;
        }
        PatternFitOptions fit = out.options.pattern;
        fit.offset = offset;
        const CellFit& cell = out.cells.back();
        keep(fit_pattern(out.pattern, crystal, cell.cell, best.lines.front().fwhm,
                         cell.offset_size->value, fit),
             out);
    }
}

void warn_of_phase(const PhaseCandidate& phase, const MatchOptions& options,
                   std::vector<std::string>& warnings) {
    if (!phase.consistent) {
        warnings.push_back(fmt::format(
            "{} fits best of the given crystals, but its lines hold {:.0f} % of the area and the "
            "similarity of intensities is {:.2f}; {:.0f} % and {:.2f} are the least that count as "
            "an explanation.",
            phase.name, 100 * phase.indexed_area, phase.similarity,
            100 * options.least_indexed_area, options.least_similarity));
    } else if (phase.one_plane && phase.similarity < options.least_similarity) {
        warnings.push_back(fmt::format(
            "All indexed lines are orders of one plane of {}: the grains are oriented, or it is "
            "another crystal with this spacing; intensities do not tell.",
            phase.name));
    }
}

void warn(XrdResult& out) {
    if (out.options.size.instrument == 0) {
        out.warnings.emplace_back("No instrumental width is given, so sizes are lower limits.");
    }
    const auto& strain = out.sizes.plot_strain;
    if (strain && strain->interval.high < 0) {
        out.warnings.emplace_back(
            "The breadths shrink with the angle where strain makes them grow: no strain and no "
            "size "
            "of that plot is given. An instrumental width that grows with the angle does this.");
        out.sizes.plot_strain.reset();
        out.sizes.plot_size.reset();
    }
    if (!out.phases.empty()) warn_of_phase(out.phases.front(), out.options.match, out.warnings);
    if (out.cells.empty()) return;
    const CellFit& cell = out.best_cell();
    if (cell.indexed.size() < out.lines.size()) {
        out.warnings.push_back(
            fmt::format("{} of {} lines are not indexed: another phase, the substrate or noise.",
                        out.lines.size() - cell.indexed.size(), out.lines.size()));
    }
    if (cell.scatter > 3) {
        out.warnings.push_back(fmt::format(
            "The places of the lines scatter {:.1f} times more than their errors: the model of "
            "angles or the profile is incomplete, and intervals are enlarged by that factor.",
            cell.scatter));
    }
    const auto consistent = std::ranges::count_if(out.phases, &PhaseCandidate::consistent);
    if (consistent > 1) {
        out.warnings.push_back(
            fmt::format("At this width of the lines the pattern does not tell apart: {}.",
                        consistent_names(out.phases)));
    }
}

}  // namespace

const CellFit& XrdResult::best_cell() const {
    // A fit with as many parameters as lines has no scatter at all and must not win by that.
    return *std::ranges::min_element(cells, [](const CellFit& a, const CellFit& b) {
        if (a.indexed.size() != b.indexed.size()) return a.indexed.size() > b.indexed.size();
        return a.scatter < b.scatter;
    });
}

const PatternFit* XrdResult::best_pattern() const {
    if (patterns.empty()) return nullptr;
    return &*std::ranges::min_element(patterns, {}, &PatternFit::chi_square);
}

XrdResult analyse_xrd(const PowderPattern& pattern, const std::vector<DiffractingCrystal>& crystals,
                      const XrdOptions& options) {
    XrdResult out;
    out.pattern = pattern;
    out.options = options;
    out.lines = fit_lines(pattern, find_peaks(pattern, options.peaks));
    if (out.lines.empty()) {
        throw InputError(fmt::format("{}: no line stands {:g} times above the noise", pattern.name,
                                     options.peaks.significance));
    }
    out.background = snip_background(pattern.counts, window_points(pattern, options.snip_window));
    out.sizes = crystallite_sizes(out.lines, pattern.radiation, options.size);
    if (!crystals.empty()) {
        out.phases = match_phases(pattern, out.lines, crystals, options.index, options.pattern,
                                  options.match);
        const PhaseCandidate& best = out.phases.front();
        if (!best.failure.empty()) {
            throw InputError(fmt::format("{}: no crystal fits: {}", pattern.name, best.failure));
        }
        if (best.consistent) {
            refine(*std::ranges::find(crystals, best.name, &DiffractingCrystal::name), out);
        }
    }
    warn(out);
    return out;
}

}  // namespace anchorite::measurement
