#include "anchorite/measurement/light/sclc_curves.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/trap_filling.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

SclcOptions film() {
    SclcOptions options;
    options.thickness = 400e-9;
    options.permittivity = 20;
    return options;
}

/// Slope 1 to `step`, then `steep` over half a decade, then 2: ideal regimes in straight lines.
Sweep regimes(double step, double steep = 8, double last = 30) {
    Sweep sweep;
    sweep.name = "device";
    const double top = step * std::sqrt(10.0);
    for (double voltage = 0.02; voltage < last; voltage *= 1.05) {
        double current = voltage;
        if (voltage > step) current = step * std::pow(voltage / step, steep);
        if (voltage > top) {
            current = step * std::pow(top / step, steep) * std::pow(voltage / top, 2);
        }
        sweep.voltage.push_back(voltage);
        sweep.current.push_back(1e-3 * current);
    }
    return sweep;
}

}  // namespace

TEST(SclcCurves, ConstructionsFindTheCornersTheyAreNamedFor) {
    const auto result = analyse_sclc({regimes(2)}, film());
    ASSERT_EQ(result.figures.size(), 1U);
    const SclcFigures& figures = result.figures.front();
    ASSERT_TRUE(figures.voltages.ohmic && figures.voltages.quadratic && figures.density_low);
    EXPECT_NEAR(*figures.voltages.ohmic, 2, 0.02);
    EXPECT_NEAR(*figures.voltages.quadratic, 2 * std::sqrt(10.0), 0.1);
    EXPECT_GT(figures.voltages.steepest, 2);
    EXPECT_LT(figures.voltages.steepest, 2 * std::sqrt(10.0));
    EXPECT_NEAR(*figures.density_low, trap_density_at(film(), *figures.voltages.ohmic),
                1e-9 * *figures.density_low);
    EXPECT_GT(*figures.density_high, *figures.density_low);
}

TEST(SclcCurves, NoTrapDensityBelowTheFloor) {
    // 0.45 V is below 2π²kT/q = 0.51 V: the regimes are there, the traps are not seen.
    const Analysis analysis = describe(analyse_sclc({regimes(0.45)}, film()));
    EXPECT_NEAR(estimate_of(analysis, "v_floor").value, 0.510, 0.001);
    EXPECT_NEAR(estimate_of(analysis, "v_tfl_ohmic").value, 0.45, 0.01);
    EXPECT_THROW((void)estimate_of(analysis, "trap_density"), std::out_of_range);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("below 2 pi^2 kT/q")));
    EXPECT_THAT(analysis.summary, testing::HasSubstr("No trap density"));
}

TEST(SclcCurves, NoTrapDensityWithoutTheRegimes) {
    const auto cut = regimes(2, 8, 5);  // ends in the step
    EXPECT_FALSE(analyse_sclc({cut}, film()).figures.front().density_low);
    const auto flat = regimes(2, 2.5);
    const auto result = analyse_sclc({flat}, film());
    EXPECT_FALSE(result.figures.front().density_low);
    EXPECT_THAT(describe(result).warnings,
                testing::Contains(testing::HasSubstr("no trap-filling step")));
}

TEST(SclcCurves, NoOhmicVoltageWithoutAnOhmicRange) {
    Sweep sweep = regimes(2);
    for (std::size_t i = 0; i < sweep.voltage.size(); ++i) {
        if (sweep.voltage[i] < 2) sweep.current[i] *= std::pow(sweep.voltage[i] / 2, 0.6);
    }
    const auto result = analyse_sclc({sweep}, film());
    EXPECT_FALSE(result.figures.front().voltages.ohmic);
    EXPECT_TRUE(result.figures.front().voltages.quadratic);
    const Analysis analysis = describe(result);
    EXPECT_THROW((void)estimate_of(analysis, "v_tfl_ohmic"), std::out_of_range);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("ohmic")));
}

TEST(SclcCurves, MottGurneyGivesBackItsMobilityAndWarns) {
    constexpr double mobility = 3e-8;
    Sweep sweep;
    sweep.name = "ideal";
    for (double voltage = 0.5; voltage < 20; voltage *= 1.1) {
        sweep.voltage.push_back(voltage + 0.3);
        sweep.current.push_back(mott_gurney_current(film(), mobility, voltage));
    }
    SclcOptions options = film();
    options.built_in = 0.3;
    options.thickness_error = 0.05;
    const Analysis analysis = describe(analyse_sclc({sweep}, options));
    const Estimate& found = estimate_of(analysis, "mobility");
    EXPECT_NEAR(found.value, 1e4 * mobility, 1e-6 * 1e4 * mobility);
    EXPECT_NEAR(*found.standard_error, 0.15 * found.value, 1e-3 * found.value);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("biased upwards")));
}

TEST(SclcCurves, NoMobilityWhereTheSlopeOnlyPassesThroughTwo) {
    Sweep tail;
    tail.name = "tail of traps";
    double ln_current = 0;
    for (int i = 0; i < 40; ++i) {
        ln_current += (1.8 + 0.002 * i * i) * std::log(1.1);
        tail.voltage.push_back(0.1 * std::pow(1.1, i));
        tail.current.push_back(1e-3 * std::exp(ln_current));
    }
    const Analysis analysis = describe(analyse_sclc({tail}, film()));
    EXPECT_THROW((void)estimate_of(analysis, "mobility"), std::out_of_range);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("No mobility")));
}

TEST(SclcCurves, BothPolaritiesAreBranchesAndTheirDifferenceIsTold) {
    Sweep both = regimes(2);
    const Sweep other = regimes(3);
    for (std::size_t i = 0; i < other.voltage.size(); ++i) {
        both.voltage.insert(both.voltage.begin(), -other.voltage[i]);
        both.current.insert(both.current.begin(), -other.current[i]);
    }
    const auto result = analyse_sclc({both}, film());
    ASSERT_EQ(result.figures.size(), 2U);
    EXPECT_NEAR(*result.figures[1].voltages.ohmic, 3, 0.03);
    EXPECT_THAT(describe(result).warnings, testing::Contains(testing::HasSubstr("differs")));
}

TEST(SclcCurves, DensePointsAreAveragedBeforeSlopesAreTaken) {
    Sweep dense;
    dense.name = "dense";
    for (int i = 1; i <= 4000; ++i) {
        const double voltage = 0.005 * i;
        dense.voltage.push_back(voltage);
        dense.current.push_back(voltage * voltage * (i % 2 == 0 ? 1.1 : 0.9));
    }
    const auto branches = branches_of({dense}, film());
    EXPECT_LT(branches.front().curve.voltage.size(), 80U);
    EXPECT_NEAR(branches.front().slopes[60], 2, 0.1);  // raw neighbours differ by 20 %
}

TEST(SclcCurves, FloorIsThatOfTheDeviceModule) {
    const SclcOptions options = film();
    const double floor = device::least_trap_filling_voltage(300);
    EXPECT_NEAR(
        trap_density_at(options, floor) / device::least_trap_density(20 / (400e-9 * 400e-9), 300),
        1, 1e-9);
}

TEST(SclcCurves, RefusesWhatIsNoFilm) {
    EXPECT_THROW(analyse_sclc({regimes(2)}, SclcOptions{}), InputError);
    EXPECT_THROW(analyse_sclc({}, film()), InputError);
    SclcOptions far = film();
    far.built_in = 1e3;
    EXPECT_NO_THROW(film().validate());
    EXPECT_THROW(moving_electrode_current(SclcOptions{}, 1, 1), InputError);
    EXPECT_THROW(branches_of({regimes(2)}, far), InputError);
}
