#include "anchorite/stack/scan.hpp"

#include <gtest/gtest.h>

#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::stack;

namespace {

const Stack scanned = parse_stack(test::small_stack(), "stack.toml");

ScanAxis axis(const char* text) {
    return parse_scan_axis(text, scanned);
}

}  // namespace

TEST(ScanGrid, RunsTheLastAxisFastest) {
    const ScanGrid grid({axis("dots.thickness=20:40:10nm"), axis("emitter.plqy=0.5:1:0.5")});
    ASSERT_EQ(grid.size(), 6U);
    const auto stacks = stacks_of(scanned, grid);
    ASSERT_EQ(stacks.size(), 6U);
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        EXPECT_NEAR(stacks[i].layers[1].thickness.value, (20 + 10.0 * double(i / 2)) * 1e-9, 1e-18);
        EXPECT_NEAR(stacks[i].layers[1].thickness.value, grid.value(i, 0), 1e-18);
        EXPECT_NEAR(stacks[i].emitter->value.plqy, i % 2 == 0 ? 0.5 : 1, 1e-12);
    }
}

TEST(ScanGrid, TakesOneOrTwoAxesAndNotTooMany) {
    const ScanAxis one = axis("dots.thickness=20:40:1nm");
    EXPECT_THROW(ScanGrid(std::vector<ScanAxis>{}), InputError);
    EXPECT_THROW(ScanGrid({one, one}), InputError);
    EXPECT_THROW(ScanGrid({one, axis("mirror.thickness=20:21:1nm"), axis("emitter.plqy=1")}),
                 InputError);
    EXPECT_THROW(ScanGrid({axis("dots.thickness=1:1000:1nm"), axis("mirror.thickness=1:1000:1nm")}),
                 InputError);
    EXPECT_THROW(ScanGrid({scan_axis(scanned, "dots.thickness")}), InputError);
    EXPECT_EQ(ScanGrid().size(), 0U);
}
