#include "anchorite/measurement/structure/fringes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/fringe_search.hpp"
#include "anchorite/measurement/structure/image_map.hpp"
#include "anchorite/measurement/structure/power_spectrum.hpp"
#include "support/synthetic_fringes.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(Fringes, NoiselessWaveIsExact) {
    std::mt19937_64 engine(1);
    const auto image = test::synthetic_image({{6.13, 33, 10, 0.7}}, 1e-6, engine);
    const auto fringes = find_fringes(image);
    ASSERT_EQ(fringes.size(), 1U);
    EXPECT_NEAR(fringes[0].spacing, 6.13, 1e-5);
    EXPECT_NEAR(fringes[0].direction, 33, 1e-4);
    EXPECT_NEAR(fringes[0].amplitude, 10, 1e-3);
}

TEST(Fringes, IntervalsHoldTheTruth) {
    std::mt19937_64 engine(2);
    int inside = 0;
    for (int i = 0; i < 40; ++i) {
        const double d = std::uniform_real_distribution<double>(4, 9)(engine);
        const auto image = test::synthetic_image({{d, 25.0 + i, 10, 0.1 * i}}, 30, engine);
        const auto fringes = find_fringes(image);
        ASSERT_FALSE(fringes.empty());
        inside += std::abs(fringes[0].spacing - d) < 1.96 * fringes[0].fit_error ? 1 : 0;
    }
    std::printf("asked about 38 of 40 inside, measured %d\n", inside);
    EXPECT_GE(inside, 34);
    EXPECT_LT(inside, 41);
}

TEST(Fringes, NoiseAloneHasNone) {
    std::mt19937_64 engine(3);
    EXPECT_TRUE(find_fringes(test::synthetic_image({}, 30, engine)).empty());
    EXPECT_THROW(analyse_fringes(test::synthetic_image({}, 30, engine)), InputError);
}

TEST(Fringes, ACrystalIsRecognisedThroughAWrongScale) {
    std::mt19937_64 engine(4);
    const double a = 6.29 * 1.04, root = std::sqrt(2.0);
    const auto image = test::synthetic_image(
        {{a, 10, 10, 0}, {a, 100, 8, 1}, {a / root, 55, 6, 2}, {a / root, -35, 6, 3}}, 5, engine);
    const auto crystal = load_diffracting_crystal("CsPbI3");
    const auto result = analyse_fringes(image, crystal);
    ASSERT_EQ(result.assigned.indexed.size(), 4U);
    EXPECT_NEAR(result.assigned.scale, a / crystal.cell.a, 1e-3);
    EXPECT_LT(result.assigned.worst_angle, 0.2);
    const auto corrected = analyse_fringes(image, crystal, 6.29);
    EXPECT_NEAR(corrected.fringes[0].spacing, 6.29, 1e-3);
    EXPECT_GT(corrected.fringes[2].error, corrected.fringes[2].fit_error);
    EXPECT_THROW(analyse_fringes(image, crystal, 11), InputError);
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "d_1").value, a, 0.01);
    EXPECT_NEAR(estimate_of(analysis, "scale").value, a / crystal.cell.a, 1e-3);
    ASSERT_EQ(analysis.maps.size(), 2U);
    for (const MapPlot& map : analysis.maps) {
        EXPECT_EQ(map.values.size(), map.x_values.size() * map.y_values.size());
        EXPECT_LE(map.values.size(), 40000U);
    }
}

TEST(Fringes, AReferenceIsTheStrongSetNotANearerWeakOne) {
    std::mt19937_64 engine(7);
    const auto image = test::synthetic_image({{6.3, 10, 10, 0}, {6.12, 50, 1, 1}}, 5, engine);
    ASSERT_EQ(find_fringes(image).size(), 2U);
    const auto result = analyse_fringes(image, {}, 6.1);
    EXPECT_NEAR(result.correction, 6.1 / 6.3, 1e-4);
    EXPECT_EQ(result.reference_sets, std::vector<std::size_t>{0});
    EXPECT_EQ(result.weaker_sets, 1U);
    EXPECT_EQ(result.fringes[0].error, 0);
}

TEST(Fringes, OneFamilyInAnUnevenScanIsTheReferenceOnAverage) {
    std::mt19937_64 engine(8);
    const auto image = test::synthetic_image({{6.3, 10, 10, 0}, {6.4, 100, 8, 1}}, 5, engine);
    const auto result = analyse_fringes(image, {}, 6.1);
    EXPECT_NEAR(result.correction, 6.1 / std::sqrt(6.3 * 6.4), 1e-4);
    ASSERT_EQ(result.reference_sets.size(), 2U);
    for (const Fringe& one : result.fringes) {  // both are 6.1 Å within the errors stated
        EXPECT_NEAR(one.error / one.spacing, std::log(6.4 / 6.3) / std::sqrt(2), 1e-3);
        EXPECT_LT(std::abs(one.spacing - 6.1), one.error);
    }
    const auto slight = test::synthetic_image({{6.3, 10, 10, 0}, {6.301, 100, 8, 1}}, 5, engine);
    EXPECT_EQ(analyse_fringes(slight, {}, 6.1).warnings.size() + 1, result.warnings.size());
}

TEST(Fringes, RivalsForAReferenceAreRefused) {
    std::mt19937_64 engine(9);
    const auto apart = test::synthetic_image({{6.0, 10, 10, 0}, {6.5, 100, 8, 1}}, 5, engine);
    EXPECT_THROW(analyse_fringes(apart, {}, 6.2), InputError);
    const auto along = test::synthetic_image({{6.0, 10, 10, 0}, {6.15, 18, 8, 1}}, 5, engine, 400);
    ASSERT_EQ(find_fringes(along).size(), 2U);
    EXPECT_THROW(analyse_fringes(along, {}, 6.2), InputError);
    FringeOptions options;
    options.longest = 6.3;
    EXPECT_NEAR(analyse_fringes(apart, {}, 6.2, options).correction, 6.2 / 6.0, 5e-4);
}

// {100} 4 % long with {110} of half its power, and stronger fringes of something else at 5.9 Å
TEST(Fringes, IndicesTellWhichSetIsTheReference) {
    std::mt19937_64 engine(10);
    const double a = 6.29 * 1.04, root = std::sqrt(2.0);
    const auto image = test::synthetic_image(
        {{a, 10, 10, 0}, {a, 100, 9, 1}, {a / root, 55, 7, 2}, {5.9, 31, 9, 3}}, 5, engine);
    EXPECT_THROW(analyse_fringes(image, {}, 6.29), InputError);
    const auto result = analyse_fringes(image, load_diffracting_crystal("CsPbI3"), 6.29);
    EXPECT_NEAR(result.correction, 1 / 1.04, 5e-4);
    EXPECT_NEAR(result.assigned.scale, 6.29 / load_diffracting_crystal("CsPbI3").cell.a, 1e-3);
}

TEST(Fringes, CalibrationErrorEntersEverySpacing) {
    std::mt19937_64 engine(5);
    FringeOptions options;
    options.calibration_error = 0.03;
    const auto fringes = find_fringes(test::synthetic_image({{6, 20, 10, 0}}, 1, engine), options);
    EXPECT_NEAR(fringes.at(0).error, 0.18, 0.001);
    EXPECT_LT(fringes.at(0).fit_error, 0.01);
    options.significance = 1;
    EXPECT_THROW(find_fringes(test::synthetic_image({}, 1, engine), options), InputError);
}

TEST(PowerSpectrum, KeepsTheVariance) {
    std::mt19937_64 engine(6);
    const auto image = test::synthetic_image({{6, 20, 10, 0}}, 3, engine, 64);
    double mean = 0, variance = 0;
    for (const double v : image.values) mean += v / 4096;
    for (const double v : image.values) variance += (v - mean) * (v - mean) / 4096;
    const auto spectrum = power_spectrum(image, SpectrumWindow::none);
    double sum = 0;
    for (std::size_t i = 0; i < spectrum.power.size(); ++i) {
        const std::size_t column = i % spectrum.columns;
        sum += (column == 0 || column == 32 ? 1 : 2) * spectrum.power[i];
    }
    EXPECT_NEAR(sum / 4096 / 4096 / variance, 1, 1e-10);
}

TEST(ImageMap, RefusesWhatIsNoImage) {
    InstrumentFile file;
    EXPECT_THROW(image_map(file, 0, "Å"), InputError);
    DataMap map;
    for (int i = 0; i < 10; ++i)
        map.x.values.push_back(i * 1e-10), map.y.values.push_back(i * 2e-10);
    map.x.unit = map.y.unit = "m";
    map.values.values.assign(100, 1.0);
    file.maps = {map};
    const auto image = image_map(file, 0, "Å");
    EXPECT_NEAR(image.step_x, 1, 1e-12);
    EXPECT_NEAR(image.step_y, 2, 1e-12);
    EXPECT_EQ(image.value_unit, "");
    file.maps[0].values.unit = "m";
    const auto heights = image_map(file, 0, "nm");
    EXPECT_EQ(heights.value_unit, "nm");
    EXPECT_NEAR(heights.values[7], 1e9, 1e-3);
    file.maps[0].values.unit = "deg";
    EXPECT_EQ(image_map(file, 0, "nm").value_unit, "deg");
    EXPECT_EQ(image_map(file, 0, "nm").values[7], 1);
    file.maps[0].x.values[4] *= 1.1;
    EXPECT_THROW(image_map(file, 0, "Å"), InputError);
    EXPECT_EQ(map_plot(image, "i", "t", {"v"}).values.size(), 100U);
}
