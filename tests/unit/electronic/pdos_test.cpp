#include "anchorite/electronic/pdos.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/gap_states.hpp"
#include "anchorite/electronic/projections.hpp"
#include "support/reference_states.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

double integral(const Pdos& pdos, std::size_t curve) {
    return pdos.curves[curve].density.sum() * (pdos.energy[1] - pdos.energy[0]);
}

/// Two k-points of weights 1/4 and 3/4 with two states each.
EngineResult two_k_points() {
    EngineResult result;
    result.states = {{-1, 2, 0.25}, {2, 0, 0.25}, {-1.5, 2, 0.75}, {1.8, 0, 0.75}};
    Projection metal{"Pb1", {"s", "px", "py", "pz"}, Eigen::MatrixXd(4, 4)};
    metal.weights << 0.5, 0, 0, 0.1, 0, 0.2, 0.1, 0.4, 0.6, 0, 0, 0.05, 0.01, 0.3, 0.1, 0.2;
    result.projections = {metal};
    return result;
}

}  // namespace

TEST(Pdos, IntegralCountsTheElectronsOfBothSpins) {
    const EngineResult result = two_k_points();
    for (const double width : {0.05, 0.1, 0.2}) {
        PdosOptions options;
        options.width = width;
        options.from = -5;
        options.to = 5;
        const Pdos pdos = density_of_states(
            result, {{"", ""}, {"Pb1", "pz"}, {"Pb1", "p"}, {"Pb1", ""}}, 0.3, options);
        EXPECT_NEAR(integral(pdos, 0), 2 * 2, 1e-6);
        EXPECT_NEAR(integral(pdos, 1), 2 * (0.25 * 0.5 + 0.75 * 0.25), 1e-6);
        EXPECT_NEAR(integral(pdos, 2), 2 * (0.25 * 0.8 + 0.75 * 0.65), 1e-6);
        EXPECT_NEAR(integral(pdos, 3), 2 * (0.25 * 1.3 + 0.75 * 1.26), 1e-6);
    }
}

TEST(Pdos, HasItsZeroWhereItWasAsked) {
    PdosOptions options;
    options.step = 0.01;
    const Pdos pdos = density_of_states(two_k_points(), {{"Pb1", "s"}}, -1.5, options);
    Eigen::Index peak = 0;
    pdos.curves[0].density.maxCoeff(&peak);
    EXPECT_NEAR(pdos.energy[peak], 0, 1e-9);
    EXPECT_EQ(pdos.zero, -1.5);
    const double height = 2 * 0.75 * 0.6 / (0.08 * std::sqrt(2 * std::acos(-1.0)));
    EXPECT_NEAR(pdos.curves[0].density[peak], height, 1e-6);
    EXPECT_NEAR(pdos.energy[pdos.energy.size() - 1], 3, 1e-9);
}

TEST(Pdos, OfAReferenceSlabIntegratesToItsWeights) {
    const auto [model, result] = test::reference_states("tppo");
    const BandEdges edges = band_edges(result, {});
    PdosOptions options;
    options.from = -8;
    options.to = 8;
    const Pdos pdos =
        density_of_states(result, {{"Pb2", "pz"}, {"slab", ""}}, edges.valence, options);
    EXPECT_NEAR(integral(pdos, 0), 2 * orbital_weights(projection(result, "Pb2"), "pz").sum(),
                1e-6);
    EXPECT_NEAR(integral(pdos, 1), 2 * orbital_weights(projection(result, "slab"), "").sum(), 1e-5);
}

TEST(Pdos, BulkLevelIsTheMeanOfTheOccupiedSStates) {
    EngineResult result = two_k_points();
    result.projections[0].group = "bulk Pb";
    const double electrons = 2 * 0.25 * 0.5 + 2 * 0.75 * 0.6;
    const double mean = (2 * 0.25 * 0.5 * -1 + 2 * 0.75 * 0.6 * -1.5) / electrons;
    ASSERT_TRUE(bulk_level(result, {"bulk Pb"}));
    EXPECT_NEAR(*bulk_level(result, {"bulk Pb"}), mean, 1e-12);
    for (State& state : result.states) state.energy += 0.37;
    EXPECT_NEAR(*bulk_level(result, {"bulk Pb"}), mean + 0.37, 1e-12);
    for (State& state : result.states) state.occupation = 0;
    EXPECT_FALSE(bulk_level(result, {"bulk Pb"}));
}

TEST(Pdos, RefusesAnAxisThatIsNone) {
    PdosOptions options;
    options.width = 0;
    EXPECT_NE(test::message_of<InputError>([&] { options.validate(); }), "");
    options = {};
    options.to = options.from;
    EXPECT_NE(test::message_of<InputError>([&] { options.validate(); }), "");
    EXPECT_NE(test::message_of<InputError>([] {
                  (void)density_of_states(two_k_points(), {{"Sn1", ""}}, 0, {});
              }),
              "");
}
