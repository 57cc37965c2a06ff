#include "anchorite/measurement/structure/phase_match.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/line_profile.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

double median_width(const std::vector<FittedLine>& lines) {
    std::vector<double> widths;
    for (const FittedLine& line : lines) widths.push_back(line.fwhm);
    return numerics::median(std::move(widths));
}

/// Cosine between two curves.
double cosine(const std::vector<double>& a, const std::vector<double>& b) {
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        ab += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double similarity_of(const PowderPattern& pattern, DiffractingCrystal crystal,
                     const PatternFit& fit) {
    crystal.cell = fit.cell;
    DiffractionOptions options;
    options.from = std::max(0.5, pattern.two_theta.front() - 0.5);
    options.to = std::min(175.0, pattern.two_theta.back() + 0.5);
    std::vector<double> computed(pattern.two_theta.size(), 0.0);
    for (const auto& line : diffraction_lines(crystal, pattern.radiation, options)) {
        const auto fitted = std::ranges::find(fit.lines, line.hkl, &PatternLine::hkl);
        if (fitted == fit.lines.end()) continue;
        const auto column =
            line_column(pattern.two_theta, line.two_theta, fitted->two_theta - line.two_theta,
                        {fitted->fwhm, fitted->eta, 0}, pattern.radiation);
        for (std::size_t i = 0; i < column.values.size(); ++i) {
            computed[column.first + i] += line.intensity * column.values[i];
        }
    }
    std::vector<double> measured = pattern.counts;
    for (std::size_t i = 0; i < measured.size(); ++i) measured[i] -= fit.background[i];
    return cosine(measured, computed);
}

/// Whether all reflections are orders of one plane.
bool of_one_plane(const std::vector<IndexedLine>& lines) {
    const auto parallel = [&](const Miller& a, const Miller& b) {
        return a[0] * b[1] == a[1] * b[0] && a[1] * b[2] == a[2] * b[1] &&
               a[0] * b[2] == a[2] * b[0];
    };
    return std::ranges::all_of(lines,
                               [&](const auto& one) { return parallel(one.hkl, lines[0].hkl); });
}

double indexed_area_of(const std::vector<FittedLine>& lines, const CellFit& cell) {
    double all = 0, indexed = 0;
    for (const FittedLine& line : lines) all += line.area;
    for (const IndexedLine& one : cell.indexed) indexed += lines[one.line].area;
    return all > 0 ? indexed / all : 0;
}

bool explains(const PhaseCandidate& one, const MatchOptions& options) {
    return one.whole && one.indexed_area >= options.least_indexed_area &&
           (one.one_plane || one.similarity >= options.least_similarity);
}

/// The kind of offset whose fit leaves the smaller scatter.
CellFit better_offset(const std::vector<FittedLine>& lines, const DiffractingCrystal& crystal,
                      const Radiation& radiation, const IndexOptions& index) {
    CellFit zero = fit_cell(lines, crystal, radiation, AngleOffset::zero_shift, index);
    CellFit displaced = fit_cell(lines, crystal, radiation, AngleOffset::displacement, index);
    const bool more = displaced.indexed.size() > zero.indexed.size();
    const bool same = displaced.indexed.size() == zero.indexed.size();
    return more || (same && displaced.scatter < zero.scatter) ? displaced : zero;
}

PhaseCandidate candidate_of(const PowderPattern& pattern, const std::vector<FittedLine>& lines,
                            const DiffractingCrystal& crystal, const IndexOptions& index,
                            PatternFitOptions fit) {
    PhaseCandidate out;
    out.name = crystal.name;
    try {
        out.cell = better_offset(lines, crystal, pattern.radiation, index);
        fit.offset = out.cell->offset;
        out.whole = fit_pattern(pattern, crystal, out.cell->cell, median_width(lines),
                                out.cell->offset_size->value, fit);
        out.similarity = similarity_of(pattern, crystal, *out.whole);
        out.indexed_area = indexed_area_of(lines, *out.cell);
        out.one_plane = of_one_plane(out.cell->indexed);
    } catch (const Error& error) {
        out.failure = error.what();  // one crystal that does not fit must not end the comparison
    }
    return out;
}

}  // namespace

void MatchOptions::validate() const {
    if (!(same_fit >= 1) || !(same_similarity >= 0)) {
        throw InputError(
            "fits are equal within a ratio of at least 1 and a difference of at "
            "least 0");
    }
    const auto share = [](double value) { return value >= 0 && value <= 1; };
    if (!share(least_similarity) || !share(least_indexed_area)) {
        throw InputError("the least similarity and the least indexed area are from 0 to 1");
    }
}

std::vector<PhaseCandidate> match_phases(const PowderPattern& pattern,
                                         const std::vector<FittedLine>& lines,
                                         const std::vector<DiffractingCrystal>& crystals,
                                         const IndexOptions& index, const PatternFitOptions& fit,
                                         const MatchOptions& options) {
    options.validate();
    if (crystals.empty()) throw InputError("there is no crystal to compare the pattern with");
    if (lines.empty()) throw InputError("there is no line to compare a crystal with");
    std::vector<PhaseCandidate> out;
    for (const auto& crystal : crystals) {
        out.push_back(candidate_of(pattern, lines, crystal, index, fit));
    }
    double best_fit = std::numeric_limits<double>::infinity(), best_match = 0;
    for (auto& one : out) {
        one.explains = explains(one, options);
        if (!one.explains) continue;
        best_fit = std::min(best_fit, one.whole->r_weighted);
        best_match = std::max(best_match, one.similarity);
    }
    for (auto& one : out) {
        one.consistent = one.explains && one.whole->r_weighted <= options.same_fit * best_fit &&
                         one.similarity >= best_match - options.same_similarity;
    }
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) {
        if (a.consistent != b.consistent) return a.consistent;
        const bool both = a.consistent && b.consistent;
        const auto free = [](const auto& one) { return one.whole->parameters.size(); };
        if (both && free(a) != free(b)) return free(a) < free(b);
        return a.similarity > b.similarity;
    });
    return out;
}

}  // namespace anchorite::measurement
