#include "anchorite/measurement/light/peak.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::vector<double> grid(double from, double step, int count) {
    std::vector<double> x;
    for (int i = 0; i < count; ++i) x.push_back(from + step * i);
    return x;
}

std::vector<double> bell(const std::vector<double>& x, double centre, double fwhm, double offset) {
    std::vector<double> y;
    const GaussianPeak peak{1000, centre, fwhm, offset, {}, {}, {}};
    for (const double at : x) y.push_back(peak.value(at));
    return y;
}

}  // namespace

TEST(Peak, ParabolaIsExactForAParabola) {
    const auto x = grid(0, 0.5, 40);
    std::vector<double> y;
    for (const double at : x) y.push_back(7 - 0.03 * (at - 11.3) * (at - 11.3));
    const PeakFigures figures = peak_figures(x, y, 0.8);
    EXPECT_NEAR(figures.position.value, 11.3, 1e-10);
    EXPECT_NEAR(figures.height, 7, 1e-10);
    ASSERT_TRUE(figures.position.standard_error);
    EXPECT_NEAR(*figures.position.standard_error, 0, 1e-9);
}

TEST(Peak, WidthIsInterpolatedAndCentroidIsTheMiddle) {
    const auto x = grid(600, 1, 200);
    const PeakFigures figures = peak_figures(x, bell(x, 690.37, 33, 0), 0.8);
    EXPECT_NEAR(figures.position.value, 690.37, 0.01);  // points lie 1 apart
    ASSERT_TRUE(figures.fwhm);
    EXPECT_NEAR(figures.fwhm->value, 33, 0.25);  // the parabola's height is 0.5 % low
    EXPECT_NEAR(figures.centroid.value, 690.37, 0.02);
    EXPECT_FALSE(figures.at_edge);
}

TEST(Peak, GaussianFitGivesBackWhatItWasMadeOf) {
    const auto x = grid(600, 1, 200);
    const GaussianPeak peak = fit_gaussian(x, bell(x, 690.37, 33, 20));
    EXPECT_NEAR(peak.centre, 690.37, 1e-6);
    EXPECT_NEAR(peak.fwhm, 33, 1e-6);
    EXPECT_NEAR(peak.height, 1000, 1e-4);
    EXPECT_NEAR(peak.offset, 20, 1e-4);
}

TEST(Peak, EdgeAndMissingWidthAreTold) {
    const auto x = grid(600, 1, 80);
    const PeakFigures figures = peak_figures(x, bell(x, 700, 33, 0), 0.8);
    EXPECT_TRUE(figures.at_edge);
    EXPECT_FALSE(figures.fwhm);
}

TEST(Peak, NeedsToStandAboveTheScatter) {
    const auto x = grid(600, 1, 200);
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal(0, 1);
    std::vector<double> y(x.size(), 500);
    EXPECT_FALSE(peak_figures(x, y, 0.8).is_peak());
    constexpr int sets = 200;
    int found = 0, weak = 0;
    for (int i = 0; i < sets; ++i) {
        for (double& value : y) value = 500 + normal(random);
        found += peak_figures(x, y, 0.8).is_peak();
        const auto peak = bell(x, 690, 33, 500);
        for (std::size_t k = 0; k < y.size(); ++k) y[k] += (peak[k] - 500) * 6 / 1000;
        weak += peak_figures(x, y, 0.8).is_peak();
    }
    std::printf(
        "peaks: in noise asked at most 50 %%, measured %.1f %%; of 6 deviations asked "
        "95 %%, measured %.1f %%\n",
        100.0 * found / sets, 100.0 * weak / sets);
    EXPECT_LE(found, 0.5 * sets);
    EXPECT_GE(weak, 0.95 * sets);
}

TEST(Peak, ScatterLeavesOutPeaks) {
    const auto x = grid(600, 1, 400);
    std::mt19937_64 random(4);
    std::normal_distribution<double> normal(0, 3);
    auto y = bell(x, 690, 33, 20);
    for (double& value : y) value += normal(random);
    EXPECT_NEAR(scatter_of(x, y), 3, 0.4);
    EXPECT_EQ(scatter_of({1, 2}, {1, 2}), 0);
}

// 200 noisy peaks with known centre and width; pooled over the quantities.
TEST(Peak, IntervalsCoverTheTruth) {
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal(0, 1);
    std::uniform_real_distribution<double> place(680, 700), width(25, 40);
    const auto x = grid(600, 1, 200);
    int gaussian = 0, parabola = 0;
    constexpr int sets = 200;
    for (int i = 0; i < sets; ++i) {
        const double centre = place(random), fwhm = width(random);
        auto y = bell(x, centre, fwhm, 30);
        for (double& value : y) value += 10 * normal(random);
        const GaussianPeak fit = fit_gaussian(x, y);
        gaussian += fit.centre_interval.contains(centre) + fit.fwhm_interval.contains(fwhm);
        const PeakFigures figures = peak_figures(x, y, 0.8);
        const double half = numerics::student_quantile(0.95, static_cast<int>(figures.points) - 3) *
                            figures.position.standard_error.value();
        parabola += std::abs(figures.position.value - centre) < half;
    }
    std::printf("coverage asked 92-98 %%: Gaussian centre and width %.1f %%, parabola %.1f %%\n",
                100.0 * gaussian / (2 * sets), 100.0 * parabola / sets);
    EXPECT_GE(gaussian, 0.92 * 2 * sets);
    EXPECT_LE(gaussian, 0.98 * 2 * sets);
    EXPECT_GE(parabola, 0.92 * sets);
    EXPECT_LE(parabola, 0.98 * sets);
}

TEST(Peak, RefusesWhatIsNoCurve) {
    EXPECT_THROW(peak_figures({1, 2, 3}, {1, 2, 1}, 0.8), InputError);
    EXPECT_THROW(peak_figures({1, 2, 3, 4, 5}, {0, 0, 0, 0, 0}, 0.8), InputError);
    EXPECT_THROW(peak_figures({1, 2, 3, 4, 5}, {0, 1, 2, 1, 0}, 1), InputError);
    EXPECT_THROW(fit_gaussian({1, 2, 3, 4, 5}, {0, 1, 2, 1, 0}), InputError);
}
