#include "anchorite/base/at_place.hpp"

#include <gtest/gtest.h>

using namespace anchorite;

namespace {

const Located<int> thickness{-3, SourceLocation{"stack.toml", 7, 5, "thickness = -3"}};

int refuse(int value) {
    throw InputError({}, "it is " + std::to_string(value), "make it positive");
}

}  // namespace

TEST(AtPlace, gives_what_the_use_gives) {
    EXPECT_EQ(at_place(thickness, [](int value) { return 2 * value; }), -6);
}

TEST(AtPlace, points_at_the_line_the_value_came_from) {
    try {
        at_place(thickness, refuse);
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().line, 7U);
        EXPECT_EQ(error.message(), "it is -3");
        EXPECT_EQ(error.hint(), "make it positive");
    }
}

TEST(AtPlace, keeps_the_place_that_the_error_itself_names) {
    const auto fail = [](int) -> int {
        throw InputError({"nk.csv", 12, 1, "500 -1"}, "n is negative");
    };
    try {
        at_place(thickness, fail);
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().file, "stack.toml");
        EXPECT_EQ(error.message(), "nk.csv:12: n is negative");
    }
}
