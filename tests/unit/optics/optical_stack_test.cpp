#include "anchorite/optics/optical_stack.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {
namespace {

OpticalStack film_in_air() {
    return {.wavelengths = {500e-9, 600e-9},
            .layers = {{.name = "air", .index = {1, 1}},
                       {.name = "film", .thickness = 50e-9, .index = {{1.7, 0.1}, {1.6, 0}}},
                       {.name = "air", .index = {1, 1}}}};
}

TEST(OpticalStack, AcceptsAFilm) {
    EXPECT_NO_THROW(film_in_air().validate());
}

TEST(OpticalStack, RefusesWhatIsNotPhysical) {
    const auto refused = [](auto change) {
        OpticalStack stack = film_in_air();
        change(stack);
        EXPECT_THROW(stack.validate(), InputError);
    };
    refused([](auto& stack) { stack.layers.resize(1); });
    refused([](auto& stack) { stack.wavelengths = {}; });
    refused([](auto& stack) { stack.wavelengths = {600e-9, 500e-9}; });
    refused([](auto& stack) { stack.layers[1].thickness = 0; });
    refused([](auto& stack) { stack.layers[1].thickness = -1e-9; });
    refused([](auto& stack) { stack.layers[1].index.pop_back(); });
    refused([](auto& stack) { stack.layers[1].index[0] = {1.5, -0.1}; });
    refused([](auto& stack) { stack.layers[1].index[0] = {0, 0}; });
    refused(
        [](auto& stack) { stack.layers[1].thickness = std::numeric_limits<double>::infinity(); });
}

TEST(OpticalStack, AcceptsAPerfectMirror) {
    OpticalStack stack = film_in_air();
    stack.layers.back().index = {{0, 1e7}, {0, 1e7}};
    EXPECT_NO_THROW(stack.validate());
}

}  // namespace
}  // namespace anchorite::optics
