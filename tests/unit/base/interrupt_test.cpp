#include "anchorite/base/interrupt.hpp"

#include <gtest/gtest.h>

#include <csignal>

using anchorite::InterruptGuard;

TEST(InterruptGuard, NoticesBothSignals) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const InterruptGuard guard;
        EXPECT_FALSE(guard.interrupted());
        std::raise(signal);
        EXPECT_TRUE(guard.interrupted());
    }
}

TEST(InterruptGuard, LetsTheSecondSignalEndTheProgram) {
    EXPECT_EXIT(
        {
            const InterruptGuard guard;
            std::raise(SIGINT);
            std::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

TEST(InterruptGuard, RestoresTheHandlersItFound) {
    struct sigaction before {
    }, after{};
    ::sigaction(SIGTERM, nullptr, &before);
    { const InterruptGuard guard; }
    ::sigaction(SIGTERM, nullptr, &after);
    EXPECT_EQ(before.sa_handler, after.sa_handler);
}
