#pragma once

#include <memory>

namespace anchorite {

/// Turns SIGINT and SIGTERM into a question a computation can ask, while the object lives. The
/// second signal of a kind ends the program at once. One object at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// Whether one of the signals has arrived since the guard was made.
    [[nodiscard]] bool interrupted() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace anchorite
