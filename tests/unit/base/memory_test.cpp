#include "anchorite/base/memory.hpp"

#include <gtest/gtest.h>

#include <string>

namespace anchorite {
namespace {

TEST(Memory, PeakGrowsByWhatIsUsedAndStays) {
    constexpr double mebibyte = 1024 * 1024;
    const double before = peak_memory();
    { const std::string used(64 * 1024 * 1024, 'x'); }
    EXPECT_GE(peak_memory(), before);
    EXPECT_GE(peak_memory(), 64 * mebibyte);
}

TEST(Memory, TextGivesMebibytes) {
    EXPECT_TRUE(peak_memory_text().starts_with("peak memory "));
    EXPECT_TRUE(peak_memory_text().ends_with(" MiB"));
}

}  // namespace
}  // namespace anchorite
