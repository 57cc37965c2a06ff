#include "anchorite/measurement/kinetics/trpl_objective.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/kinetics/trpl_quality.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using Eigen::ArrayXd;

TEST(TrplObjective, DerivativesAreThoseOfDifferences) {
    const ArrayXd counts = (ArrayXd(5) << 0, 1, 7, 300, 12000).finished();
    const ArrayXd model = (ArrayXd(5) << 0.3, 2, 5, 280, 12500).finished();
    for (const TrplObjective objective : trpl_objectives()) {
        ObjectiveTerms at, up, down;
        evaluate_objective(objective, counts, model, at);
        EXPECT_GE(at.curvature.minCoeff(), 0);
        EXPECT_GT(at.curvature(4), 0);
        for (Eigen::Index i = 0; i < 5; ++i) {
            ArrayXd moved = model;
            const double h = 1e-4 * model(i);
            moved(i) = model(i) + h;
            evaluate_objective(objective, counts, moved, up);
            moved(i) = model(i) - h;
            evaluate_objective(objective, counts, moved, down);
            EXPECT_NEAR(at.gradient(i), (up.sum - down.sum) / (2 * h),
                        1e-5 * (1 + std::abs(at.gradient(i))))
                << id_of(objective) << ' ' << i;
        }
    }
}

TEST(TrplObjective, DevianceOfTheCountsThemselvesIsZero) {
    const ArrayXd counts = (ArrayXd(3) << 1, 20, 3000).finished();
    ObjectiveTerms terms;
    evaluate_objective(TrplObjective::poisson, counts, counts, terms);
    EXPECT_NEAR(terms.sum, 0, 1e-12);
}

TEST(TrplObjective, IsFoundByItsId) {
    for (const TrplObjective objective : trpl_objectives()) {
        EXPECT_EQ(find_objective(id_of(objective)), objective);
    }
    try {
        find_objective("posson");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("poisson"), std::string::npos);
    }
}

TEST(TrplQuality, ProbabilityIsUniformForRightModelsAlsoAtFewCounts) {
    std::mt19937_64 random(11);
    for (const double expected : {0.3, 3.0, 500.0}) {
        int below_tenth = 0, below_half = 0;
        for (int trial = 0; trial < 1000; ++trial) {
            std::poisson_distribution<long> poisson(expected);
            ArrayXd counts(400);
            for (double& n : counts) n = static_cast<double>(poisson(random));
            const TrplQuality quality = judge_trpl(counts, ArrayXd::Constant(400, expected), 0);
            below_tenth += quality.probability < 0.1;
            below_half += quality.probability < 0.5;
        }
        std::printf(
            "%.3g counts a channel: %.1f %% of probabilities below 0.1, %.1f %% below 0.5\n",
            expected, below_tenth / 10.0, below_half / 10.0);
        EXPECT_NEAR(below_tenth, 100, 30);
        EXPECT_NEAR(below_half, 500, 50);
    }
}

TEST(TrplQuality, ChannelsWithoutLightExcuseNothing) {
    // A misfit of 20 % in 100 channels, then 4000 channels in which nothing is expected or counted.
    ArrayXd counts = ArrayXd::Zero(4100), model = ArrayXd::Zero(4100);
    for (Eigen::Index i = 0; i < 100; ++i) {
        model(i) = 100;
        counts(i) = i % 40 < 20 ? 120 : 80;
    }
    const TrplQuality alone = judge_trpl(counts.head(100), model.head(100), 3);
    const TrplQuality with = judge_trpl(counts, model, 3);
    std::printf("probability of a bad fit: asked %.3g, measured %.3g\n", alone.probability,
                with.probability);
    EXPECT_FALSE(with.adequate());
    EXPECT_EQ(with.degrees_of_freedom, 97);
    EXPECT_NEAR(with.probability, alone.probability, 1e-12);
    EXPECT_NEAR(with.deviance, alone.deviance, 1e-9);
    EXPECT_EQ(with.residuals.size(), 4100U);
    counts(4000) = 1;  // where the model has no light at all
    EXPECT_EQ(judge_trpl(counts, model, 3).degrees_of_freedom, 98);
}

TEST(TrplQuality, SeesWhatIsLeftOver) {
    ArrayXd counts(400), model = ArrayXd::Constant(400, 100.0);
    for (Eigen::Index i = 0; i < 400; ++i) counts(i) = i % 40 < 20 ? 120 : 80;
    const TrplQuality quality = judge_trpl(counts, model, 3);
    EXPECT_FALSE(quality.adequate());
    EXPECT_LT(quality.durbin_watson, 0.5);
    EXPECT_GT(quality.autocorrelation[5], quality.correlation_limit);
    EXPECT_NEAR(quality.pearson, 4 * 400.0 / 397, 1e-9);
    EXPECT_NEAR(quality.scatter, 20 * std::sqrt(400.0 / 397), 1e-9);
    EXPECT_NEAR(quality.residuals[0], 2, 1e-12);
    EXPECT_NEAR(judge_trpl(counts, model, 3, false).residuals[0], std::sqrt(397.0 / 400), 1e-9);
}
