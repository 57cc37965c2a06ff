// Identities of dipole emission over every example stack.
#include "anchorite/optics/emission.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/optics/dissipation.hpp"
#include "anchorite/optics/radiance.hpp"
#include "anchorite/optics/transfer_matrix.hpp"
#include "support/example_stacks.hpp"

using namespace anchorite::optics;
using namespace anchorite::test;

namespace {

class EveryEmitter : public testing::TestWithParam<ExampleStack> {
protected:
    const OpticalStack& stack = GetParam().stack;
    const Emitter emitter{.layer = GetParam().emitter, .positions = GetParam().positions};

    /// Whether only films lie between a layer and the emitter, and it is no ray's layer itself.
    [[nodiscard]] bool near_dipole(std::size_t layer) const {
        const auto [first, last] = std::minmax(layer, emitter.layer);
        for (std::size_t j = first; j <= last; ++j) {
            if (!stack.layers[j].coherent) return false;
        }
        return true;
    }

    void compare(const PowerBudget& a, const PowerBudget& b, double& worst) const {
        for (double PowerBudget::*channel :
             {&PowerBudget::total, &PowerBudget::bottom, &PowerBudget::top, &PowerBudget::substrate,
              &PowerBudget::superstrate, &PowerBudget::returned, &PowerBudget::guided}) {
            worst = std::max(worst, std::abs(a.*channel - b.*channel) / a.total);
        }
    }
};

/// The stack upside down.
ExampleStack flipped(const ExampleStack& example) {
    ExampleStack other = example;
    std::ranges::reverse(other.stack.layers);
    other.emitter = example.stack.layers.size() - 1 - example.emitter;
    for (double& position : other.positions) {
        position = example.stack.layers[example.emitter].thickness - position;
    }
    return other;
}

double away(double total, double down, double up) {
    return std::abs(total - down - up) / std::max(1.0, std::abs(total));
}

/// All layers are films: rays in a thick one have no field at a point.
class EveryEmitterAmongFilms : public EveryEmitter {};

}  // namespace

TEST_P(EveryEmitter, ChannelsAddUpToTheTotal) {
    for (const bool reabsorption : {false, true}) {
        const auto emission =
            emit(stack, emitter, {.tolerance = 1e-7, .reabsorption = reabsorption});
        double worst = 0;
        for (const DipolePower& power : emission.power.front()) {
            for (const PowerBudget* budget : {&power.vertical, &power.horizontal}) {
                ASSERT_TRUE(std::isfinite(budget->sum() / budget->total));
                worst = std::max(worst, std::abs(budget->sum() / budget->total - 1));
                double direct =
                    budget->absorbed_in_cone + budget->absorbed_bound + budget->absorbed_evanescent;
                for (const double part : budget->absorbed) direct -= part;
                EXPECT_LT(direct, 1e-9);
            }
        }
        std::printf("channels%s: asked 1e-6, measured %.1e\n",
                    reabsorption ? " with reabsorption" : "", worst);
        EXPECT_LT(worst, 1e-6);
        EXPECT_EQ(emission.termination, anchorite::Termination::converged);
    }
}

TEST_P(EveryEmitter, FluxAtTheDipoleIsBalanced) {
    std::vector<double> places;
    for (double u = 0.013; u < 30; u *= 1.11) places.push_back(u);
    double worst = 0;
    for (const auto& spectrum : dissipation(stack, emitter, 0, places)) {
        for (const Dissipation& at : spectrum) {
            const BySource &total = at.total, &down = at.down, &up = at.up;
            worst = std::max({worst, away(total.vertical, down.vertical, up.vertical),
                              away(total.horizontal_s, down.horizontal_s, up.horizontal_s),
                              away(total.horizontal_p, down.horizontal_p, up.horizontal_p)});
        }
    }
    std::printf("K = down + up: asked 1e-12, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-12);
}

// Light that a dipole sends in a direction is as strong as the field that a plane wave from there
// makes at it: I = (n_out / n_e) |E|² / (8 π |E_in|²) for each polarization of random dipoles. The
// field is told by what the transfer matrix says a trace of k in the emitter would absorb.
TEST_P(EveryEmitterAmongFilms, EmitsWhereAWaveFromThereReachesIt) {
    constexpr double trace = 1e-9;
    const double k0 = 2 * std::numbers::pi / stack.wavelengths.front();
    OpticalStack tinted = stack;
    Index& index = tinted.layers[emitter.layer].index.front();
    index = {index.real(), trace};
    double worst = 0;
    int checked = 0;
    for (const Side side : {Side::bottom, Side::top}) {
        const auto& medium = side == Side::bottom ? stack.layers.front() : stack.layers.back();
        if (medium.index.front().imag() > 0) continue;
        const double n = medium.index.front().real();
        for (const double angle : {0.0, 0.3, 0.7, 1.1, 1.5}) {
            for (const double position : emitter.positions) {
                const Emitter one{.layer = emitter.layer, .positions = {position}};
                const auto angular = angular_emission(stack, one, std::vector{angle});
                const Radiant seen =
                    (side == Side::bottom ? angular.bottom : angular.top).front().front();
                for (const auto polarization : {Polarization::s, Polarization::p}) {
                    const double absorbed =
                        absorption_profile(tinted, 0, {angle, polarization, side}, emitter.layer,
                                           std::vector{position})
                            .front();
                    const double field =
                        absorbed * n * std::cos(angle) / (2 * index.real() * trace * k0);
                    const double expected = n / index.real() * field / (8 * std::numbers::pi);
                    const double got = polarization == Polarization::s ? seen.s : seen.p;
                    worst = std::max(worst, std::abs(got - expected));
                    ++checked;
                }
            }
        }
    }
    std::printf("reciprocity, %d directions: asked 1e-7 /sr, measured %.1e\n", checked, worst);
    EXPECT_LT(worst, 1e-7);
    EXPECT_GT(checked, 0);
}

TEST_P(EveryEmitter, UpsideDownIsTheSame) {
    const auto upright = emit(stack, emitter, {.tolerance = 1e-8});
    const ExampleStack other = flipped(GetParam());
    const auto turned = emit(other.stack, {.layer = other.emitter, .positions = other.positions},
                             {.tolerance = 1e-8});
    double worst = 0;
    for (std::size_t d = 0; d < emitter.positions.size(); ++d) {
        for (auto which : {&DipolePower::vertical, &DipolePower::horizontal}) {
            PowerBudget back = turned.power[0][d].*which;
            std::swap(back.bottom, back.top);
            std::swap(back.substrate, back.superstrate);
            compare(upright.power[0][d].*which, back, worst);
        }
    }
    std::printf("upside down: asked 1e-6, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-6);
}

TEST_P(EveryEmitter, DoesNotKnowWhereItsLayerWasCut) {
    const double gap = std::min(emitter.positions.front() / 2, 20e-9);
    OpticalStack cut = stack;
    cut.layers[emitter.layer].thickness -= gap;
    OpticalLayer lower = stack.layers[emitter.layer];
    lower.thickness = gap;
    lower.index.front() = lower.index.front().real();  // as the emitter's own k, left out
    cut.layers.insert(cut.layers.begin() + static_cast<std::ptrdiff_t>(emitter.layer), lower);
    Emitter moved = emitter;
    ++moved.layer;
    for (double& position : moved.positions) position -= gap;
    const auto whole = emit(stack, emitter, {.tolerance = 1e-8});
    const auto parts = emit(cut, moved, {.tolerance = 1e-8});
    double worst = 0;
    for (std::size_t d = 0; d < emitter.positions.size(); ++d) {
        compare(whole.power[0][d].vertical, parts.power[0][d].vertical, worst);
        compare(whole.power[0][d].horizontal, parts.power[0][d].horizontal, worst);
    }
    std::printf("emitter layer cut in two: asked 1e-6, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Examples, EveryEmitter, testing::ValuesIn(every_example_stack()),
                         name_of_example);
INSTANTIATE_TEST_SUITE_P(Examples, EveryEmitterAmongFilms,
                         testing::ValuesIn(example_stacks_where([](const OpticalStack& stack) {
                             return std::ranges::all_of(stack.layers, &OpticalLayer::coherent);
                         })),
                         name_of_example);
