#include "anchorite/screening/cpu_budget.hpp"

#include <fmt/format.h>

#include <ctime>

namespace anchorite::screening {

namespace {

double thread_cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

BudgetSpent::BudgetSpent(double seconds)
    : std::runtime_error(fmt::format("took more than {:g} s of processor time", seconds)) {}

CpuBudget::CpuBudget(double seconds) : seconds_(seconds), start_(thread_cpu_seconds()) {}

bool CpuBudget::spent() const {
    return seconds_ > 0 && thread_cpu_seconds() - start_ > seconds_;
}

void CpuBudget::check() const {
    if (spent()) throw BudgetSpent(seconds_);
}

}  // namespace anchorite::screening
