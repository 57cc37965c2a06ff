#include "anchorite/optics/figures.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "support/parsed_stack.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::parsed;
using test::small_stack;
using test::with;

TEST(Figures, a_change_is_applied_to_what_it_names) {
    const auto description = parsed(small_stack());
    const DeviceModel model = device_model(description, MaterialLibrary({}, {}));
    const DeviceModel other = changed(model, {{1, 2, 1}, {1, 1.1, 1}, {1, 0.5, 1}, 0.5, -0.9});
    EXPECT_DOUBLE_EQ(other.stack.layers[2].thickness, 60e-9);
    EXPECT_DOUBLE_EQ(other.emitter.positions[0], 2 * model.emitter.positions[0]);
    EXPECT_DOUBLE_EQ(other.stack.layers[2].index[0].real(),
                     1.1 * model.stack.layers[2].index[0].real());
    EXPECT_DOUBLE_EQ(other.stack.layers[2].index[0].imag(),
                     0.5 * model.stack.layers[2].index[0].imag());
    EXPECT_DOUBLE_EQ(other.emitter.horizontal_fraction, 1);
    EXPECT_DOUBLE_EQ(other.yield, 0);
    EXPECT_EQ(changed(model, {}).stack.layers[2].thickness, model.stack.layers[2].thickness);
}

TEST(Figures, emission_of_a_model_has_its_means) {
    const auto description = parsed(small_stack());
    const DeviceModel model = device_model(description, MaterialLibrary({}, {}));
    const EmissionOfModel emission = emission_of(model);
    EXPECT_NEAR(emission.shares.sum(), 1, 1e-4);
    DeviceModel upright = model;
    upright.emitter.horizontal_fraction = 0;
    EXPECT_LT(emission_of(upright).figures.outcoupling, emission.figures.outcoupling);
}

TEST(Figures, light_that_the_emitter_absorbs_is_ignored_lost_or_recycled) {
    const auto with_reabsorption = [](const std::string& word) {
        const auto text = with(small_stack(), "plqy = \"80 %\"",
                               "plqy = \"80 %\"\nreabsorption = \"" + word + "\"");
        const auto description = parsed(text);
        return emission_of(device_model(description, MaterialLibrary({}, {})));
    };
    const auto ignored = with_reabsorption("ignore");
    const auto lost = with_reabsorption("lost");
    const auto recycled = with_reabsorption("recycle");
    std::printf("EQE ignored %.4f, lost %.4f, recycled %.4f; reabsorbed %.4f\n",
                ignored.figures.efficiency, lost.figures.efficiency, recycled.figures.efficiency,
                lost.shares.reabsorbed);
    EXPECT_EQ(ignored.shares.reabsorbed, 0);
    EXPECT_GT(lost.shares.reabsorbed, 0.001);
    EXPECT_LT(lost.figures.efficiency, ignored.figures.efficiency);
    EXPECT_LT(lost.figures.efficiency, recycled.figures.efficiency);
}
