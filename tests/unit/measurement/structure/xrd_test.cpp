#include "anchorite/measurement/structure/xrd.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/cell_fit.hpp"
#include "anchorite/measurement/structure/line_fit.hpp"
#include "anchorite/measurement/structure/pattern_fit.hpp"
#include "anchorite/measurement/structure/phase_match.hpp"
#include "support/synthetic_pattern.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// Cubic CsPbI3 stretched along c.
DiffractingCrystal stretched(double by) {
    DiffractingCrystal crystal = load_diffracting_crystal("CsPbI3");
    crystal.name = "tetragonal";
    crystal.cell.c *= 1 + by;
    return crystal;
}

}  // namespace

TEST(LineFit, NoiselessLinesComeBack) {
    test::PatternTruth truth;
    truth.eta = 0.3;
    const auto pattern = test::synthetic_pattern(load_diffracting_crystal("CsPbI3"), truth);
    const auto lines = fit_lines(pattern, find_peaks(pattern));
    ASSERT_GE(lines.size(), 10U);
    const double place = bragg_angle(6.29 / 2, pattern.radiation.alpha1) + truth.zero;
    const auto line = std::ranges::min_element(
        lines, {}, [&](const auto& l) { return std::abs(l.two_theta - place); });
    EXPECT_NEAR(line->two_theta, place, 5e-4);
    EXPECT_NEAR(line->fwhm / truth.fwhm, 1, 0.01);
    EXPECT_NEAR(line->area / truth.strongest, 1, 0.03);
}

TEST(CellFit, NoiselessCellComesBackFromAStrainedStart) {
    const auto crystal = load_diffracting_crystal("CsPbI3");
    for (const double a : {6.15, 6.29, 6.4}) {
        test::PatternTruth truth;
        truth.a = a;
        truth.zero = -0.04;
        const auto pattern = test::synthetic_pattern(crystal, truth);
        const auto lines = fit_lines(pattern, find_peaks(pattern));
        const CellFit fit = fit_cell(lines, crystal, pattern.radiation, AngleOffset::zero_shift);
        EXPECT_NEAR(fit.parameters[0].value / a, 1, 2e-5);
        EXPECT_NEAR(fit.offset_size->value, truth.zero, 1e-3);
        EXPECT_EQ(fit.termination, Termination::converged);
    }
    const std::vector<FittedLine> one(1, FittedLine{28.5, 0.01, 0.2});
    EXPECT_THROW(fit_cell(one, crystal, Radiation{}, AngleOffset::zero_shift), InputError);
    EXPECT_THROW(fit_cell({}, crystal, Radiation{}, AngleOffset::none), InputError);
    EXPECT_NEAR(offset_at(AngleOffset::displacement, 0.1, 120), 0.05, 1e-12);
    EXPECT_EQ(angle_offset_name(AngleOffset::none), "no offset");
}

TEST(PatternFit, NoiselessPatternComesBack) {
    const auto crystal = load_diffracting_crystal("CsPbI3");
    const test::PatternTruth truth;
    const auto pattern = test::synthetic_pattern(crystal, truth);
    const PatternFit fit = fit_pattern(pattern, crystal, {6.30, 6.30, 6.30, 90, 90, 90}, 0.3);
    EXPECT_NEAR(fit.parameters[0].value / truth.a, 1, 1e-5);
    EXPECT_NEAR(fit.offset_size->value, truth.zero, 1e-3);
    EXPECT_LT(fit.r_weighted, 0.005);
    EXPECT_EQ(fit.termination, Termination::converged);
    for (const PatternLine& line : fit.lines) EXPECT_NEAR(line.fwhm / truth.fwhm, 1, 0.02);
    PatternFitOptions wrong;
    wrong.background = 0;
    EXPECT_THROW(fit_pattern(pattern, crystal, crystal.cell, 0.3, 0, wrong), InputError);
}

TEST(PatternFit, FewLinesShareOneWidth) {
    const auto crystal = load_diffracting_crystal("CsPbI3");
    test::PatternTruth truth;
    truth.to = 30;
    std::mt19937_64 engine(3);
    const auto pattern = test::synthetic_pattern(crystal, truth, &engine);
    PatternFitOptions options;
    options.background = 3;
    const PatternFit fit =
        fit_pattern(pattern, crystal, {6.3, 6.3, 6.3, 90, 90, 90}, 0.3, 0, options);
    EXPECT_EQ(fit.profile.size(), 2U);
    EXPECT_TRUE(fit.parameters[0].interval.contains(truth.a));
}

TEST(PhaseMatch, SizeBroadeningHidesASplitting) {
    std::mt19937_64 engine(5);
    const auto cubic = load_diffracting_crystal("CsPbI3");
    const auto compared = [&](double fwhm) {
        test::PatternTruth truth;
        truth.fwhm = fwhm;
        truth.stretch = 1.015;
        truth.to = 50;
        const auto pattern = test::synthetic_pattern(cubic, truth, &engine);
        return analyse_xrd(pattern, {cubic, stretched(0.015)});
    };
    const XrdResult sharp = compared(0.12);
    EXPECT_EQ(sharp.phases.front().name, "tetragonal");
    EXPECT_FALSE(sharp.phases.back().consistent);
    EXPECT_NEAR(sharp.best_cell().cell.c / sharp.best_cell().cell.a, 1.015, 1e-3);
    const XrdResult broad = compared(1.5);
    EXPECT_EQ(broad.phases.front().name, cubic.name) << "the simpler of equals comes first";
    EXPECT_TRUE(broad.phases.back().consistent)
        << "similarity " << broad.phases[0].similarity << ", " << broad.phases[1].similarity;
    EXPECT_THROW(match_phases(sharp.pattern, sharp.lines, {}), InputError);
}

// A crystal that happens to have lines at these places is no explanation: no lattice constant of
// it.
TEST(PhaseMatch, AnotherCrystalDoesNotExplainAPattern) {
    std::mt19937_64 engine(6);
    auto other = load_diffracting_crystal("CsPbI3");
    other.name = "inverse";
    for (auto& atom : other.atoms) atom.element = atom.element == 53 ? 3 : 53;
    const auto pattern = test::synthetic_pattern(load_diffracting_crystal("CsPbI3"), {}, &engine);
    const XrdResult alone = analyse_xrd(pattern, {other});
    std::printf("similarity %.2f, area %.2f\n", alone.phases[0].similarity,
                alone.phases[0].indexed_area);
    EXPECT_FALSE(alone.phases[0].consistent);
    EXPECT_TRUE(alone.cells.empty());
    const Analysis analysis = describe(alone);
    EXPECT_NE(analysis.summary.find("No given crystal explains the pattern"), std::string::npos);
    EXPECT_THROW((void)estimate_of(analysis, "a"), std::out_of_range);
    const XrdResult both = analyse_xrd(pattern, {other, load_diffracting_crystal("CsPbI3")});
    EXPECT_EQ(both.phases.front().name, "CsPbI3");
    EXPECT_TRUE(both.phases.front().consistent);
    EXPECT_FALSE(both.phases.back().consistent);
    XrdOptions wrong;
    wrong.match.least_similarity = 1.5;
    EXPECT_THROW(analyse_xrd(pattern, {other}, wrong), InputError);
}

TEST(Xrd, LeavesOutAWholePatternFitThatDidNotSettle) {
    const auto crystal = load_diffracting_crystal("CsPbI3");
    XrdOptions options;
    options.pattern.max_iterations = 2;
    const XrdResult result =
        analyse_xrd(test::synthetic_pattern(crystal, {}, nullptr), {crystal}, options);
    ASSERT_FALSE(result.cells.empty());
    EXPECT_TRUE(result.patterns.empty());
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "a").value, 6.29, 0.002);
    EXPECT_THROW((void)estimate_of(analysis, "a_pattern"), std::out_of_range);
    EXPECT_NE(analysis.warnings.front().find("its numbers are left out"), std::string::npos);
}

TEST(Xrd, DescribesWhatItFound) {
    std::mt19937_64 engine(8);
    const auto crystal = load_diffracting_crystal("CsPbI3");
    const auto pattern = test::synthetic_pattern(crystal, {}, &engine);
    const Analysis analysis = describe(analyse_xrd(pattern, {crystal}));
    EXPECT_EQ(analysis.kind, "xrd");
    EXPECT_NEAR(estimate_of(analysis, "a").value, 6.29, 0.002);
    EXPECT_TRUE(estimate_of(analysis, "a").interval.has_value());
    EXPECT_FALSE(estimate_of(analysis, "a_spread").no_error.empty());
    EXPECT_NEAR(estimate_of(analysis, "a_pattern").value, 6.29, 0.002);
    EXPECT_GT(estimate_of(analysis, "size").value, 10);
    ASSERT_EQ(analysis.plots.size(), 2U);
    EXPECT_EQ(analysis.plots[1].id, "pattern_residual");
    const Analysis bare = describe(analyse_xrd(pattern, {}));
    EXPECT_EQ(bare.plots.size(), 1U);
    EXPECT_THROW((void)estimate_of(bare, "a"), std::out_of_range);
    EXPECT_NE(analysis.summary.find("Consistent with"), std::string::npos);
}
