#include "anchorite/optics/outside_light.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "support/parsed_stack.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::parsed;
using test::small_stack;
using test::with;

TEST(OutsideLight, is_reflected_transmitted_or_absorbed) {
    const auto description = parsed(small_stack());
    const OutsideLight light =
        outside_light(description, MaterialLibrary(description.materials, {}));
    ASSERT_EQ(light.wavelengths.size(), 81U);
    EXPECT_TRUE(light.cut.empty());
    for (const Response& response : light.responses) {
        double sum = response.reflectance + response.transmittance;
        for (const double share : response.absorbed) sum += share;
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(OutsideLight, stays_inside_the_tables_and_says_so) {
    const auto text = with(small_stack(), "\"N-BK7\"", "\"ITO-Moerland\"");  // from 401 nm
    const auto description = parsed(text);
    const MaterialLibrary library(description.materials, {});
    const OutsideLight light = outside_light(description, library);
    EXPECT_NEAR(light.wavelengths.front(), 405e-9, 1e-15);
    std::printf("%s\n", light.cut.c_str());
    EXPECT_NE(light.cut.find("401"), std::string::npos);
    const auto strict = parsed(text + "[optics]\noutside_from = \"400 nm\"\n");
    EXPECT_THROW(outside_light(strict, library), InputError);
}
