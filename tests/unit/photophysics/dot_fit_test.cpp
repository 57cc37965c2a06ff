#include "anchorite/photophysics/dot_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/dot_kinetics.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

namespace {

DotModel true_dot() {
    DotModel out;
    out.radiative = 5e7;
    out.nonradiative = 4e6;
    out.trapping = 6e8;
    out.mean_traps = 0.6;
    return out;
}

std::vector<double> bins() {
    std::vector<double> out;
    for (int i = 0; i < 300; ++i) out.push_back(0.4e-9 * i);
    return out;
}

/// The master equation's emission at low fluence, scaled to some counts at the peak.
DotDecay exact(double peak, double background) {
    const PulseResponse response = respond(true_dot(), {1e-5, 0}, bins());
    DotDecay out{bins(), {}, background};
    for (const double light : response.emission) {
        out.counts.push_back(background + peak * light / response.emission.front());
    }
    return out;
}

double yield() {
    return respond(true_dot(), {1e-5, 0}, {}).fates.radiative;
}

}  // namespace

TEST(DotFit, RecoversTheMasterEquationsRates) {
    for (const auto objective : {DecayObjective::least_squares, DecayObjective::poisson}) {
        const DotDecayFit fit = fit_dot_decay(exact(1e5, 5), yield(), objective);
        EXPECT_EQ(fit.fit.termination, Termination::converged);
        EXPECT_NEAR(fit.model.radiative / 5e7, 1, 1e-3);
        EXPECT_NEAR(fit.model.nonradiative / 4e6, 1, 2e-2);
        EXPECT_NEAR(fit.model.trapping / 6e8, 1, 1e-3);
        EXPECT_NEAR(fit.model.mean_traps / 0.6, 1, 1e-3);
        EXPECT_TRUE(fit.warnings.empty());
    }
}

TEST(DotFit, IntervalsCoverTheTruthUnderPhotonNoise) {
    const DotDecay mean = exact(2e4, 10);
    std::mt19937_64 random(11);
    constexpr int decays = 100;
    int total = 0, trapping = 0, traps = 0, radiative = 0, nonradiative = 0;
    double chi = 0;
    for (int i = 0; i < decays; ++i) {
        DotDecay noisy = mean;
        for (double& count : noisy.counts) {
            count = static_cast<double>(std::poisson_distribution<long>(count)(random));
        }
        const DotDecayFit fit = fit_dot_decay(noisy, yield());
        total += fit.total.contains(5.4e7);
        trapping += fit.trapping.contains(6e8);
        traps += fit.mean_traps.contains(0.6);
        radiative += fit.radiative.contains(5e7);
        nonradiative += fit.nonradiative.contains(4e6);
        chi += fit.reduced_chi_square / decays;
    }
    std::printf(
        "100 decays of 2e4 counts: coverage of 95 %% intervals: k_r + k_nr %d, k_r %d, k_nr "
        "%d, k_t %d, traps %d %%; reduced chi square %.3f\n",
        total, radiative, nonradiative, trapping, traps, chi);
    // 95 of 100 with a standard deviation of 2.2.
    for (const int count : {total, radiative, nonradiative, trapping, traps}) EXPECT_GE(count, 88);
    EXPECT_NEAR(chi, 1, 0.05);
}

TEST(DotFit, SaysWhenYieldAndDecayContradict) {
    const DotDecayFit fit = fit_dot_decay(exact(1e5, 0), 1.0);
    ASSERT_EQ(fit.warnings.size(), 1U);
    EXPECT_NE(fit.warnings[0].find("contradict"), std::string::npos);
    EXPECT_EQ(fit.model.nonradiative, 0);
}

TEST(DotFit, EmissionTimeIsTheIntegral) {
    const DotModel model = true_dot();
    const double rate = model.radiative + model.nonradiative;
    double sum = 0;
    constexpr double step = 1e-12;
    for (int i = 0; i < 400000; ++i) sum += step * infelta_tachiya(model, (i + 0.5) * step);
    EXPECT_NEAR(mean_emission_time(rate, model.trapping, model.mean_traps) / sum, 1, 1e-6);
    EXPECT_NEAR(mean_emission_time(rate, 1e9, 0), 1 / rate, 1e-20);
}

TEST(DotFit, RefusesWhatIsNoDecay) {
    DotDecay decay = exact(100, 0);
    EXPECT_THROW(fit_dot_decay(decay, 0), InputError);
    decay.counts[3] = -1;
    EXPECT_THROW(fit_dot_decay(decay, 0.5), InputError);
    decay = exact(100, 0);
    decay.times[3] = decay.times[2];
    EXPECT_THROW(fit_dot_decay(decay, 0.5), InputError);
    decay = exact(100, 0);
    decay.background = 1e6;
    EXPECT_THROW(fit_dot_decay(decay, 0.5), InputError);
}
