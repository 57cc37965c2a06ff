#include "anchorite/base/in_parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace anchorite;

namespace {

/// Most calls that were under way at once.
class Crowd {
public:
    void visit() {
        const int inside = ++inside_;
        int most = most_;
        while (inside > most && !most_.compare_exchange_weak(most, inside)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --inside_;
    }
    [[nodiscard]] int most() const { return most_; }

private:
    std::atomic<int> inside_ = 0;
    std::atomic<int> most_ = 0;
};

}  // namespace

TEST(InParallel, CallsEveryNumberOnce) {
    for (const int threads : {0, 1, 2, 1000}) {
        std::vector<std::atomic<int>> calls(1000);
        in_parallel(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
        for (const auto& count : calls) EXPECT_EQ(count, 1);
    }
    in_parallel(0, [](std::size_t) { FAIL() << "there is nothing to do"; });
}

TEST(InParallel, KeepsToTheThreadsAskedFor) {
    Crowd alone;
    in_parallel(50, 1, [&](std::size_t) { alone.visit(); });
    Crowd within;
    with_threads(1, [&] { in_parallel(50, [&](std::size_t) { within.visit(); }); });
    std::printf("calls at once: asked 1 measured %d and %d\n", alone.most(), within.most());
    EXPECT_EQ(alone.most(), 1);
    EXPECT_EQ(within.most(), 1);
}

TEST(InParallel, PassesOnWhatACallThrows) {
    std::atomic<int> calls = 0;
    const auto work = [&](std::size_t i) {
        ++calls;
        if (i == 3) throw std::runtime_error("three");
    };
    EXPECT_THROW(in_parallel(100000, 2, work), std::runtime_error);
    EXPECT_LT(calls, 100000);
}
