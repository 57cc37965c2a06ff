#include "anchorite/study/measured.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::study {
namespace {

TEST(Measured, ReadsEveryValueInSi) {
    const Measured measured = measured_schema().parse(R"toml(plqy = "59 %"
eqe_max = "15.14 %"
eqe_average = 0.128
t50 = "1350 h"
radiance_max = "42809 mW/(sr m2)"
source = "Table 1"
)toml",
                                                      "measured.toml");
    EXPECT_DOUBLE_EQ(*measured.plqy, 0.59);
    EXPECT_DOUBLE_EQ(*measured.eqe_max, 0.1514);
    EXPECT_DOUBLE_EQ(*measured.eqe_average, 0.128);
    EXPECT_DOUBLE_EQ(*measured.t50, 1350 * 3600.0);
    EXPECT_NEAR(*measured.radiance_max, 42.809, 1e-9);
    EXPECT_FALSE(measured.site_spacing.has_value());
}

TEST(Measured, RefusesAYieldAboveOne) {
    EXPECT_THROW(measured_schema().parse("plqy = \"120 %\"\n", "m.toml"), InputError);
    EXPECT_THROW(measured_schema().parse("plqy = 96\n", "m.toml"), InputError);
}

TEST(Measured, RefusesLuminanceForRadiance) {
    EXPECT_THROW(measured_schema().parse("radiance_max = \"100 cd/m2\"\n", "m.toml"), InputError);
}

}  // namespace
}  // namespace anchorite::study
