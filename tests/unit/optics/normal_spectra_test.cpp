#include "anchorite/optics/normal_spectra.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numbers>

#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;

TEST(NormalSpectra, FollowBeersLawWhereTheEmitterAbsorbs) {
    // I/F without and with the absorption on the way from the middle to a face
    const auto normal_of = [](const std::string& reabsorption) {
        const auto text = test::absorbing_slab("2e-3", reabsorption);
        const auto description = stack::parse_stack(text, "stack.toml");
        const auto model = device_model(description, MaterialLibrary(description.materials, {}));
        const auto emission = emission_of(model);
        const double purcell = emission.summary.rates.total;
        return purcell * integral(normal_spectra(model, emission, 1).front());
    };
    const double depth = 4 * std::numbers::pi * 2e-3 / 600 * 15e3;
    const double measured = normal_of("lost") / normal_of("ignore");
    std::printf("through half of the emitter: asked %.5f ± 1e-3, measured %.5f\n", std::exp(-depth),
                measured);
    EXPECT_NEAR(measured, std::exp(-depth), 1e-3);
}

TEST(NormalSpectra, AreOneAPositionAndFallWithTheYield) {
    const auto description = stack::parse_stack(test::small_stack(), "stack.toml");
    const auto model = device_model(description, MaterialLibrary({}, {}));
    const auto emission = emission_of(model);
    const auto photons = normal_spectra(model, emission, 1);
    const auto excitons = normal_spectra(model, emission, 0.5);
    ASSERT_EQ(photons.size(), model.emitter.positions.size());
    for (std::size_t d = 0; d < photons.size(); ++d) {
        const double purcell = emission.summary.by_position[d].total;
        const double asked = radiative_efficiency(0.5, purcell);
        EXPECT_NEAR(integral(excitons[d]) / integral(photons[d]), asked, 1e-12);
    }
    EXPECT_GT(std::abs(integral(photons.front()) / integral(photons.back()) - 1), 0.01);
}
