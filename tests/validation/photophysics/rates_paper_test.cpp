#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/photophysics/rates.hpp"
#include "paper_devices.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

// Nat. Commun. 16, 8201 (2025): TRPL 8.22 and 19.17 ns, PLQY 65 and 97 %; the average its Methods
// define is the intensity-weighted one.
TEST(PaperRates, FollowFromYieldAndLifetime) {
    const Rates pristine = rates_from(0.65, IntensityAverage{8.22e-9});
    const Rates target = rates_from(0.97, IntensityAverage{19.17e-9});
    std::printf("            asked            measured (from the intensity-weighted average)\n");
    std::printf("pristine k_r 7.9e7  k_nr 4.3e7   k_r %.3e  k_nr %.3e 1/s\n", pristine.radiative,
                pristine.nonradiative);
    std::printf("target   k_r 5.1e7  k_nr 1.6e6   k_r %.3e  k_nr %.3e 1/s\n", target.radiative,
                target.nonradiative);
    EXPECT_NEAR(pristine.radiative, 7.9e7, 0.05e7);
    EXPECT_NEAR(pristine.nonradiative, 4.3e7, 0.05e7);
    EXPECT_NEAR(target.radiative, 5.1e7, 0.05e7);
    EXPECT_NEAR(target.nonradiative, 1.6e6, 0.05e6);
    std::printf(
        "k_r of the two differs by a factor %.2f though the dots are the same: with the\n"
        "amplitude-weighted average (not printed in the paper) it need not\n",
        pristine.radiative / target.radiative);
}

// The paper prints the fast component's share (0.67 and 0.37) and the average, no lifetimes: what
// the amplitude average can be then, for every ratio of the two lifetimes.
TEST(PaperRates, AmplitudeAverageIsBelowTheOnePrinted) {
    const auto amplitude_of = [](double share, double ratio, double intensity) {
        const ExponentialSum shape{{share, 1 - share}, {1, ratio}};
        const DecayAverages both = averages(shape);
        return intensity * both.amplitude.seconds / both.intensity.seconds;
    };
    for (const double ratio : {2.0, 5.0, 10.0}) {
        const double pristine = amplitude_of(0.67, ratio, 8.22e-9);
        const double target = amplitude_of(0.37, ratio, 19.17e-9);
        const double kr = rates_from(0.65, AmplitudeAverage{pristine}).radiative;
        const double kt = rates_from(0.97, AmplitudeAverage{target}).radiative;
        std::printf("tau2/tau1 = %4.1f: amplitude averages %.2f and %.2f ns, k_r %.2e and %.2e\n",
                    ratio, pristine * 1e9, target * 1e9, kr, kt);
        EXPECT_LT(pristine, 8.22e-9);
        EXPECT_LT(target, 19.17e-9);
    }
}

TEST(PaperRates, SevenRatios) {
    constexpr std::array<double, 7> asked = {0.695, 0.429, 0.220, 0.149, 0.136, 0.087, 0.042};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const double ratio = nonradiative_ratio(test::paper_devices[i].plqy);
        std::printf("%-10s k_nr/k_r asked %.3f measured %.4f\n", test::paper_devices[i].name,
                    asked[i], ratio);
        EXPECT_NEAR(ratio, asked[i], 5.1e-4);
    }
}
