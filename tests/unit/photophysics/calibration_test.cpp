#include "anchorite/photophysics/calibration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

namespace {

constexpr double control = 0.5;
const PassivationParameters true_parameters{0.4, 3, 0.2};

PassivationTerms terms(double nucleophilicity, double mismatch) {
    return {"made", 1, {{nucleophilicity, mismatch}, {nucleophilicity, mismatch}}};
}

/// Samples that follow a shape exactly.
std::vector<PassivationSample> made(RegistryShape shape, std::size_t count = 12) {
    std::vector<PassivationSample> out{{{"one donor", 1, {}}, 0}};
    for (std::size_t i = 1; i < count; ++i) {
        const double x = static_cast<double>(i);
        out.push_back(
            {terms(0.1 + 0.2 * std::fmod(0.618 * x, 1), 0.5 * std::fmod(0.414 * x, 1)), 0});
    }
    for (auto& sample : out) {
        sample.plqy = yield_after(control, passivation(true_parameters, sample.terms, shape));
    }
    return out;
}

}  // namespace

TEST(Calibration, RecoversWhatItIsGiven) {
    for (const RegistryShape shape : registry_shapes) {
        for (const auto weights : {PassivationWeights::equal, PassivationWeights::equal_in_plqy}) {
            CalibrationOptions options;
            options.shapes = {shape};
            options.weights = weights;
            const auto fit = fit_passivation(control, made(shape), options);
            ASSERT_EQ(fit.members.size(), 1U);
            const PassivationParameters& found = fit.members[0].parameters;
            EXPECT_EQ(fit.members[0].fit.termination, Termination::converged);
            EXPECT_NEAR(found.single_site, 0.4, 1e-4) << name_of(shape);
            EXPECT_NEAR(found.slope, 3, 1e-3);
            EXPECT_NEAR(found.width, 0.2, 1e-3);
        }
    }
}

TEST(Calibration, LeftOutPredictionsDoNotSeeTheirSample) {
    auto samples = made(RegistryShape::lorentzian);
    const auto before = calibrate(control, samples);
    samples[4].plqy *= 0.8;
    const auto after = calibrate(control, samples);
    ASSERT_TRUE(before.samples[4].left_out && after.samples[4].left_out);
    EXPECT_NEAR(before.samples[4].left_out->plqy, after.samples[4].left_out->plqy, 1e-7);
    EXPECT_GT(std::abs(before.samples[4].fitted.plqy - after.samples[4].fitted.plqy), 1e-3);
    EXPECT_GT(after.left_out->mean_absolute, after.fitted.mean_absolute);
}

TEST(Calibration, PredictionIsTheMeanOfTheShapes) {
    const auto samples = made(RegistryShape::lorentzian);
    const auto all = predict(fit_passivation(control, samples), terms(0.2, 0.45));
    double mean = 0, low = 1e9, high = -1e9;
    for (const RegistryShape shape : registry_shapes) {
        CalibrationOptions options;
        options.shapes = {shape};
        const auto one = predict(fit_passivation(control, samples, options), terms(0.2, 0.45));
        mean += one.passivation / 3;
        low = std::min(low, one.passivation);
        high = std::max(high, one.passivation);
    }
    EXPECT_NEAR(all.passivation, mean, 1e-9);
    EXPECT_GT(all.passivation_interval.high - all.passivation_interval.low, high - low);
    CalibrationOptions none;
    none.shapes = {};
    EXPECT_THROW(fit_passivation(control, samples, none), InputError);
}

TEST(Calibration, PredictionsComeWithIntervals) {
    auto samples = made(RegistryShape::lorentzian);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].plqy += (i % 2 == 0 ? 0.01 : -0.01);
    }
    const auto fit = fit_passivation(control, samples);
    const auto inside = predict(fit, terms(0.2, 0.1));
    EXPECT_LT(inside.plqy_interval.low, inside.plqy);
    EXPECT_GT(inside.plqy_interval.high, inside.plqy);
    EXPECT_LT(inside.plqy_interval.high - inside.plqy_interval.low, 0.15);
    EXPECT_FALSE(inside.extrapolated);
    EXPECT_TRUE(predict(fit, terms(0.2, 3)).extrapolated);
    EXPECT_TRUE(predict(fit, terms(5, 0)).extrapolated);
}

TEST(Calibration, SaysWhatTheDataCannotBear) {
    const auto samples = made(RegistryShape::lorentzian);
    const std::vector<PassivationSample> few(samples.begin(), samples.begin() + 6);
    const auto fit = fit_passivation(control, few);
    ASSERT_GE(fit.warnings.size(), 2U);
    EXPECT_NE(fit.warnings[0].find("6 samples for 3 parameters"), std::string::npos);
    EXPECT_NE(fit.warnings[1].find("cannot validate two factors"), std::string::npos);
    const std::vector<PassivationSample> three(samples.begin(), samples.begin() + 3);
    EXPECT_THROW(fit_passivation(control, three), InputError);
    std::vector<PassivationSample> single(5, samples.front());
    EXPECT_THROW(fit_passivation(control, single), InputError);
    const std::vector<PassivationSample> four(samples.begin(), samples.begin() + 4);
    EXPECT_FALSE(calibrate(control, four).left_out);
    std::vector<PassivationSample> perfect = samples;
    perfect[2].plqy = 1;
    EXPECT_THROW(fit_passivation(control, perfect), InputError);
}

TEST(Calibration, WithoutMismatchThereAreTwoParameters) {
    std::vector<PassivationSample> samples{{{"one donor", 1, {}}, 0}};
    for (const double bond : {0.1, 0.2, 0.3, 0.45}) samples.push_back({terms(bond, 0), 0});
    for (auto& sample : samples) {
        sample.plqy = yield_after(
            control, passivation(true_parameters, sample.terms, RegistryShape::gaussian));
    }
    const auto calibration = calibrate(control, samples);
    for (const auto& member : calibration.fit.members) {
        ASSERT_EQ(member.fit.parameters.size(), 2U);
        EXPECT_TRUE(member.fit.has_intervals());
        EXPECT_NEAR(member.parameters.slope, 3, 1e-4);
    }
    ASSERT_TRUE(calibration.left_out);
    EXPECT_LT(calibration.left_out->mean_absolute, 1e-4);
}

TEST(Calibration, NestedChoiceFindsTheShape) {
    const auto samples = made(RegistryShape::gaussian, 9);
    const auto yields = nested_left_out_yields(control, samples);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        EXPECT_NEAR(yields[i], samples[i].plqy, 1e-3) << i;
    }
    EXPECT_THROW(nested_left_out_yields(control, {samples.begin(), samples.begin() + 5}),
                 InputError);
}
