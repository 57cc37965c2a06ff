// What a fit says of what the data cannot tell.
#include "anchorite/device/fit_diagnosis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "support/fit_problems.hpp"

using namespace anchorite;
using testing::Contains;
using testing::HasSubstr;

namespace {

/// The hole-only film with other free keys.
device::FitProblem film(const std::vector<std::pair<std::string, double>>& keys) {
    auto problem = test::hole_only_problem();
    problem.devices = {test::free_device(test::hole_only_stack(), keys)};
    problem.parameters.clear();
    for (const auto& [key, value] : keys) {
        problem.parameters.push_back(
            {key,
             problem.devices[0].free[problem.parameters.size()].axis.dimension,
             value,
             {value / 30, value * 30},
             true});
    }
    return problem;
}

device::FitResult fitted(device::FitProblem problem, const std::vector<double>& truth) {
    device::FitOptions options;
    options.starts = 1;
    options.check_grid = false;
    const auto result = device::fit(test::with_noise(std::move(problem), truth, 0.02, 3), options);
    for (const auto& warning : result.warnings) std::printf("%s\n", warning.c_str());
    return result;
}

}  // namespace

TEST(FitDiagnosis, SaysWhichParameterTheCurvesDoNotFeel) {
    // no electron ever enters: their mobility is anything
    const auto result = fitted(
        film({{"film.hole_mobility", 1e-7}, {"film.electron_mobility", 1e-7}}), {1e-7, 1e-7});
    EXPECT_THAT(result.warnings, Contains(HasSubstr("do not depend on film.electron_mobility")));
    EXPECT_FALSE(std::isfinite(result.parameters[1].interval.high));
    EXPECT_TRUE(result.parameters[0].interval.contains(1e-7)) << "the other is determined";
}

TEST(FitDiagnosis, SaysThatOnlyACombinationIsDetermined) {
    auto problem = film({{"film.hole_mobility", 1e-7}, {"film.permittivity", 6.3}});
    for (auto& place : problem.curves[0].grid.at) place = 5 + place;  // J ~ eps mu V^2 there
    const auto result = fitted(problem, {1e-7, 6.3});
    EXPECT_THAT(result.warnings, Contains(HasSubstr("correlation -0.9")));
    EXPECT_LT(result.correlation(0, 1), -0.95);
}

TEST(FitDiagnosis, SaysThatAParameterIsAtABound) {
    auto problem = film({{"film.hole_mobility", 1e-7}});
    problem = test::with_noise(problem, {1e-7}, 0.02, 1);
    problem.parameters[0].bounds = {2e-7, 1e-5};
    problem.parameters[0].start = 1e-6;
    device::FitOptions options;
    options.starts = 1;
    options.check_grid = false;
    const auto result = device::fit(problem, options);
    EXPECT_TRUE(result.parameters[0].at_bound);
    EXPECT_THAT(result.warnings, Contains(HasSubstr("ended at a bound")));
    EXPECT_THAT(result.warnings, Contains(HasSubstr("does not describe the data"))) << "chi-square";
    EXPECT_THAT(result.warnings, Contains(HasSubstr("follow their neighbours")));
}

TEST(FitDiagnosis, NothingIsSaidOfAGoodFit) {
    const auto result = fitted(test::hole_only_problem(), {1e-8, 2e23});
    EXPECT_THAT(result.warnings, testing::IsEmpty());
    EXPECT_GT(result.probability, 1e-3);
}

TEST(FitDiagnosis, NeighboursThatAlternateOrFollowAreSeen) {
    EXPECT_NEAR(device::neighbour_correlation({1, 1, 1, 1}).value, 0.75, 1e-12);
    EXPECT_NEAR(device::neighbour_correlation({1, -1, 1, -1}).value, -0.75, 1e-12);
    EXPECT_EQ(device::neighbour_correlation({0, 0}).value, 0);
}

TEST(FitDiagnosis, UnknownErrorsScaleTheIntervalsByTheScatter) {
    auto known = test::with_noise(test::hole_only_problem(), {1e-8, 2e23}, 0.02, 3);
    auto unknown = known;
    unknown.curves[0].errors.clear();
    device::FitOptions options;
    options.starts = 1;
    options.check_grid = false;
    const auto with = device::fit(known, options);
    const auto without = device::fit(unknown, options);
    EXPECT_TRUE(with.known_errors);
    EXPECT_FALSE(without.known_errors);
    // same scatter, so about the same width; Student's quantile is a little larger than the normal
    const double scale = std::sqrt(with.chi_square / with.degrees_of_freedom);
    EXPECT_NEAR(without.parameters[0].deviation / with.parameters[0].deviation, scale, 1e-2);
    // errors twice as large: known ones widen the interval, unknown ones know nothing of it
    for (double& error : known.curves[0].errors) error *= 2;
    const auto wide = device::fit(known, options);
    EXPECT_NEAR(wide.parameters[0].deviation / with.parameters[0].deviation, 2, 1e-3);
}

TEST(FitDiagnosis, SaysWhyTangentsGiveNoTrapDensity) {
    device::FitResult result;
    device::FitCurve curve;
    curve.name = "film";
    curve.kind = device::Measured::sclc;
    for (double v = 0.1; v < 10; v *= 1.2) {
        curve.grid.at.push_back(v);
        curve.values.push_back(v * v);  // space charge alone
    }
    const auto about = [&] {
        result.curves = {{curve, curve.values, std::vector<double>(curve.values.size()), 0, 0}};
        return device::diagnose(result, {});
    };
    EXPECT_THAT(about(), Contains(AllOf(HasSubstr("film: tangents give no trap density"),
                                        HasSubstr("no trap-filling step"))));
    curve.kind = device::Measured::current;
    EXPECT_THAT(about(), testing::Not(Contains(HasSubstr("tangents")))) << "not a single carrier";
    curve.kind = device::Measured::sclc;
    curve.values[3] = -1;
    EXPECT_THAT(about(), testing::Not(Contains(HasSubstr("tangents")))) << "no logarithm";
}
