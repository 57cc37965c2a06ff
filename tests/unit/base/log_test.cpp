#include "anchorite/base/log.hpp"

#include <gtest/gtest.h>

using namespace anchorite;

TEST(Log, WritesToStderrOnly) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const Log log;
    log.info("reading study.toml");
    log.warning("no xtb {}");
    log.debug("hidden");
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "info: reading study.toml\nwarning: no xtb {}\n");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST(Log, KeepsQuietWhenAsked) {
    testing::internal::CaptureStderr();
    const Log log(LogLevel::off);
    log.error("x");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}
