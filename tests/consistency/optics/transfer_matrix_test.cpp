// Identities of the transfer matrix over every example stack.
#include "anchorite/optics/transfer_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "support/example_stacks.hpp"

using namespace anchorite::optics;
using namespace anchorite::test;

namespace {

constexpr double degree = std::numbers::pi / 180;

double balance(const Response& response) {
    double sum = response.reflectance + response.transmittance;
    for (const double absorbed : response.absorbed) sum += absorbed;
    return sum;
}

bool lossless(const OpticalLayer& layer) {
    return layer.index.front().imag() == 0;
}

class EveryStack : public testing::TestWithParam<ExampleStack> {
protected:
    const OpticalStack& stack = GetParam().stack;

    /// Calls with every wave that comes from a lossless half-space.
    template <typename Visit>
    void for_each_wave(Visit visit) const {
        for (const Side from : {Side::bottom, Side::top}) {
            const auto& start = from == Side::bottom ? stack.layers.front() : stack.layers.back();
            if (!lossless(start)) continue;
            for (const auto polarization : {Polarization::s, Polarization::p}) {
                for (const double angle : {0.0, 20.0, 41.0, 60.0, 85.0, 89.9}) {
                    visit(PlaneWave{angle * degree, polarization, from});
                }
            }
        }
    }
};

/// Both half-spaces are transparent.
class EveryClearStack : public EveryStack {};

/// The half-space below is transparent.
class EveryStackOnAClearOne : public EveryStack {};

}  // namespace

TEST_P(EveryStack, ReflectsTransmitsAndAbsorbsAll) {
    double worst = 0, least = 0;
    for_each_wave([&](const PlaneWave& wave) {
        const Response response = respond(stack, 0, wave);
        worst = std::max(worst, std::abs(balance(response) - 1));
        least = std::min({least, response.reflectance, response.transmittance,
                          *std::ranges::min_element(response.absorbed)});
    });
    std::printf("R + T + A = 1: asked 1e-12, measured %.1e; smallest part %.1e\n", worst, least);
    EXPECT_LT(worst, 1e-12);
    EXPECT_GT(least, -1e-12);
}

TEST_P(EveryClearStack, TransmitsTheSameBothWays) {
    double worst = 0;
    for_each_wave([&](const PlaneWave& wave) {
        const bool up = wave.from == Side::bottom;
        const Index front = up ? stack.layers.front().index[0] : stack.layers.back().index[0];
        const Index behind = up ? stack.layers.back().index[0] : stack.layers.front().index[0];
        const Index sine = front * std::sin(wave.angle) / behind;
        if (std::abs(sine) >= 1) return;  // nothing arrives as a ray on the other side
        const PlaneWave reverse{std::asin(sine), wave.polarization, up ? Side::top : Side::bottom};
        const double there = respond(stack, 0, wave).transmittance;
        worst = std::max(worst, std::abs(there - respond(stack, 0, reverse).transmittance));
    });
    std::printf("reciprocity of T: asked 1e-12, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-12);
}

TEST_P(EveryStack, ProfileAddsUpToTheAbsorption) {
    using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
    double films = 0, thick = 0;
    for_each_wave([&](const PlaneWave& wave) {
        const Response response = respond(stack, 0, wave);
        for (std::size_t j = 1; j + 1 < stack.layers.size(); ++j) {
            const OpticalLayer& layer = stack.layers[j];
            const auto density = [&](double depth) {
                return absorption_profile(stack, 0, wave, j, std::vector{depth}).front();
            };
            const double sum = Rule::integrate(density, 0.0, layer.thickness, 6, 1e-10);
            const double miss = std::abs(sum - response.absorbed[j]);
            if (layer.coherent) {
                films = std::max(films, miss);
            } else if (miss > 1e-14) {  // waves that interfere at its faces are worth about k / n
                thick = std::max(thick, miss / layer.index.front().imag());
            }
        }
    });
    std::printf(
        "profile against absorption: asked 1e-9, measured %.1e; thick layers: asked 3 k, "
        "measured %.1f k\n",
        films, thick);
    EXPECT_LT(films, 1e-9);
    EXPECT_LT(thick, 3);
}

TEST_P(EveryStack, DoesNotKnowWhereALayerWasCut) {
    double worst = 0;
    for (std::size_t j = 1; j + 1 < stack.layers.size(); ++j) {
        OpticalStack cut = stack;
        cut.layers[j].thickness *= 0.3;
        auto rest = stack.layers[j];
        rest.thickness *= 0.7;
        cut.layers.insert(cut.layers.begin() + static_cast<std::ptrdiff_t>(j) + 1, rest);
        for_each_wave([&](const PlaneWave& wave) {
            const Response whole = respond(stack, 0, wave), parts = respond(cut, 0, wave);
            worst =
                std::max({worst, std::abs(whole.reflectance - parts.reflectance),
                          std::abs(whole.transmittance - parts.transmittance),
                          std::abs(whole.absorbed[j] - parts.absorbed[j] - parts.absorbed[j + 1])});
        });
    }
    std::printf("layers cut in two: asked 1e-11, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-11);
}

TEST_P(EveryStackOnAClearOne, SandPAreTheSameAtTheNormal) {
    const Response s = respond(stack, 0, {0.0, Polarization::s, Side::bottom});
    const Response p = respond(stack, 0, {0.0, Polarization::p, Side::bottom});
    EXPECT_NEAR(s.reflectance, p.reflectance, 1e-13);
    EXPECT_NEAR(s.transmittance, p.transmittance, 1e-13);
    const Response mean = respond_unpolarised(stack, 0, 0.5);
    EXPECT_NEAR(balance(mean), 1, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Examples, EveryStack, testing::ValuesIn(every_example_stack()),
                         name_of_example);
INSTANTIATE_TEST_SUITE_P(Examples, EveryClearStack,
                         testing::ValuesIn(example_stacks_where([](const OpticalStack& stack) {
                             return lossless(stack.layers.front()) && lossless(stack.layers.back());
                         })),
                         name_of_example);
INSTANTIATE_TEST_SUITE_P(Examples, EveryStackOnAClearOne,
                         testing::ValuesIn(example_stacks_where([](const OpticalStack& stack) {
                             return lossless(stack.layers.front());
                         })),
                         name_of_example);
