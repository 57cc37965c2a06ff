#pragma once

#include <stdexcept>

namespace anchorite::screening {

/// A molecule took longer than it may; the run rejects it and goes on.
class BudgetSpent : public std::runtime_error {
public:
    explicit BudgetSpent(double seconds);
};

/// Processor time that one thread may spend on one molecule. Processor time and not wall time, so
/// that a busy machine does not change which molecules are rejected.
class CpuBudget {
public:
    /// Starts now, for the calling thread.
    /// @param seconds  [s]; 0 means without limit
    explicit CpuBudget(double seconds);

    /// Whether the time is used up; to be asked on the thread that made the budget.
    [[nodiscard]] bool spent() const;

    /// @throws BudgetSpent  the time is used up
    void check() const;

private:
    double seconds_;
    double start_;
};

}  // namespace anchorite::screening
