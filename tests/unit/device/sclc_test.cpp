#include "anchorite/device/sclc.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;

namespace {

device::SclcCurve power_law(double exponent) {
    device::SclcCurve curve;
    curve.thickness = 100e-9;
    curve.permittivity = 4;
    for (int i = 0; i < 20; ++i) {
        curve.voltage.push_back(0.1 * std::pow(1.3, i));
        curve.current.push_back(std::pow(curve.voltage.back(), exponent));
    }
    return curve;
}

/// ln J against ln V in straight pieces: slopes, each from its voltage on.
device::SclcCurve pieces(const std::vector<std::pair<double, double>>& from_slope) {
    device::SclcCurve curve;
    curve.thickness = 300e-9;
    curve.permittivity = 10;
    double ln_current = 0;
    std::size_t piece = 0;
    for (int i = 0; i < 50; ++i) {
        const double voltage = 0.05 * std::pow(10, i / 20.0);
        while (piece + 1 < from_slope.size() && voltage > from_slope[piece + 1].first) ++piece;
        if (i > 0) ln_current += from_slope[piece].second * std::log(10.0) / 20;
        curve.voltage.push_back(voltage);
        curve.current.push_back(1e-3 * std::exp(ln_current));
    }
    return curve;
}

}  // namespace

TEST(SclcAnalysis, SlopeOfAPowerLawIsItsExponent) {
    for (const double slope : device::log_slopes(power_law(2.7))) EXPECT_NEAR(slope, 2.7, 1e-12);
}

TEST(SclcAnalysis, MottGurneyIsInverted) {
    auto curve = power_law(2);
    const double mobility = 3e-8;
    for (double& current : curve.current) {
        current *= 9.0 / 8 * 4 * 8.8541878128e-12 * mobility / std::pow(100e-9, 3);
    }
    const auto fit = device::fit_mott_gurney(curve);
    ASSERT_TRUE(fit.has_value());
    EXPECT_NEAR(fit->mobility, mobility, 1e-12);
    EXPECT_NEAR(fit->logarithmic_spread, 0, 1e-6);
    EXPECT_FALSE(device::fit_mott_gurney(power_law(1)).has_value());
}

TEST(SclcAnalysis, ASlopeThatPassesThroughTwoIsNoLawOfMottAndGurney) {
    // an exponential tail of traps far from full: the slope rises through 2 to 5 and stays there
    auto curve = power_law(2);
    double ln_current = 0;
    for (std::size_t i = 0; i < curve.voltage.size(); ++i) {
        const double slope = std::min(5.0, 1.8 + 0.05 * static_cast<double>(i * i) / 6);
        if (i > 0) ln_current += slope * std::log(curve.voltage[i] / curve.voltage[i - 1]);
        curve.current[i] = std::exp(ln_current);
    }
    const auto slopes = device::log_slopes(curve);
    for (const std::size_t i : {3, 4, 5}) ASSERT_NEAR(slopes[i], 2, 0.15);
    EXPECT_GT(slopes.back(), 4);
    EXPECT_FALSE(device::fit_mott_gurney(curve).has_value());
    // the range behind a step that goes on to the end is the law's, the one before it is not
    const auto behind = device::fit_mott_gurney(pieces({{0, 2}, {1, 8}, {2, 2}}));
    ASSERT_TRUE(behind.has_value());
    EXPECT_GT(behind->from, 2);
    EXPECT_FALSE(device::fit_mott_gurney(pieces({{0, 2}, {1, 8}})).has_value());
    // a limit of the current above the range takes nothing from it
    EXPECT_TRUE(device::fit_mott_gurney(pieces({{0, 2}, {4, 0}})).has_value());
}

TEST(SclcAnalysis, TangentsMeetWhereTheyDo) {
    // slope 1 below 1 V, 8 up to 2 V, 2 beyond: the tangents meet at 1 V
    device::SclcCurve curve;
    curve.thickness = 300e-9;
    curve.permittivity = 10;
    for (int i = 0; i < 60; ++i) {
        const double v = 0.05 * std::pow(10, i / 20.0);
        curve.voltage.push_back(v);
        curve.current.push_back(v < 1 ? v : v < 2 ? std::pow(v, 8) : std::pow(2.0, 6) * v * v);
    }
    const auto limit = device::trap_filled_limit(curve);
    ASSERT_TRUE(limit.voltage.has_value());
    EXPECT_NEAR(*limit.voltage, 1, 0.01);
    ASSERT_TRUE(limit.trap_density.has_value());
    EXPECT_NEAR(*limit.trap_density,
                2 * 10 * 8.8541878128e-12 / (1.602176634e-19 * 9e-14) * *limit.voltage, 1e15);
}

TEST(SclcAnalysis, SaysWhatFails) {
    const auto limit = device::trap_filled_limit(power_law(2));
    EXPECT_FALSE(limit.voltage.has_value());
    EXPECT_FALSE(limit.trap_density.has_value());
    EXPECT_EQ(limit.objections.size(), 2U);  // no step, no ohmic range
}

TEST(SclcAnalysis, ALimitOfTheCurrentIsNoSpaceChargeRange) {
    const auto limited = device::trap_filled_limit(pieces({{0, 1}, {2, 8}, {4, 0}}));
    EXPECT_FALSE(limited.trap_density.has_value());
    ASSERT_EQ(limited.objections.size(), 1U);
    EXPECT_THAT(limited.objections[0], testing::HasSubstr("no space-charge range"));
    EXPECT_THAT(limited.objections[0], testing::HasSubstr("raise the limit of the current"));
    const auto cut = device::trap_filled_limit(pieces({{0, 1}, {2, 8}}));
    EXPECT_THAT(cut.objections, testing::Contains(testing::HasSubstr("higher voltages")));
    const auto whole = device::trap_filled_limit(pieces({{0, 1}, {2, 8}, {4, 2}}));
    EXPECT_TRUE(whole.objections.empty() && whole.trap_density);
}

TEST(SclcAnalysis, AFloorOfNoiseIsNoOhmicRange) {
    const auto noise = device::trap_filled_limit(pieces({{0, 0.1}, {2, 8}, {4, 2}}));
    EXPECT_FALSE(noise.trap_density.has_value());
    ASSERT_EQ(noise.objections.size(), 1U);
    EXPECT_THAT(noise.objections[0], testing::HasSubstr("no ohmic range"));
    // Noise below an ohmic range hides nothing, and the tangent is the ohmic range's.
    const auto both = device::trap_filled_limit(pieces({{0, 0.1}, {0.3, 1}, {2, 8}, {4, 2}}));
    EXPECT_TRUE(both.objections.empty() && both.trap_density);
    EXPECT_NEAR(both.voltage.value(), 2, 0.1);
}

TEST(SclcAnalysis, RefusesBadCurves) {
    auto curve = power_law(2);
    curve.voltage[3] = curve.voltage[2];
    EXPECT_THROW(device::trap_filled_limit(curve), InputError);
    curve = power_law(2);
    curve.current[5] = -1;
    EXPECT_THROW(device::fit_mott_gurney(curve), InputError);
    curve = power_law(2);
    curve.current.pop_back();
    EXPECT_THROW(device::fit_mott_gurney(curve), InputError);
}
