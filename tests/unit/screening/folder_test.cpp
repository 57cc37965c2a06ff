#include "anchorite/screening/folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

TEST(ScreenFolder, IsHeldByOneRunAtATime) {
    const test::TemporaryFolder folder;
    {
        const ScreenFolder first(folder / "out");
        try {
            const ScreenFolder second(folder / "out");
            FAIL() << "two runs in one folder";
        } catch (const RunError& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("another run is writing here"));
        }
    }
    EXPECT_NO_THROW(const ScreenFolder again(folder / "out"));
}

TEST(ScreenFolder, ClearsOnlyItsOwnFiles) {
    const test::TemporaryFolder temporary;
    const ScreenFolder folder(temporary / "out");
    EXPECT_FALSE(folder.has_outputs());
    test::write_text(folder.results(), "x");
    test::write_text(folder.path() / "notes.txt", "mine");
    EXPECT_TRUE(folder.has_outputs());
    folder.clear();
    EXPECT_FALSE(folder.has_outputs());
    EXPECT_EQ(test::read_all(folder.path() / "notes.txt"), "mine");
}

}  // namespace
}  // namespace anchorite::screening
