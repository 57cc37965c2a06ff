#include "anchorite/electronic/xtb_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/run.hpp"
#include "water.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

const auto xtb = make_xtb();

TEST(XtbEngine, SolvesInProcessAndIsKept) {
    const test::TemporaryFolder folder;
    RunOptions options;
    options.cache = CalculationCache({folder / "cache"});
    const RunOutcome first = run_calculation(water(), *xtb, options);
    EXPECT_FALSE(first.cached);
    EXPECT_EQ(first.result.engine, "xtb");
    EXPECT_NEAR(first.result.energy, -5.07 * 27.2114, 0.1);  // Hartree of GFN2-xTB's water
    EXPECT_LT(first.result.charges[0], -0.4);
    EXPECT_NEAR(first.result.charges.sum(), 0, 1e-6);
    const RunOutcome second = run_calculation(water(), *xtb, options);
    EXPECT_TRUE(second.cached);
    EXPECT_EQ(second.result.energy, first.result.energy);
}

TEST(XtbEngine, Relaxes) {
    Calculation calculation = water();
    calculation.task = Task::relax;
    calculation.method.relax_steps = 100;
    const auto relaxed = xtb->compute(calculation, {});
    const auto single = xtb->compute(water(), {});
    ASSERT_TRUE(relaxed && single);
    EXPECT_EQ(relaxed->termination, Termination::converged);
    EXPECT_LT(relaxed->energy, single->energy);
    const double bond = (relaxed->positions.col(1) - relaxed->positions.col(0)).norm();
    EXPECT_NEAR(bond, 0.959, 0.003);  // GFN2-xTB's O-H of water
}

TEST(XtbEngine, SaysWhatCannotBeComputed) {
    Calculation slab = water();
    slab.model.periodic = true;
    EXPECT_THAT(test::message_of<InputError>([&] { (void)xtb->input(slab); }),
                HasSubstr("water is not an isolated neutral molecule"));
    Calculation fixed = water();
    fixed.task = Task::relax;
    fixed.model.atoms[0].fixed = true;
    EXPECT_THAT(test::message_of<InputError>([&] { (void)xtb->input(fixed); }),
                HasSubstr("fixed atoms"));
    Calculation potential = water();
    potential.task = Task::potential;
    EXPECT_THAT(test::message_of<InputError>([&] { (void)xtb->input(potential); }),
                HasSubstr("cp2k"));
}

TEST(XtbEngine, StopsWhenAsked) {
    EXPECT_THROW((void)xtb->compute(water(), [](const ProgressEvent&) { return false; }),
                 Cancelled);
}

}  // namespace
}  // namespace anchorite::electronic
