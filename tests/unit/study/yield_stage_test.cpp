#include "anchorite/study/yield_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "chain_fixture.hpp"

namespace anchorite::study {
namespace {

using test::made_up_chain;

TEST(YieldStage, RecoversTheModelThatMadeTheYields) {
    const YieldStage stage = predict_yields(made_up_chain());
    ASSERT_EQ(stage.samples.size(), 7u);
    EXPECT_TRUE(stage.samples.front().control);
    for (const SamplePrediction& sample : stage.samples) {
        if (sample.control) continue;
        EXPECT_NEAR(sample.plqy.fitted->value, *sample.plqy.measured, 0.02) << sample.name;
        EXPECT_TRUE(sample.plqy.left_out->interval.contains(*sample.plqy.measured)) << sample.name;
        EXPECT_NEAR(std::log10(sample.t50.left_out->value / *sample.t50.measured), 0, 0.2);
        EXPECT_NEAR(sample.ratio.fitted->value, 1 / sample.plqy.fitted->value - 1, 1e-12);
        EXPECT_NEAR(sample.ratio.fitted->interval.low, 1 / sample.plqy.fitted->interval.high - 1,
                    1e-12);
    }
}

TEST(YieldStage, BeatsThePredictorsThatKnowNothing) {
    const YieldStage stage = predict_yields(made_up_chain());
    ASSERT_EQ(stage.errors.size(), 3u);
    EXPECT_EQ(stage.errors[0].quantity, "PLQY");
    EXPECT_EQ(stage.errors[2].unit, "decades");
    for (const QuantityErrors& row : stage.errors) {
        EXPECT_LT(row.left_out.mean_absolute, row.mean_of_others.mean_absolute) << row.quantity;
        EXPECT_LE(row.fitted.mean_absolute, 1.2 * row.left_out.mean_absolute) << row.quantity;
    }
}

TEST(YieldStage, LeavesOutMeansNeverSeen) {
    YieldInput input = made_up_chain();
    const YieldStage before = predict_yields(input);
    input.samples[2].measured.plqy = 0.5;
    input.samples[2].measured.t50 = 1;
    const YieldStage after = predict_yields(input);
    EXPECT_EQ(before.samples[3].plqy.left_out->value, after.samples[3].plqy.left_out->value);
    EXPECT_EQ(before.samples[3].t50.left_out->value, after.samples[3].t50.left_out->value);
    EXPECT_NE(before.samples[3].plqy.fitted->value, after.samples[3].plqy.fitted->value);
}

TEST(YieldStage, PredictsWhatDoesNotCalibrate) {
    YieldInput input = made_up_chain();
    input.samples[1].calibrates = false;
    const double truth = *input.samples[1].measured.plqy;
    const YieldStage stage = predict_yields(input);
    EXPECT_FALSE(stage.samples[2].calibrates);
    EXPECT_FALSE(stage.samples[2].plqy.left_out.has_value());
    EXPECT_NEAR(stage.samples[2].plqy.fitted->value, truth, 0.05);
    input.samples[1].measured.plqy = 0.1;  // must not matter
    EXPECT_EQ(predict_yields(input).samples[2].plqy.fitted->value,
              stage.samples[2].plqy.fitted->value);
}

TEST(YieldStage, OtherLatticeConstantsWidenIntervals) {
    YieldInput input = made_up_chain();
    const auto narrow = predict_yields(input).samples[4].plqy.fitted->interval;
    for (YieldSample& sample : input.samples) {
        sample.elsewhere.push_back(sample.terms);
        for (auto& site : sample.elsewhere.back().extra) site.mismatch += 0.05;
    }
    const auto wide = predict_yields(input).samples[4].plqy.fitted->interval;
    EXPECT_LE(wide.low, narrow.low);
    EXPECT_GE(wide.high, narrow.high);
    EXPECT_LT(wide.low + narrow.high, wide.high + narrow.high);
}

TEST(YieldStage, RefusesAControlWithoutYieldAndTooFewMolecules) {
    YieldInput input = made_up_chain();
    input.control.plqy.reset();
    EXPECT_THROW(predict_yields(input), InputError);
    input = made_up_chain();
    input.samples.resize(3);
    EXPECT_THROW(predict_yields(input), InputError);
}

TEST(YieldStage, SaysWhatSixMoleculesCannotTell) {
    EXPECT_THAT(predict_yields(made_up_chain()).sentences,
                testing::Contains(testing::HasSubstr("cannot validate two factors")));
}

}  // namespace
}  // namespace anchorite::study
