#include "anchorite/study/stage_cache.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

class StageCacheOnDisk : public testing::Test {
protected:
    test::TemporaryFolder temporary;
    StageCache cache{temporary.path(), "program"};
    int computed = 0;

    double recall(const StageCache& from, const std::string& key) {
        return from.recall<double>("stage", key, [&] {
            ++computed;
            return 1.0 / 3;
        });
    }
};

TEST_F(StageCacheOnDisk, ComputesOnceAndKeepsEveryDigit) {
    EXPECT_EQ(recall(cache, "a"), 1.0 / 3);
    EXPECT_EQ(recall(cache, "a"), 1.0 / 3);
    EXPECT_EQ(computed, 1);
    EXPECT_EQ(recall(cache, "b"), 1.0 / 3);
    EXPECT_EQ(computed, 2);
}

TEST_F(StageCacheOnDisk, AnotherProgramComputesAnew) {
    recall(cache, "a");
    recall(StageCache(temporary.path(), "newer program"), "a");
    EXPECT_EQ(computed, 2);
}

TEST_F(StageCacheOnDisk, DamageAndAnotherFormAreAsGoodAsAbsent) {
    recall(cache, "a");
    const auto file = cache.file("stage", "a");
    const std::string whole = read_text_file(file);
    for (std::size_t length = 0; length + 2 < whole.size(); length += 11) {
        write_file(file, whole.substr(0, length));
        EXPECT_FALSE(cache.find("stage", "a")) << length;
    }
    cache.keep("stage", "a", "a text, not a number");
    EXPECT_EQ(recall(cache, "a"), 1.0 / 3);
    EXPECT_EQ(computed, 2);
}

TEST_F(StageCacheOnDisk, NoFolderKeepsNothing) {
    recall(StageCache(), "a");
    recall(StageCache(), "a");
    EXPECT_EQ(computed, 2);
    EXPECT_FALSE(StageCache::of_this_program({}).find("stage", "a"));
}

TEST_F(StageCacheOnDisk, KnowsTheProgramThatRuns) {
    const auto here = StageCache::of_this_program(temporary.path());
    EXPECT_NE(here.file("stage", "a"), cache.file("stage", "a"));
    EXPECT_EQ(here.file("stage", "a"),
              StageCache::of_this_program(temporary.path()).file("stage", "a"));
}

}  // namespace
}  // namespace anchorite::study
