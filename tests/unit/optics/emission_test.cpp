#include "anchorite/optics/emission.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/expint.hpp>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "support/example_stacks.hpp"

namespace anchorite::optics {
namespace {

using test::layer;
using test::stack_at;

OpticalStack slab(std::complex<double> index, double nm) {
    return stack_at(600, {layer("below", 0, index.real()), layer("slab", nm, index),
                          layer("above", 0, index.real())});
}

TEST(Emission, TellsProgressAndStops) {
    auto stack = slab(1.7, 100);
    stack = test::spread(stack, {500e-9, 550e-9, 600e-9});
    const Emitter emitter{.layer = 1, .positions = {50e-9}};
    std::size_t calls = 0;
    const auto emission = emit(stack, emitter, {}, [&](const ProgressEvent& event) {
        EXPECT_EQ(event.done, ++calls);
        EXPECT_EQ(event.total, 3U);
        return true;
    });
    EXPECT_EQ(calls, 3U);
    EXPECT_EQ(emission.power.size(), 3U);
    const auto stop = [](const ProgressEvent&) { return false; };
    EXPECT_THROW((void)emit(stack, emitter, {}, stop), Cancelled);
}

TEST(Emission, ReabsorptionFollowsBeersLaw) {
    // Nothing reflects, so light of random dipoles in the middle escapes as E2(α d / 2).
    const double k = 1e-3, nm = 8000;
    const auto stack = slab({1.8, k}, nm);
    const Emitter emitter{.layer = 1, .positions = {nm / 2 * 1e-9}};
    const auto off = oriented(emit(stack, emitter).power[0][0], 2.0 / 3);
    EXPECT_NEAR(off.outside(), 1, 1e-5);
    EXPECT_EQ(off.reabsorbed, 0);
    const auto on = oriented(emit(stack, emitter, {.reabsorption = true}).power[0][0], 2.0 / 3);
    const double depth = 4 * std::numbers::pi * k / 600 * nm / 2;
    const double escapes = boost::math::expint(2, depth);
    std::printf("escape from an absorbing slab: asked %.5f ± 1e-3, measured %.5f\n", escapes,
                on.outside());
    EXPECT_NEAR(on.outside(), escapes, 1e-3);
    EXPECT_NEAR(on.reabsorbed + on.outside(), on.total, 1e-4);
}

TEST(Emission, AnAbsorberLeavesTheRateAlone) {
    // F = 1 (the rate goes with Re n) and E2(α d / 2), up to what waves do at faces
    struct Slab {
        double k, nm;
    };
    for (const auto [k, nm] : {Slab{5e-4, 3000}, {5e-3, 1000}, {0.02, 3000}, {0.05, 3000}}) {
        const Emitter emitter{.layer = 1, .positions = {nm / 2 * 1e-9}};
        const auto emission = emit(slab({1.5, k}, nm), emitter, {.reabsorption = true});
        const auto power = oriented(emission.power[0][0], 2.0 / 3);
        const double escapes = boost::math::expint(2, 4 * std::numbers::pi * k / 600 * nm / 2);
        std::printf("k = %g, %g nm: F asked 1, measured %.5f; out asked %.4f, measured %.4f\n", k,
                    nm, power.total, escapes, power.outside() / power.total);
        EXPECT_NEAR(power.total, 1, 0.15 * k / 1.5);
        EXPECT_NEAR(power.outside() / power.total, escapes, 0.015 * escapes);
    }
}

TEST(Emission, WavesNearTheEmittersIndexTakeWhatBulkGivesThem) {
    // F = 1 + (k/n) √y (10 + 2y - (y + 3)/y)/2 upright, √y (3 + 2y - 3/y)/4 in the plane
    const double y = (std::sqrt(15.0) - 3) / 2, ratio = 1e-3;
    const Emitter emitter{.layer = 1, .positions = {50e-6}};
    const auto at =
        emit(slab({1.5, 1.5 * ratio}, 100e3), emitter, {.reabsorption = true}).power[0][0];
    const double upright = std::sqrt(y) * (10 + 2 * y - (y + 3) / y) / 2;
    const double flat = std::sqrt(y) * (3 + 2 * y - 3 / y) / 4;
    std::printf("(F - 1) n/k: asked %.3f and %.3f, measured %.3f and %.3f\n", upright, flat,
                (at.vertical.total - 1) / ratio, (at.horizontal.total - 1) / ratio);
    EXPECT_NEAR((at.vertical.total - 1) / ratio, upright, 0.02);
    EXPECT_NEAR((at.horizontal.total - 1) / ratio, flat, 0.02);
}

TEST(Emission, ReabsorptionVanishesWithK) {
    double last = 0;
    for (const double k : {1e-2, 1e-3, 1e-4}) {
        auto stack = test::film_stacks().front().stack;
        stack.layers[4].index.front() = {2.039, k};
        const Emitter emitter{.layer = 4, .positions = {20e-9}};
        const auto plain = emit(stack, emitter).power[0][0].horizontal;
        const auto full = emit(stack, emitter, {.reabsorption = true}).power[0][0].horizontal;
        EXPECT_GT(full.reabsorbed, 0);
        EXPECT_NEAR(full.total, plain.total, 20 * k);
        if (last > 0) {
            EXPECT_NEAR(full.reabsorbed / last, 0.1, 0.02);
        }
        last = full.reabsorbed;
    }
}

TEST(Emission, GuidesTheSameOnASubstrateOfTheEmittersIndex) {
    const auto guided = [](double index) {
        const auto stack = stack_at(600, {layer("below", 0, index), layer("emitter", 50, 1.8),
                                          layer("core", 200, 2.4), layer("air", 0, 1)});
        const auto emission = emit(stack, {.layer = 1, .positions = {25e-9}});
        EXPECT_EQ(emission.termination, Termination::converged);
        return oriented(emission.power[0][0], 2.0 / 3).guided;
    };
    const double asked = guided(1.8 * (1 + 1e-5));
    EXPECT_GT(asked, 0.3);
    for (const double off : {0.0, 1e-12, 1e-9, 1e-8, 1e-7, 1e-6}) {
        const double measured = guided(1.8 * (1 + off));
        std::printf("guided on a substrate off by %.0e: asked %.6f ± 1e-5, measured %.6f\n", off,
                    asked, measured);
        EXPECT_NEAR(measured, asked, 1e-5);
    }
}

TEST(Emission, OrientationMixesBudgets) {
    DipolePower power;
    power.vertical.total = 1;
    power.vertical.absorbed = {0, 2};
    power.horizontal.total = 4;
    power.horizontal.absorbed = {3, 0};
    const auto mixed = oriented(power, 0.25);
    EXPECT_DOUBLE_EQ(mixed.total, 1.75);
    EXPECT_DOUBLE_EQ(mixed.absorbed[0], 0.75);
    EXPECT_DOUBLE_EQ(mixed.absorbed[1], 1.5);
    EXPECT_DOUBLE_EQ(mixed.sum(), 2.25);
}

TEST(Emission, HalfSpaceEmitterLooksTheSameFromBothSides) {
    const auto over = stack_at(600, {layer("metal", 0, {0.1, 4}), layer("air", 0, 1)});
    const auto under = stack_at(600, {layer("air", 0, 1), layer("metal", 0, {0.1, 4})});
    const auto a = emit(over, {.layer = 1, .positions = {30e-9}}).power[0][0];
    const auto b = emit(under, {.layer = 0, .positions = {30e-9}}).power[0][0];
    EXPECT_NEAR(a.vertical.top, b.vertical.bottom, 1e-9);
    EXPECT_NEAR(a.horizontal.absorbed[0], b.horizontal.absorbed[1], 1e-9);
}

TEST(Emission, RefusesEmittersThatCannotBe) {
    const auto stack = slab(1.7, 100);
    int number = 0;
    const auto refused = [&](auto change, auto change_stack) {
        SCOPED_TRACE(++number);
        Emitter emitter{.layer = 1, .positions = {50e-9}};
        OpticalStack other = stack;
        change(emitter);
        change_stack(other);
        EXPECT_THROW((void)emit(other, emitter), InputError);
    };
    const auto as_it_is = [](auto&) {};
    refused([](Emitter& e) { e.layer = 3; }, as_it_is);
    refused([](Emitter& e) { e.positions.clear(); }, as_it_is);
    refused([](Emitter& e) { e.positions = {0}; }, as_it_is);
    refused([](Emitter& e) { e.positions = {100e-9}; }, as_it_is);
    refused([](Emitter& e) { e.positions = {101e-9}; }, as_it_is);
    refused([](Emitter& e) { e.positions = {std::numeric_limits<double>::quiet_NaN()}; }, as_it_is);
    refused([](Emitter& e) { e.weights = {1, 2}; }, as_it_is);
    refused([](Emitter& e) { e.weights = {-1}; }, as_it_is);
    refused([](Emitter& e) { e.weights = {0}; }, as_it_is);
    refused([](Emitter& e) { e.spectrum = {1, 1}; }, as_it_is);
    refused([](Emitter& e) { e.horizontal_fraction = 1.1; }, as_it_is);
    refused(as_it_is, [](OpticalStack& s) { s.layers[1].coherent = false; });
    refused(as_it_is, [](OpticalStack& s) { s.layers[1].index.front() = {0.1, 4}; });
    const Emitter emitter{.layer = 1, .positions = {50e-9}};
    EXPECT_THROW((void)emit(stack, emitter, {.tolerance = 0}), InputError);
    EXPECT_THROW((void)emit(stack, emitter, {.max_panels = 0}), InputError);
}

TEST(Emission, SaysWhenThePanelsDidNotDo) {
    const auto stack = stack_at(600, {layer("glass", 0, 1.5), layer("slab", 200, 2),
                                      layer("absorber", 30, {1.6, 1e-5}), layer("air", 0, 1)});
    const Emitter emitter{.layer = 1, .positions = {60e-9}};
    const auto starved = emit(stack, emitter, {.tolerance = 1e-9, .max_panels = 1});
    EXPECT_EQ(starved.termination, Termination::ran_out);
    EXPECT_GT(starved.error, 1e-9);
    EXPECT_EQ(emit(stack, emitter, {.tolerance = 1e-7}).termination, Termination::converged);
}

}  // namespace
}  // namespace anchorite::optics
