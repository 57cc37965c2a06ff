#include "anchorite/measurement/composition/core_levels.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

TEST(CoreLevels, AreConsistent) {
    for (const CoreLevel& level : core_levels()) {
        const std::string name(level.name);
        EXPECT_GT(atomic_number(name.substr(0, name.find(' '))), 0) << name;
        EXPECT_EQ(level.splitting > 0, level.ratio > 0) << name;
        const char orbital = name.back();
        const double ratio = orbital == 's'   ? 0
                             : orbital == 'p' ? 0.5
                             : orbital == 'd' ? 2.0 / 3
                                              : 0.75;
        EXPECT_DOUBLE_EQ(level.ratio, ratio) << name;
        EXPECT_GT(level.sensitivity, 0) << name;
    }
}

TEST(CoreLevels, AreFoundByName) {
    EXPECT_EQ(find_core_level("pb4f").splitting, 4.86);
    EXPECT_NEAR(find_core_level("I 3d").sensitivity, 33.64, 0.01);
    EXPECT_THROW(find_core_level("Xx 9z"), InputError);
    EXPECT_FALSE(sensitivity_source().empty());
}

}  // namespace
}  // namespace anchorite::measurement
