#include "anchorite/photophysics/dot_kinetics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/decay_average.hpp"
#include "anchorite/photophysics/rates.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

namespace {

/// CsPbI3 dots with all that the model knows.
DotModel full() {
    DotModel out;
    out.radiative = 5e7;
    out.nonradiative = 2e6;
    out.trapping = 4e8;
    out.release = 3e6;
    out.mean_traps = 0.8;
    out.auger = 1e10;
    return out;
}

std::vector<double> log_times(double from, double to, int count) {
    std::vector<double> out{0};
    for (int i = 0; i < count; ++i) out.push_back(from * std::pow(to / from, i / (count - 1.0)));
    return out;
}

double worst_difference(const std::vector<double>& a, const std::vector<double>& b) {
    const double scale = *std::max_element(b.begin(), b.end());
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        worst = std::max(worst, std::abs(a[i] - b[i]) / scale);
    }
    return worst;
}

void expect_same(const DotModel& model, const PulseTrain& train, const char* what) {
    DotOptions options;
    options.neglected = 1e-6;
    const auto times = log_times(1e-12, train.period > 0 ? train.period : 1e-6, 13);
    const PulseResponse fast = respond(model, train, times, options);
    const PulseResponse slow = respond_by_definition(model, train, times, options);
    const double worst = std::max({worst_difference(fast.emission, slow.emission),
                                   worst_difference(fast.bleach, slow.bleach),
                                   worst_difference(fast.filled_traps, slow.filled_traps)});
    std::printf("%s: fast against reference %.1e of the maximum\n", what, worst);
    EXPECT_LT(worst, 1e-9);
    EXPECT_NEAR(fast.fates.radiative, slow.fates.radiative, 1e-9);
}

}  // namespace

TEST(DotKinetics, FastPathIsTheMatrixExponential) {
    expect_same(full(), {0.5, 0}, "single pulse");
    expect_same(full(), {3, 0}, "strong pulse");
    expect_same(full(), {0.5, 100e-9}, "10 MHz train");
    DotModel model = full();
    model.auger_scaling = AugerScaling::carriers;
    model.auger = 1e11;  // stiffer ones are too much for the reference, which squares 30 times
    expect_same(model, {2, 0}, "free carriers");
}

TEST(DotKinetics, LoneExcitonsDecayExponentially) {
    DotModel model;
    model.radiative = 5e7;
    model.nonradiative = 3e7;
    const auto times = log_times(1e-11, 1e-7, 9);
    const PulseResponse out = respond(model, {0.3, 0}, times);
    for (std::size_t i = 0; i < times.size(); ++i) {
        EXPECT_NEAR(out.emission[i] / (0.3 * 5e7 * std::exp(-8e7 * times[i])), 1, 1e-8);
    }
    EXPECT_NEAR(out.fates.radiative, 5.0 / 8, 1e-9);
    EXPECT_NEAR(out.fates.nonradiative, 3.0 / 8, 1e-9);
}

TEST(DotKinetics, ExcitonsWithoutAugerKeepPoissonsMean) {
    // Independent deaths keep a Poisson distribution: the yield knows no fluence.
    DotModel model;
    model.radiative = 5e7;
    model.nonradiative = 5e7;
    for (const double plqy : yield_against_excitation(model, std::vector<double>{0.01, 1, 20})) {
        EXPECT_NEAR(plqy, 0.5, 1e-8);
    }
}

TEST(DotKinetics, UnsaturatedTrapsFollowInfeltaAndTachiya) {
    DotModel model = full();
    model.auger = 0;
    const auto times = log_times(1e-11, 1e-7, 15);
    const double mean = 1e-5;  // so few that no dot holds two
    const PulseResponse out = respond(model, {mean, 0}, times);
    double worst = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double expected = model.radiative * mean * infelta_tachiya(model, times[i]);
        worst = std::max(worst, std::abs(out.emission[i] / expected - 1));
    }
    std::printf("Infelta-Tachiya: asked < 2e-5, measured %.1e\n", worst);
    EXPECT_LT(worst, 2e-5);
}

TEST(DotKinetics, FirstAugerLossIsQuadratic) {
    // ⟨n(n-1)⟩ = ⟨n⟩² of a Poisson distribution: -d⟨n⟩/dt at 0 is k⟨n⟩ + k_A ⟨n⟩²/2.
    DotModel model;
    model.radiative = 1;  // negligible
    model.auger = 1e10;
    const double t = 1e-16;
    double before = 0;
    for (const double mean : {0.05, 0.1, 0.2, 0.4}) {
        const PulseResponse out = respond(model, {mean, 0}, std::vector<double>{0, t});
        const double loss = (out.excitons[0] - out.excitons[1]) / t;
        EXPECT_NEAR(loss / (1e10 * mean * mean / 2), 1, 1e-5);
        if (before > 0) {
            EXPECT_NEAR(loss / before, 4, 1e-4);
        }
        before = loss;
    }
    // Free carriers: ⟨n²(n-1)⟩/4 = (m³ + 2m²)/4.
    model.auger_scaling = AugerScaling::carriers;
    const double m = 0.7;
    const PulseResponse out = respond(model, {m, 0}, std::vector<double>{0, t});
    EXPECT_NEAR((out.excitons[0] - out.excitons[1]) / t / (1e10 * (m * m * m + 2 * m * m) / 4), 1,
                1e-5);
}

TEST(DotKinetics, FastAugerLeavesOneExcitonPerExcitedDot) {
    DotModel model;
    model.radiative = 1e6;
    model.auger = 1e14;
    for (const double mean : {0.1, 1.0, 4.0}) {
        const double plqy = yield_against_excitation(model, std::vector<double>{mean}).front();
        EXPECT_NEAR(plqy / ((1 - std::exp(-mean)) / mean), 1, 1e-6);
    }
}

TEST(DotKinetics, PairYieldIsTheBranchingRatio) {
    // Of two excitons the first meets Auger recombination with k_A/(k_A + 2k), the second does not.
    DotModel model;
    model.radiative = 1e8;
    model.auger = 3e8;
    const double first = 2e8 / (2e8 + 3e8);
    const double share = (first + 1) / 2;  // photons of a dot with two, per exciton
    const double m = 1e-3;
    const double expected = (m * std::exp(-m) + m * m * std::exp(-m) * share) / m;
    EXPECT_NEAR(yield_against_excitation(model, std::vector<double>{m}).front(), expected, 1e-6);
}

TEST(DotKinetics, FatesAddUp) {
    for (const double period : {0.0, 50e-9, 1e-6}) {
        for (const double mean : {0.01, 1.0, 5.0}) {
            EXPECT_NEAR(respond(full(), {mean, period}, {}).fates.sum(), 1, 1e-7)
                << mean << " " << period;
        }
    }
    for (const double generation : {1e3, 1e7, 1e8}) {
        EXPECT_NEAR(constant_light(full(), generation).sum(), 1, 1e-7);
    }
}

TEST(DotKinetics, TrapsSaturate) {
    DotModel model = full();
    model.auger = 0;
    model.release = 0;
    // A single pulse finds empty traps; a train without release has filled all of them.
    const double dark = respond(model, {0.1, 0}, {}).fates.radiative;
    const double filled = respond(model, {0.1, 1e-6}, {}).fates.radiative;
    EXPECT_LT(dark, 0.7);
    EXPECT_NEAR(filled, model.radiative / (model.radiative + model.nonradiative), 1e-7);
    // Filling raises the yield with the fluence, Auger recombination lowers it again.
    const std::vector<double> means{0.01, 0.3, 3, 30};
    const auto rising = yield_against_excitation(model, means);
    EXPECT_TRUE(std::is_sorted(rising.begin(), rising.end()));
    model.auger = 1e11;
    const auto both = yield_against_excitation(model, means);
    EXPECT_LT(both.back(), both.front());
}

TEST(DotKinetics, ConstantLightIsTheLimitOfAFastTrain) {
    const double generation = 2e7;
    const double period = 1e-11;
    const double train = respond(full(), {generation * period, period}, {}).fates.radiative;
    const double constant = constant_light(full(), generation).radiative;
    std::printf("yield under a 100 GHz train %.6f, under constant light %.6f\n", train, constant);
    EXPECT_NEAR(train, constant, 2e-4);
}

TEST(DotKinetics, WeakConstantLightIsAWeakPulse) {
    EXPECT_NEAR(constant_light(full(), 1.0).radiative,
                respond(full(), {1e-6, 0}, {}).fates.radiative, 1e-5);
}

TEST(DotKinetics, BleachCountsPairsAndTrappedCarriers) {
    DotModel model = full();
    const PulseResponse weak = respond(model, {1e-4, 0}, std::vector<double>{0, 20e-9});
    EXPECT_NEAR(weak.bleach[0], 1e-4 / 2, 1e-8);
    EXPECT_NEAR(weak.bleach[1], (weak.excitons[1] + 0.5 * weak.filled_traps[1]) / 2, 1e-8);
    const PulseResponse strong = respond(model, {30, 0}, std::vector<double>{0});
    EXPECT_NEAR(strong.bleach[0], 1, 1e-8);
}

TEST(DotKinetics, YieldAndAmplitudeAverageGiveTheRadiativeRateBack) {
    // Dots with different numbers of traps share k_r: only ⟨τ⟩_amp and the yield together find it.
    DotModel model = full();
    model.mean_traps = 1;
    const auto times = log_times(1e-12, 3e-7, 400);
    const PulseResponse out = respond(model, {1e-4, 0}, times);
    const DecayAverages tau = averages(out.times, out.emission, Tail::exponential);
    const double amplitude = rates_from(out.fates.radiative, tau.amplitude).radiative;
    const double intensity = rates_from(out.fates.radiative, tau.intensity).radiative;
    std::printf("k_r asked 5.000e7; from the amplitude average %.3e, the intensity average %.3e\n",
                amplitude, intensity);
    EXPECT_NEAR(amplitude / model.radiative, 1, 1e-3);
    EXPECT_LT(intensity, 0.8 * model.radiative);
}

TEST(DotKinetics, FewerTrapsLowerTheFirstDropAlone) {
    // What Nat. Commun. 16, 8201 (2025) sees at low fluence: a first drop that the anchor reduces,
    // then one slow decay in both samples.
    DotModel control = full();
    control.mean_traps = 0.5;
    DotModel target = control;
    target.mean_traps = 0.05;
    const std::vector<double> times{0, 30e-9, 60e-9};
    const auto before = respond(control, {1e-4, 0}, times).emission;
    const auto after = respond(target, {1e-4, 0}, times).emission;
    EXPECT_NEAR(1 - before[1] / before[0] / std::exp(-52e6 * 30e-9), 1 - std::exp(-0.5), 1e-3);
    EXPECT_NEAR(1 - after[1] / after[0] / std::exp(-52e6 * 30e-9), 1 - std::exp(-0.05), 1e-3);
    EXPECT_NEAR((before[2] / before[1]) / (after[2] / after[1]), 1, 1e-3);
}

TEST(DotKinetics, RefusesWhatCannotBe) {
    DotModel model = full();
    EXPECT_THROW(respond(model, {0, 0}, {}), InputError);
    EXPECT_THROW(respond(model, {1, -1}, {}), InputError);
    EXPECT_THROW(respond(model, {1, 1e-9}, std::vector<double>{2e-9}), InputError);
    EXPECT_THROW(respond(model, {1e4, 0}, {}), InputError);
    EXPECT_THROW(constant_light(model, 0), InputError);
    model.radiative = 0;
    EXPECT_THROW(respond(model, {1, 0}, {}), InputError);
}
