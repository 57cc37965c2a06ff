#include "anchorite/optics/normal_spectra.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;

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
