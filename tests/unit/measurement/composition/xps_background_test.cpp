#include "anchorite/measurement/composition/xps_background.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "unit/measurement/composition/synthetic_xps.hpp"

namespace anchorite::measurement {
namespace {

TEST(ShirleyBackground, IsFoundByIteration) {
    TrueSpectrum truth;
    truth.mixing = 0;  // a Lorentzian's tails reach the ends, where no background is seen alone
    const XpsSpectrum spectrum = expected_spectrum(truth);
    const ShirleyBackground found = shirley_background(spectrum.energy, spectrum.counts);
    ASSERT_EQ(found.termination, Termination::converged);
    EXPECT_GT(found.iterations, 1);
    double area = 0;
    for (std::size_t i = 1; i < spectrum.energy.size(); ++i) {
        area += (spectrum.counts[i] - found.values[i]) * truth.step;
    }
    EXPECT_NEAR(area, 30000, 1);
    EXPECT_NEAR(found.values.front(), 800, 1e-6);
    EXPECT_NEAR(found.values.back(), 800 + 0.01 * 30000, 1e-3);
}

TEST(ShirleyBackground, SaysThatItCannot) {
    const std::vector<double> energy{0, 1, 2, 3, 4, 5, 6, 7, 8};
    const std::vector<double> valley{9, 9, 9, 1, 1, 1, 9, 9, 9};
    EXPECT_EQ(shirley_background(energy, valley).termination, Termination::failed);
    EXPECT_THROW(shirley_background(energy, valley, {.ends = 5}), InputError);
    EXPECT_THROW(shirley_background(energy, valley, {.tolerance = 0}), InputError);
}

TEST(ShirleyStep, IsTheIntegral) {
    const std::vector<double> energy{0, 1, 3}, lines{2, 4, 0};
    EXPECT_EQ(shirley_step(energy, lines), (std::vector<double>{0, 3, 7}));
}

// One narrow line: the tail is the cross section itself, largest where T = √(C/3).
TEST(TougaardTail, HasItsMaximumAtRootOfCThird) {
    std::vector<double> energy, lines;
    for (int i = 0; i <= 600; ++i) {
        energy.push_back(0.1 * i);
        lines.push_back(i == 10 ? 10.0 : 0.0);  // area 1
    }
    const auto tail = tougaard_tail(energy, lines);
    const auto peak = std::max_element(tail.begin(), tail.end()) - tail.begin();
    EXPECT_NEAR(energy[static_cast<std::size_t>(peak)] - 1, std::sqrt(1643.0 / 3), 0.1);
    EXPECT_NEAR(tail[110], 10 / std::pow(1643 + 100, 2), 1e-12);
}

TEST(XpsBackground, ReadsItsWords) {
    EXPECT_EQ(parse_xps_background("shirley"), XpsBackground::shirley);
    EXPECT_EQ(name_of(parse_xps_background("tougaard")), "Tougaard U2");
    EXPECT_THROW(parse_xps_background("shirly"), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
