#include "anchorite/electronic/cost_estimate.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

TEST(CostEstimate, OfTheSameSizeIsWhatWasMeasured) {
    const PlaneWaveSize size{10000, 46, 4};
    const CostEstimate same = estimate_cost({size, 3.9}, size, {1, 1});
    EXPECT_NEAR(same.iteration_hours.low * 3600, 3.9, 1e-9);
    EXPECT_NEAR(same.total_hours.high * 3600, 3.9, 1e-9);
    EXPECT_NEAR(same.memory, 4 * 46 * 10000 * 16.0, 1);
}

TEST(CostEstimate, GrowsBetweenSquareAndCubeOfTheSize) {
    const PlaneWaveSize small{10000, 50, 2};
    const PlaneWaveSize large{80000, 400, 1};
    const CostEstimate found = estimate_cost({small, 1}, large, {10, 20}, 1);
    EXPECT_NEAR(found.iteration_hours.high * 3600, 8 * 64 / 2.0, 1e-9);
    EXPECT_GT(found.iteration_hours.low * 3600, 8 * 8 / 2.0);
    EXPECT_LT(found.iteration_hours.low, found.iteration_hours.high);
    EXPECT_NEAR(found.total_hours.low, 10 * found.iteration_hours.low, 1e-12);
    EXPECT_NEAR(found.total_hours.high, 20 * found.iteration_hours.high, 1e-12);
}

TEST(CostEstimate, CountsPlaneWavesOfASphere) {
    // 6.29 Å cubed at 50 Ry: about 10,000 in the bulk run of Quantum ESPRESSO
    EXPECT_NEAR(plane_wave_count(6.29 * 6.29 * 6.29, 50), 10000, 200);
    EXPECT_NEAR(plane_wave_count(200, 50) / plane_wave_count(100, 50), 2, 1e-12);
    EXPECT_NEAR(plane_wave_count(100, 80) / plane_wave_count(100, 20), 8, 1e-12);
}

TEST(CostEstimate, TakesTheTimeOfAnIterationFromARun) {
    EngineResult run;
    run.scf_steps = 9;
    run.cost.processor_seconds = 36;
    const MeasuredCost cost = measured_cost(run, {10000, 46, 4});
    EXPECT_DOUBLE_EQ(cost.seconds, 4);
    EXPECT_EQ(cost.size.bands, 46);
    run.scf_steps = 0;
    EXPECT_NE(test::message_of<InputError>([&] { (void)measured_cost(run, {10000, 46, 4}); }), "");
}

TEST(CostEstimate, RefusesWhatIsNotPositive) {
    const PlaneWaveSize size{10000, 46, 4};
    const auto refusal = [](const auto& call) { return test::message_of<InputError>(call); };
    EXPECT_NE(refusal([&] { (void)estimate_cost({size, 0}, size, {1, 1}); }), "");
    EXPECT_NE(refusal([&] { (void)estimate_cost({size, 1}, {0, 1, 1}, {1, 1}); }), "");
    EXPECT_NE(refusal([&] { (void)estimate_cost({size, 1}, size, {2, 1}); }), "");
    EXPECT_NE(refusal([] { (void)plane_wave_count(-1, 50); }), "");
}
