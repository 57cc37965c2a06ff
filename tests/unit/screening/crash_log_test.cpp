#include "anchorite/screening/crash_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "anchorite/base/error.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(CrashLog, NamesRecordAndSignal) {
    const test::TemporaryFolder folder;
    EXPECT_TRUE(load_crashes(folder / "crashes.txt").empty());
    const auto file = test::write_text(folder / "crashes.txt", "\n12 11\n\n7 6\n\n13 1");
    EXPECT_THAT(load_crashes(file), ElementsAre(Pair(7, "abort"), Pair(12, "segmentation fault")));
}

TEST(CrashLog, PutsTheHandlersBack) {
    const test::TemporaryFolder folder;
    struct sigaction before {};
    sigaction(SIGSEGV, nullptr, &before);
    {
        const CrashLog log(folder / "crashes.txt");
        struct sigaction during {};
        sigaction(SIGSEGV, nullptr, &during);
        EXPECT_NE(during.sa_handler, before.sa_handler);
    }
    struct sigaction after {};
    sigaction(SIGSEGV, nullptr, &after);
    EXPECT_EQ(after.sa_handler, before.sa_handler);
}

TEST(CrashLog, NeedsAFileItCanWrite) {
    EXPECT_THROW(const CrashLog log("/no/such/folder/crashes.txt"), RunError);
}

}  // namespace
}  // namespace anchorite::screening
