#include "anchorite/screening/cpu_budget.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

namespace anchorite::screening {
namespace {

TEST(CpuBudget, CountsWorkAndNotWaiting) {
    const CpuBudget budget(0.02);
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    EXPECT_FALSE(budget.spent());
    volatile double sink = 0;
    while (!budget.spent()) sink = sink + 1;
    try {
        budget.check();
        FAIL() << "spent and not thrown";
    } catch (const BudgetSpent& error) {
        EXPECT_EQ(error.what(), std::string("took more than 0.02 s of processor time"));
    }
}

TEST(CpuBudget, ZeroIsNoLimit) {
    const CpuBudget budget(0);
    volatile double sink = 0;
    for (int i = 0; i < 100000; ++i) sink = sink + 1;
    EXPECT_NO_THROW(budget.check());
}

}  // namespace
}  // namespace anchorite::screening
