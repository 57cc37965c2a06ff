#include "anchorite/optics/scan.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

const stack::Stack description = stack::parse_stack(test::small_stack(), "stack.toml");

stack::ScanGrid grid_of(const std::vector<std::string>& texts, const stack::Stack& of) {
    std::vector<stack::ScanAxis> axes;
    for (const auto& text : texts) axes.push_back(stack::parse_scan_axis(text, of));
    return stack::ScanGrid(std::move(axes));
}

double efficiency(const std::string& text) {
    const auto one = stack::parse_stack(text, "stack.toml");
    return emission_of(device_model(one, MaterialLibrary(one.materials, {}))).figures.efficiency;
}

}  // namespace

TEST(Scan, GivesWhatEachStackGivesAlone) {
    std::atomic<int> events = 0;
    const auto grid =
        grid_of({"dots.thickness=20:40:10nm", "emitter.horizontal=0:1:0.5"}, description);
    const ScanResult result = scan(description, grid, 0, {}, [&](const ProgressEvent& event) {
        ++events;
        EXPECT_EQ(event.total, 9U);
        return true;
    });
    EXPECT_EQ(events, 10);
    ASSERT_EQ(result.figures.size(), 9U);
    const double asked = efficiency(
        test::with(test::small_stack(), "30 nm\"\nroles", "40 nm\"\nroles") + "horizontal = 0.5\n");
    std::printf("efficiency: asked %.12g measured %.12g\n", asked, result.figures[7].efficiency);
    EXPECT_NEAR(result.figures[7].efficiency, asked, 1e-12);
    EXPECT_LT(result.figures[6].efficiency, result.figures[8].efficiency);
}

TEST(Scan, VariesMaterialsToo) {
    const std::string text = test::with(test::small_stack(), "\"CsPbI3-dots\"", "\"film\"") +
                             "[[material]]\nname = \"film\"\n[material.mixture]\n"
                             "inclusion = \"CsPbI3-dots\"\nhost = \"polystyrene\"\n"
                             "fraction = \"64 %\"\n";
    const auto mixed = stack::parse_stack(text, "stack.toml");
    const auto result = scan(mixed, grid_of({"material.film.mixture.fraction=40:90:50%"}, mixed));
    ASSERT_EQ(result.figures.size(), 2U);
    const double asked = efficiency(test::with(text, "64 %", "40 %"));
    std::printf("efficiency: asked %.12g measured %.12g\n", asked, result.figures[0].efficiency);
    EXPECT_NEAR(result.figures[0].efficiency, asked, 1e-12);
    EXPECT_GT(std::abs(result.figures[1].efficiency - asked), 1e-4);
}

TEST(Scan, CanBeStopped) {
    const auto grid = grid_of({"dots.thickness=20:40:1nm"}, description);
    EXPECT_THROW(scan(description, grid, 0, {}, [](const auto&) { return false; }), Cancelled);
}
