#include "anchorite/measurement/kinetics/transient_scheme.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/kinetics/transient_model.hpp"

namespace anchorite::measurement {
namespace {

std::vector<double> rates_of(const TransientModel& model) {
    std::vector<double> out;
    for (const auto& rate : model.rates) out.push_back(rate.per_ps);
    return out;
}

TEST(TransientScheme, ParallelStatesDecayByThemselves) {
    const TransientModel model = parallel_model({2, 50}, true);
    ASSERT_EQ(model.states.size(), 3U);
    const std::vector<double> delays{-1, 0, 2, 100};
    const Eigen::MatrixXd c = populations(model, rates_of(model), {}, delays);
    EXPECT_EQ(c.row(0).norm(), 0);
    EXPECT_DOUBLE_EQ(c(2, 0), std::exp(-1.0));
    EXPECT_DOUBLE_EQ(c(3, 1), std::exp(-2.0));
    EXPECT_EQ(c(3, 2), 1);
}

TEST(TransientScheme, ChainIsBatemans) {
    const TransientModel model = sequential_model({2, 50});
    const std::vector<double> delays{3};
    const Eigen::MatrixXd c = populations(model, rates_of(model), {}, delays);
    const double a = 0.5;
    const double b = 0.02;
    EXPECT_NEAR(c(0, 0), std::exp(-a * 3), 1e-14);
    EXPECT_NEAR(c(0, 1), a / (b - a) * (std::exp(-a * 3) - std::exp(-b * 3)), 1e-13);
}

TEST(TransientScheme, ChainThatEndsKeepsEverything) {
    const TransientModel model = sequential_model({2, 50}, true);
    const std::vector<double> delays{0, 1, 30, 1e6};
    const Eigen::MatrixXd c = populations(model, rates_of(model), {}, delays);
    for (Eigen::Index i = 0; i < c.rows(); ++i) EXPECT_NEAR(c.row(i).sum(), 1, 1e-12);
}

/// A branch with a way back: rates that are not those of any single transfer.
TransientModel branched() {
    TransientModel model;
    model.kind = TransientModelKind::target;
    model.states = {{"hot", 1}, {"exciton", 0.2}, {"trap", 0}};
    model.rates = {{"cooling", 3, false}, {"decay", 0.02, false}, {"back", 0.1, false}};
    model.fractions = {{"trapped", 0.3, false}};
    model.transfers = {{0, 1, 0, 0, true},
                       {0, 2, 0, 0, false},
                       {2, 1, 2, {}, false},
                       {1, 2, 2, {}, false},
                       {1, {}, 1, {}, false}};
    return model;
}

TEST(TransientScheme, SolutionFollowsItsEquation) {
    const TransientModel model = branched();
    const double dt = 1e-5;
    const std::vector<double> delays{0, 1 - dt, 1, 1 + dt};
    const Eigen::MatrixXd c = populations(model, rates_of(model), std::vector{0.3}, delays);
    EXPECT_NEAR(c(0, 0), 1, 1e-14);
    EXPECT_NEAR(c(0, 1), 0.2, 1e-14);
    const Eigen::Vector3d slope = (c.row(3) - c.row(1)).transpose() / (2 * dt);
    const Eigen::Vector3d now = c.row(2).transpose();
    EXPECT_NEAR(slope(0), -3 * now(0), 1e-8);
    EXPECT_NEAR(slope(1), 2.1 * now(0) - 0.12 * now(1) + 0.1 * now(2), 1e-8);
    EXPECT_NEAR(slope(2), 0.9 * now(0) + 0.1 * now(1) - 0.1 * now(2), 1e-8);
}

TEST(TransientScheme, SlopesAreThoseOfTheSolution) {
    const TransientModel model = branched();
    const auto solution = [&](double a, double b, double c, double d) {
        const std::vector<double> rates{3 * std::exp(a), 0.02 * std::exp(b), 0.1 * std::exp(c)};
        const double logit = std::log(0.3 / 0.7) + d;
        return solve_scheme(model, rates, std::vector{1 / (1 + std::exp(-logit))});
    };
    const auto at = [](const SchemeSolution& s, double t) -> Eigen::VectorXd {
        return s.mixing.transpose() * (-s.rates * t).array().exp().matrix();
    };
    const SchemeSolution here = solution(0, 0, 0, 0);
    ASSERT_EQ(here.rate_slopes.size(), 4U);
    constexpr double h = 1e-5;
    for (std::size_t p = 0; p < 4; ++p) {
        double up[4] = {};
        up[p] = h;
        const SchemeSolution more = solution(up[0], up[1], up[2], up[3]);
        const SchemeSolution less = solution(-up[0], -up[1], -up[2], -up[3]);
        for (const double t : {0.1, 1.0, 20.0}) {
            const Eigen::VectorXd decays = (-here.rates * t).array().exp();
            const Eigen::VectorXd slope =
                here.mixing_slopes[p].transpose() * decays -
                here.mixing.transpose() * (t * here.rate_slopes[p].cwiseProduct(decays));
            const Eigen::VectorXd expected = (at(more, t) - at(less, t)) / (2 * h);
            EXPECT_LT((slope - expected).norm(), 1e-8) << "parameter " << p << " at " << t;
        }
    }
}

TEST(TransientScheme, EqualRatesInAChainHaveNoSolution) {
    const TransientModel model = sequential_model({5, 5});
    const std::vector<double> delays{1};
    EXPECT_THROW((void)populations(model, rates_of(model), {}, delays), InputError);
}

TEST(TransientModel, WrongModelsAreRefused) {
    EXPECT_THROW((void)parallel_model({}), InputError);
    EXPECT_THROW((void)parallel_model({-1}), InputError);
    const auto refused = [](auto change) {
        TransientModel model = branched();
        change(model);
        EXPECT_THROW(model.validate(), InputError);
    };
    refused([](TransientModel& m) { m.states[0].population = m.states[1].population = 0; });
    refused([](TransientModel& m) { m.rates[0].per_ps = 0; });
    refused([](TransientModel& m) { m.fractions[0].value = 1; });
    refused([](TransientModel& m) { m.transfers[0].to = 7; });
    refused([](TransientModel& m) { m.transfers[0].to = 0; });
    refused([](TransientModel& m) { m.relations = {{1, 1, 1.0, {}}}; });
    refused([](TransientModel& m) { m.relations = {{1, 9, 1.0, {}}}; });
    refused([](TransientModel& m) { m.zeros = {{3, {}}}; });
    refused([](TransientModel& m) { m.weights = {{{400, 500}, 0}}; });
    EXPECT_NO_THROW(branched().validate());
}

}  // namespace
}  // namespace anchorite::measurement
