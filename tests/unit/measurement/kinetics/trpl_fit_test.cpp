#include "anchorite/measurement/kinetics/trpl_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/kinetics/trpl_model.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

constexpr double channel_width = 50e-12;
constexpr std::size_t channel_count = 1024;

MeasuredResponse instrument() {
    std::vector<double> counts;
    for (std::size_t i = 0; i < channel_count; ++i) {
        const double x = (static_cast<double>(i) - 100) / 4;
        counts.push_back(
            std::round(20000 * std::exp(-0.5 * x * x) + (x > 0 ? 900 * std::exp(-x / 6) : 0)));
    }
    return measured_response(counts);
}

/// Expected counts of a decay, or with noise.
TrplData decay(const TrplResponse& response, const TrplForm& form, const Eigen::VectorXd& p,
               std::mt19937_64* random = nullptr, double period = 0) {
    TrplData data;
    data.counts.assign(channel_count, 1.0);
    data.channel_width = channel_width;
    data.window = {0, channel_count};
    if (period > 0) data.repetition_period = period;
    const TrplModel model(data, response, form);
    TrplValues values;
    model.evaluate(p, values);
    for (std::size_t i = 0; i < channel_count; ++i) {
        const double expected = values.model(static_cast<Eigen::Index>(i));
        data.counts[i] =
            random == nullptr
                ? expected
                : static_cast<double>(std::poisson_distribution<long>(expected)(*random));
    }
    return data;
}

Eigen::VectorXd vector(std::initializer_list<double> values) {
    Eigen::VectorXd out(static_cast<Eigen::Index>(values.size()));
    std::ranges::copy(values, out.begin());
    return out;
}

}  // namespace

TEST(TrplFit, FindsWhatItIsGivenWithoutNoise) {
    const TrplResponse responses[] = {instrument(), GaussianResponse{400e-12}};
    const double shifts[] = {2.35, 120.4};
    for (int r = 0; r < 2; ++r) {
        const auto truth = vector({std::log(20.0), std::log(90.0), shifts[r], 400, 600, 3});
        const TrplData data = decay(responses[r], {}, truth);
        for (const TrplObjective objective : trpl_objectives()) {
            TrplFitOptions options;
            options.objective = objective;
            options.intervals = false;
            const TrplFit fit = fit_trpl(data, responses[r], options);
            EXPECT_EQ(fit.termination, Termination::converged) << id_of(objective);
            // The Neyman weights of expected counts below 1 are no standard errors, but without
            // noise their sum is least at the truth all the same.
            EXPECT_NEAR(fit.components[0].lifetime / (20 * channel_width), 1, 2e-3)
                << id_of(objective);
            EXPECT_NEAR(fit.components[1].lifetime / (90 * channel_width), 1, 1e-3)
                << id_of(objective);
            EXPECT_NEAR(fit.components[0].amplitude_fraction, 0.4, 1e-3);
            EXPECT_NEAR(fit.components[0].intensity_fraction, 8000.0 / 62000, 1e-3);
            EXPECT_NEAR(fit.shift, shifts[r], 1e-2);
            EXPECT_NEAR(fit.background, 3, 1e-2);
            EXPECT_NEAR(fit.average_amplitude / (62 * channel_width), 1, 1e-3);
            EXPECT_NEAR(fit.average_intensity / (channel_width * 5020 / 62), 1, 1e-3);
        }
    }
}

TEST(TrplFit, IntervalsEndWhereTheProfileHasRisen) {
    std::mt19937_64 random(5);
    const TrplResponse response = instrument();
    const TrplData data =
        decay(response, {}, vector({std::log(20.0), std::log(90.0), 2.35, 400, 600, 3}), &random);
    const TrplFit fit = fit_trpl(data, response);
    const double limit = std::pow(numerics::student_quantile(0.95, 0), 2);
    for (const TrplQuantity& q : fit.quantities) {
        ASSERT_TRUE(q.has_interval);
        EXPECT_LT(q.interval.low, q.value);
        EXPECT_GT(q.interval.high, q.value);
        const TrplProfile profile = profile_trpl(data, response, {}, fit, q);
        EXPECT_NEAR(profile.limit, limit, 1e-9);
        // The profile crosses the limit at the ends, found in another way.
        for (const double end : {q.interval.low, q.interval.high}) {
            for (std::size_t i = 0; i + 1 < profile.values.size(); ++i) {
                if (profile.values[i] > end || profile.values[i + 1] < end) continue;
                const double share =
                    (end - profile.values[i]) / (profile.values[i + 1] - profile.values[i]);
                const double root = (1 - share) * std::sqrt(profile.rises[i]) +
                                    share * std::sqrt(profile.rises[i + 1]);
                EXPECT_NEAR(root / std::sqrt(limit), 1, 0.02)
                    << static_cast<int>(q.kind) << ' ' << q.component;
            }
        }
        EXPECT_GT(profile.rises.front(), limit);
        EXPECT_GT(profile.rises.back(), limit);
    }
}

TEST(TrplFit, PulseTrainIsToldFromALongerDecay) {
    const TrplResponse response = instrument();
    const double period = channel_count * channel_width;
    const auto truth = vector({std::log(400.0), 1.2, 500, 1});
    TrplForm form;
    form.components = 1;
    const TrplData data = decay(response, form, truth, nullptr, period);
    TrplFitOptions options;
    options.form = form;
    EXPECT_NEAR(fit_trpl(data, response, options).components[0].lifetime / (400 * channel_width), 1,
                1e-3);
    TrplData alone = data;
    alone.repetition_period.reset();
    EXPECT_GT(
        std::abs(fit_trpl(alone, response, options).components[0].lifetime / (400 * channel_width) -
                 1),
        0.02);
}

TEST(TrplFit, StretchedExponentialAndScatterComeBack) {
    const TrplResponse response = instrument();
    TrplFitOptions options;
    options.form.components = 1;
    options.form.stretched = true;
    const TrplData data =
        decay(response, options.form, vector({std::log(30.0), std::log(0.6), 2.3, 900, 2}));
    const TrplFit fit = fit_trpl(data, response, options);
    EXPECT_NEAR(fit.exponent, 0.6, 1e-3);
    EXPECT_NEAR(fit.components[0].lifetime / (30 * channel_width), 1, 2e-3);
    EXPECT_NEAR(fit.average_amplitude / (30 * channel_width * std::tgamma(1 + 1 / 0.6)), 1, 2e-3);
    TrplFitOptions scattered;
    scattered.form.components = 1;
    scattered.form.scatter = true;
    const TrplFit other =
        fit_trpl(decay(response, scattered.form, vector({std::log(60.0), 2.3, 900, 4000, 2})),
                 response, scattered);
    EXPECT_NEAR(other.scatter, 4000, 5);
    EXPECT_NEAR(other.components[0].lifetime / (60 * channel_width), 1, 1e-3);
}

TEST(TrplFit, TailNeedsNoResponse) {
    std::mt19937_64 random(8);
    TrplForm form;
    form.components = 1;
    const TrplData data = decay(NoResponse{}, form, vector({std::log(100.0), 800, 2}), &random);
    TrplFitOptions options;
    options.form = form;
    const TrplFit fit = fit_trpl(data, NoResponse{}, options);
    EXPECT_TRUE(fit.quantity(TrplKind::lifetime, 0).interval.contains(100 * channel_width));
    EXPECT_GT(fit.quality.probability, 0.001);
    EXPECT_NEAR(fit.quality.durbin_watson, 2, 0.3);
}

TEST(TrplFit, ComponentThatIsNotThereHasAnOpenInterval) {
    std::mt19937_64 random(9);
    const TrplResponse response = instrument();
    TrplForm one;
    one.components = 1;
    const TrplData data = decay(response, one, vector({std::log(60.0), 2.3, 50, 2}), &random);
    TrplFitOptions options;
    options.form.components = 3;
    const TrplFit fit = fit_trpl(data, response, options);
    bool open = false;
    for (int i = 0; i < 3; ++i) {
        const numerics::Interval& interval = fit.quantity(TrplKind::lifetime, i).interval;
        std::printf("lifetime %d: %.3g (%.3g to %.3g) channels, amplitude %.3g\n", i + 1,
                    fit.components[static_cast<std::size_t>(i)].lifetime / channel_width,
                    interval.low / channel_width, interval.high / channel_width,
                    fit.components[static_cast<std::size_t>(i)].amplitude);
        open = open || !std::isfinite(interval.high) || interval.low == 0;
    }
    EXPECT_TRUE(open);
    EXPECT_TRUE(fit.quantity(TrplKind::average_intensity).interval.contains(60 * channel_width));
}

TEST(TrplFit, RefusesWhatItCannotFit) {
    const TrplResponse response = instrument();
    TrplData data = decay(response, {}, vector({3, 4.5, 2.35, 400, 600, 3}));
    data.counts[10] = -1;
    EXPECT_THROW(fit_trpl(data, response), InputError);
    data.counts[10] = 1;
    data.window = {100, 105};
    EXPECT_THROW(fit_trpl(data, response), InputError);
    data.window = {100, 5000};
    EXPECT_THROW(fit_trpl(data, response), InputError);
    data.window = {0, channel_count};
    data.repetition_period = 1e-9;
    EXPECT_THROW(fit_trpl(data, response), InputError);
    data.repetition_period.reset();
    EXPECT_THROW(fit_trpl(data, MeasuredResponse{std::vector<double>(500, 1.0)}), InputError);
    TrplFitOptions options;
    options.form.components = 9;
    EXPECT_THROW(fit_trpl(data, response, options), InputError);
}
