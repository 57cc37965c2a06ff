#include "anchorite/optics/radiance.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/dissipation.hpp"
#include "support/example_stacks.hpp"

namespace anchorite::optics {
namespace {

using std::numbers::pi;
using test::layer;

TEST(Radiance, HomogeneousMediumIsTheDipolesOwnPattern) {
    const auto stack =
        test::stack_at(600, {layer("a", 0, 1.7), layer("b", 50, 1.7), layer("c", 0, 1.7)});
    Emitter emitter{.layer = 1, .positions = {20e-9}};
    for (const double angle : {0.0, 0.5, 1.2}) {
        emitter.horizontal_fraction = 2.0 / 3;
        const auto random = angular_emission(stack, emitter, std::vector{angle});
        EXPECT_NEAR(random.top[0][0].both(), 1 / (4 * pi), 1e-12);
        EXPECT_NEAR(random.inside_bottom[0][0].s, 1 / (8 * pi), 1e-12);
        emitter.horizontal_fraction = 0;
        const auto upright = angular_emission(stack, emitter, std::vector{angle});
        EXPECT_NEAR(upright.bottom[0][0].p, 3 / (8 * pi) * std::pow(std::sin(angle), 2), 1e-12);
        EXPECT_EQ(upright.bottom[0][0].s, 0);
    }
}

TEST(Radiance, AddsUpToTheBudget) {
    for (const auto& example : test::every_example_stack()) {
        const Emitter emitter{.layer = example.emitter, .positions = {example.positions.back()}};
        const auto budget = oriented(emit(example.stack, emitter, {.tolerance = 1e-7}).power[0][0],
                                     emitter.horizontal_fraction);
        const auto flux = [&](auto AngularEmission::*place) {
            const auto density = [&](double angle) {
                const auto at = angular_emission(example.stack, emitter, std::vector{angle});
                return 2 * pi * std::sin(angle) * (at.*place)[0][0].both();
            };
            // halved where total reflection of another medium makes an edge
            return boost::math::quadrature::gauss_kronrod<double, 31>::integrate(density, 0.0,
                                                                                 pi / 2, 14, 1e-6);
        };
        const double bottom = flux(&AngularEmission::bottom), top = flux(&AngularEmission::top);
        std::printf("%s: below %.6f of %.6f, above %.6f of %.6f\n", example.name.c_str(), bottom,
                    budget.bottom, top, budget.top);
        EXPECT_NEAR(bottom, budget.bottom, 1e-5);
        EXPECT_NEAR(top, budget.top, 1e-5);
    }
}

TEST(Radiance, RefusesWrongAngles) {
    const auto example = test::film_stacks().front();
    const Emitter emitter{.layer = example.emitter, .positions = example.positions};
    for (const double angle : {-0.1, pi / 2, 3.0}) {
        EXPECT_THROW((void)angular_emission(example.stack, emitter, std::vector{angle}),
                     InputError);
    }
    EXPECT_THROW((void)dissipation(example.stack, emitter, 0, std::vector{0.0}), InputError);
    EXPECT_THROW((void)dissipation(example.stack, emitter, 1, std::vector{0.5}), InputError);
}

TEST(Radiance, DissipationSpectrumEndsInTheTotal) {
    const auto example = test::film_stacks().back();
    const Emitter emitter{.layer = example.emitter, .positions = {2.5e-9}};
    std::vector<double> places;
    const double ratio = 1.0005;
    for (double u = 1e-3; u < 1e4; u *= ratio) places.push_back(u);
    const auto spectrum = dissipation(example.stack, emitter, 0, places).front();
    double sum = 0;
    for (std::size_t n = 0; n < places.size(); ++n) {
        sum += spectrum[n].total.vertical * places[n] * std::log(ratio);
    }
    const double total = emit(example.stack, emitter).power[0][0].vertical.total;
    EXPECT_NEAR(sum / total, 1, 1e-3);
}

}  // namespace
}  // namespace anchorite::optics
