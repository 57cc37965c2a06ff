#include "anchorite/stack/numerics_settings.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;

TEST(NumericsSettings, AreAccurateUnlessTold) {
    const auto plain = stack::numerics_settings_schema().parse("", "part.toml");
    EXPECT_EQ(plain.bernoulli.value, stack::FluxFunction::exact);
    EXPECT_FALSE(plain.points.has_value());
    const auto other = stack::numerics_settings_schema().parse(
        "bernoulli = \"SIMsalabim\"\npoints = 1000\ngrading = 5.5\n", "part.toml");
    EXPECT_EQ(other.bernoulli.value, stack::FluxFunction::simsalabim);
    EXPECT_EQ(other.points.value().value, 1000);
    EXPECT_EQ(other.grading, 5.5);
}

TEST(NumericsSettings, RefuseWhatMakesNoGrid) {
    for (const char* text : {"points = 4\n", "points = 100001\n", "grading = -1\n",
                             "bernoulli = \"rough\"\n", "grid = 3\n"}) {
        EXPECT_THROW(stack::numerics_settings_schema().parse(text, "part.toml"), InputError)
            << text;
    }
}
