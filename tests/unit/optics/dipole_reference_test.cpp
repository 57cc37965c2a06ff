#include "anchorite/optics/dipole_reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "support/example_stacks.hpp"

namespace anchorite::optics {
namespace {

using test::ExampleStack;

/// Largest difference of any channel, as a share of F.
double difference(const PowerBudget& fast, const PowerBudget& slow) {
    double worst = std::abs(fast.total - slow.total);
    for (double PowerBudget::*channel : {&PowerBudget::bottom, &PowerBudget::top}) {
        worst = std::max(worst, std::abs(fast.*channel - slow.*channel));
    }
    for (std::size_t j = 0; j < fast.absorbed.size(); ++j) {
        worst = std::max(worst, std::abs(fast.absorbed[j] - slow.absorbed[j]));
    }
    return worst / slow.total;
}

class EveryFilmStack : public testing::TestWithParam<ExampleStack> {};

TEST_P(EveryFilmStack, FastEmissionAgreesWithTheReference) {
    const ExampleStack& example = GetParam();
    const Emitter emitter{.layer = example.emitter, .positions = example.positions};
    const auto fast = emit(example.stack, emitter, {.tolerance = 1e-7});
    double worst = 0;
    for (std::size_t d = 0; d < emitter.positions.size(); ++d) {
        const auto slow = reference_power(example.stack, emitter, 0, d, {.places = 20000});
        worst = std::max({worst, difference(fast.power[0][d].vertical, slow.vertical),
                          difference(fast.power[0][d].horizontal, slow.horizontal)});
    }
    std::printf("%s: asked 1e-5 of F in every channel, measured %.1e\n", example.name.c_str(),
                worst);
    EXPECT_LT(worst, 1e-5);
}

INSTANTIATE_TEST_SUITE_P(Examples, EveryFilmStack, testing::ValuesIn(test::film_stacks()),
                         test::name_of_example);

TEST(DipoleReference, RefusesWhatItDoesNotTreat) {
    const auto all = test::every_example_stack();
    const auto thick = std::ranges::find(all, std::string("substrate"), &ExampleStack::name);
    const Emitter in_film{.layer = thick->emitter, .positions = thick->positions};
    EXPECT_THROW((void)reference_power(thick->stack, in_film, 0, 0), InputError);
    const Emitter outside{.layer = 0, .positions = {5e-9}};
    EXPECT_THROW((void)reference_power(all.front().stack, outside, 0, 0), InputError);
    const Emitter film{.layer = all.front().emitter, .positions = {5e-9}};
    EXPECT_THROW((void)reference_power(all.front().stack, film, 0, 1), InputError);
    EXPECT_THROW((void)reference_power(all.front().stack, film, 1, 0), InputError);
    EXPECT_THROW((void)reference_power(all.front().stack, film, 0, 0, {.places = 3}), InputError);
}

}  // namespace
}  // namespace anchorite::optics
