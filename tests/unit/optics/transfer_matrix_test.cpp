#include "anchorite/optics/transfer_matrix.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "support/optical_stacks.hpp"

namespace anchorite::optics {
namespace {

using test::layer;
using test::stack_at;

OpticalStack interface() {
    return stack_at(600, {layer("air", 0, 1), layer("glass", 0, 1.5)});
}

TEST(TransferMatrix, FresnelAtTheNormal) {
    const auto response = respond(interface(), 0, {});
    EXPECT_NEAR(response.reflectance, 0.04, 1e-15);
    EXPECT_NEAR(response.transmittance, 0.96, 1e-15);
    const auto s = amplitudes(interface(), 0, {});
    const auto p = amplitudes(interface(), 0, {.polarization = Polarization::p});
    EXPECT_NEAR(s.reflected.real(), -0.2, 1e-15);
    EXPECT_NEAR(p.reflected.real(), 0.2, 1e-15);
    EXPECT_NEAR(s.transmitted.real(), 0.8, 1e-15);
    EXPECT_NEAR(p.transmitted.real(), 0.8, 1e-15);
}

TEST(TransferMatrix, BrewstersAngleAndTotalReflection) {
    const PlaneWave brewster{std::atan(1.5), Polarization::p, Side::bottom};
    EXPECT_NEAR(respond(interface(), 0, brewster).reflectance, 0, 1e-30);
    const PlaneWave total{std::asin(1 / 1.5) + 0.01, Polarization::s, Side::top};
    EXPECT_NEAR(respond(interface(), 0, total).reflectance, 1, 1e-15);
    EXPECT_EQ(respond(interface(), 0, total).transmittance, 0);
}

TEST(TransferMatrix, ComplexAngleIsAnEvanescentWave) {
    // sin θ = 1.2 in glass: the wave decays there, so that it carries no power, but it has an r
    const std::complex<double> angle(std::numbers::pi / 2, -std::acosh(1.2));
    ASSERT_NEAR(std::abs(std::sin(angle) - 1.2), 0, 1e-12);
    const auto stack = stack_at(600, {layer("glass", 0, 1.5), layer("air", 0, 1)});
    const auto r = amplitudes(stack, 0, {angle, Polarization::s, Side::bottom}).reflected;
    const double inside = std::sqrt(1.8 * 1.8 - 1.5 * 1.5), outside = std::sqrt(1.8 * 1.8 - 1);
    EXPECT_NEAR(std::abs(r - (inside - outside) / (inside + outside)), 0, 1e-12);
}

TEST(TransferMatrix, ThickPlateAddsIntensities) {
    // both faces reflect 4 %: R = 2 r / (1 + r) without loss (Hecht, Optics)
    const auto plate =
        stack_at(600, {layer("air", 0, 1), layer("plate", 1e6, 1.5, false), layer("air", 0, 1)});
    EXPECT_NEAR(respond(plate, 0, {}).reflectance, 2 * 0.04 / 1.04, 1e-14);
    auto grey = plate;
    grey.layers[1].index.front() = {1.5, 1e-5};
    const double pass = std::exp(-4 * std::numbers::pi * 1e-5 * 1e-3 / 600e-9);
    const double expected = 0.96 * 0.96 * pass / (1 - 0.04 * 0.04 * pass * pass);
    EXPECT_NEAR(respond(grey, 0, {}).transmittance, expected, 1e-9);
}

TEST(TransferMatrix, ThickOpaqueLayerLetsNothingThrough) {
    const auto stack = stack_at(600, {layer("air", 0, 1), layer("black", 1e7, {1.5, 0.5}, false),
                                      layer("film", 50, 1.8), layer("air", 0, 1)});
    const auto response = respond(stack, 0, {0.4, Polarization::p, Side::bottom});
    EXPECT_EQ(response.transmittance, 0);
    EXPECT_NEAR(response.reflectance + response.absorbed[1], 1, 1e-12);
    const auto profile = absorption_profile(stack, 0, {}, 1, std::vector{0.0, 1e-3});
    EXPECT_GT(profile[0], 0);
    EXPECT_EQ(profile[1], 0);
}

TEST(TransferMatrix, RefusesWrongQuestions) {
    const auto stack =
        stack_at(600, {layer("air", 0, 1), layer("plate", 1e6, 1.5, false), layer("air", 0, 1)});
    EXPECT_THROW((void)respond(stack, 1, {}), InputError);
    EXPECT_THROW((void)amplitudes(stack, 0, {}), InputError);
    EXPECT_THROW((void)absorption_profile(stack, 0, {}, 0, {}), InputError);
    EXPECT_THROW((void)absorption_profile(stack, 0, {}, 1, std::vector{-1e-9}), InputError);
}

}  // namespace
}  // namespace anchorite::optics
