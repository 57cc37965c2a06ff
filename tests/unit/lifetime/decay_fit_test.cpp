#include "anchorite/lifetime/decay_fit.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <type_traits>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

namespace {

constexpr double hour = 3600;

DecayModel truth(DecayForm form) {
    DecayModel out;
    out.form = form;
    out.initial = 35;
    out.tau = form == DecayForm::biexponential ? 8 * hour : 40 * hour;
    out.beta = 0.75;
    out.fraction = 0.3;
    out.tau2 = 60 * hour;
    return out;
}

DecayCurve sample(const DecayModel& model, double end, int count, double noise,
                  std::mt19937_64& random) {
    std::normal_distribution<double> normal(0, 1);
    DecayCurve out;
    for (int i = 0; i < count; ++i) {
        out.times.push_back(end * i / (count - 1));
        out.values.push_back(model.value(out.times.back()) +
                             noise * model.initial * normal(random));
    }
    return out;
}

}  // namespace

TEST(DecayFit, RecoversWhatItIsGivenWithoutNoise) {
    std::mt19937_64 random(1);
    for (const DecayForm form : decay_forms) {
        const DecayModel model = truth(form);
        const DecayFit fit = fit_decay(sample(model, 100 * hour, 200, 0, random), form);
        EXPECT_EQ(fit.fit.termination, Termination::converged);
        EXPECT_NEAR(fit.model.initial / model.initial, 1, 1e-5) << name_of(form);
        EXPECT_NEAR(fit.model.tau / model.tau, 1, 1e-4) << name_of(form);
        if (form == DecayForm::stretched) {
            EXPECT_NEAR(fit.model.beta, 0.75, 1e-5);
        }
        if (form == DecayForm::biexponential) {
            EXPECT_NEAR(fit.model.fraction, 0.3, 1e-4);
            EXPECT_NEAR(fit.model.tau2 / model.tau2, 1, 1e-4);
        }
        EXPECT_NEAR(modelled_lifetime(fit, 0.5).seconds / time_to_share(model, 0.5), 1, 1e-5);
    }
}

TEST(DecayFit, CriterionPrefersTheFormThatMadeTheCurve) {
    std::mt19937_64 random(2);
    for (const DecayForm form : decay_forms) {
        const auto fits = fit_every_form(sample(truth(form), 150 * hour, 400, 0.003, random));
        ASSERT_EQ(fits.size(), 3U);
        EXPECT_EQ(name_of(fits.front().model.form), name_of(form));
    }
}

TEST(DecayFit, SaysWhenALifetimeIsExtrapolated) {
    std::mt19937_64 random(3);
    const DecayModel model = truth(DecayForm::stretched);
    const double t50 = time_to_share(model, 0.5);
    const DecayFit short_run =
        fit_decay(sample(model, 0.3 * t50, 100, 0.002, random), DecayForm::stretched);
    const ModelledLifetime lifetime = modelled_lifetime(short_run, 0.5);
    EXPECT_TRUE(lifetime.extrapolated());
    EXPECT_NEAR(lifetime.reach, lifetime.seconds / (0.3 * t50), 1e-9);
    EXPECT_FALSE(modelled_lifetime(short_run, 0.9).extrapolated());
    const double wide = std::log(lifetime.interval.high / lifetime.interval.low);
    const ModelledLifetime inside = modelled_lifetime(short_run, 0.8);
    EXPECT_GT(wide, std::log(inside.interval.high / inside.interval.low));
}

TEST(DecayFit, TwoKindsOfLifetimeDoNotMix) {
    static_assert(!std::is_convertible_v<InterpolatedLifetime, ModelledLifetime>);
    static_assert(!std::is_convertible_v<ModelledLifetime, InterpolatedLifetime>);
    std::mt19937_64 random(4);
    const DecayCurve curve = sample(truth(DecayForm::stretched), 60 * hour, 300, 0.001, random);
    const auto measured = interpolated_lifetime(curve, 0.5);
    ASSERT_TRUE(measured);
    EXPECT_NEAR(
        measured->seconds / modelled_lifetime(fit_decay(curve, DecayForm::stretched), 0.5).seconds,
        1, 0.01);
}

// 200 noisy synthetic curves: known parameters come back and 95 % intervals hold them about 95 % of
// the time.
TEST(DecayFit, IntervalsCoverTheTruth) {
    const auto begin = std::chrono::steady_clock::now();
    std::mt19937_64 random(20251);
    constexpr int curves = 200;
    int tau = 0, beta = 0, t50 = 0, extrapolated = 0, interpolated = 0;
    double bias = 0, worst = 0;
    std::uniform_real_distribution<double> exponent(0.5, 1.2), log_tau(2, 4);
    for (int i = 0; i < curves; ++i) {
        DecayModel model = truth(DecayForm::stretched);
        model.beta = exponent(random);
        model.tau = hour * std::pow(10, log_tau(random));
        const double true_t50 = time_to_share(model, 0.5);
        const double end = (i % 2 == 0 ? 1.3 : 0.5) * true_t50;
        const DecayCurve curve = sample(model, end, 200, 0.01, random);
        const DecayFit fit = fit_decay(curve, DecayForm::stretched);
        const ModelledLifetime lifetime = modelled_lifetime(fit, 0.5);
        tau += fit.tau.contains(model.tau);
        beta += fit.beta.contains(model.beta);
        t50 += lifetime.interval.contains(true_t50);
        extrapolated += lifetime.extrapolated();
        if (const auto measured = interpolated_lifetime(curve, 0.5)) {
            interpolated += measured->interval.contains(true_t50);
        }
        const double error = std::log(lifetime.seconds / true_t50);
        bias += error / curves;
        worst = std::max(worst, std::abs(error));
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%d curves of 200 points, 1 %% noise, %d of them extrapolated, in %.2f s\n", curves,
                extrapolated, seconds);
    std::printf(
        "coverage of 95 %% intervals: tau %.1f %%, beta %.1f %%, T50 by model %.1f %%; T50 "
        "by interpolation %d of 100\n",
        100.0 * tau / curves, 100.0 * beta / curves, 100.0 * t50 / curves, interpolated);
    std::printf("ln T50: bias %.4f, worst %.3f\n", bias, worst);
    // 95 % of 200 is 190 with a standard deviation of 3.1.
    for (const int count : {tau, beta, t50}) {
        EXPECT_GE(count, 190 - 10);
        EXPECT_LE(count, 199);
    }
    EXPECT_GE(interpolated, 90);
    EXPECT_LT(std::abs(bias), 0.02);
    EXPECT_LT(seconds, 10);
}

TEST(DecayFit, RefusesWhatIsNoDecay) {
    EXPECT_THROW(fit_decay({{0, 1, 2}, {1, 0.5, 0.2}}, DecayForm::exponential), InputError);
    EXPECT_THROW(fit_decay({{0, 1, 2, 3, 4}, {0, 0.5, 0.2, 0.1, 0}}, DecayForm::exponential),
                 InputError);
}
