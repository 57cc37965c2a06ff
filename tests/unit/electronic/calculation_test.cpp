#include "anchorite/electronic/calculation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

std::string refusal(const Method& method) {
    return test::message_of<InputError>([&] { method.validate(); });
}

TEST(Method, RefusesWhatHasNoMeaning) {
    EXPECT_EQ(refusal({}), "");
    Method method;
    method.cutoff = 0;
    EXPECT_THAT(refusal(method), HasSubstr("cutoff must be above 0 Ry"));
    method = {};
    method.force_tolerance = -1;
    EXPECT_THAT(refusal(method), HasSubstr("force_tolerance"));
    method = {};
    method.empty_states = -1;
    EXPECT_THAT(refusal(method), HasSubstr("empty_states must be 0 or more"));
    method = {};
    method.k_points = {1, 0, 1};
    EXPECT_THAT(refusal(method), HasSubstr("k_points"));
    method = {};
    method.basis = "TZVP\n&END";
    EXPECT_THAT(refusal(method), HasSubstr("basis must be one word"));
}

}  // namespace
}  // namespace anchorite::electronic
