// Analytic columns of SIMsalabim's test 4 (github.com/kostergroup/SIMsalabim, LGPL-3.0, not
// shipped): current that the contacts' charge carries and the law of Mott and Gurney, L = 200 nm,
// ε_r = 22, μ = 1e-7 m²/Vs, 295 K, after Röhr, Kirchartz and Nelson (2017).

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "anchorite/measurement/formats/columns.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/measurement/light/sclc_curves.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::filesystem::path shared_data() {
    const char* named = std::getenv("ANCHORITE_SHARED_DATA");
    return named != nullptr ? named : ANCHORITE_SOURCE_DIR "/../shared/data/measured";
}

SclcOptions film() {
    SclcOptions options;
    options.thickness = 200e-9;
    options.permittivity = 22;
    options.temperature = 295;
    return options;
}

constexpr double mobility = 1e-7;

}  // namespace

TEST(SimsalabimSclc, AnalyticColumnsAreRecomputed) {
    const auto path = shared_data() / "sclc" / "test4.dat";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "SIMsalabim's test 4 is not redistributed; put it at " << path
                     << " or name its folder with ANCHORITE_SHARED_DATA";
    }
    const auto file = read_instrument_file(path, "simsalabim");
    const DataTable& table = file.tables.front();
    const auto& voltage = column_named(table, "Vext").values;
    const auto& moving = column_named(table, "JME").values;
    const auto& law = column_named(table, "JMG").values;
    double worst_moving = 0, worst_law = 0;
    for (std::size_t i = 0; i < voltage.size(); ++i) {
        worst_moving = std::max(
            worst_moving,
            std::abs(moving_electrode_current(film(), mobility, voltage[i]) / moving[i] - 1));
        worst_law = std::max(
            worst_law, std::abs(mott_gurney_current(film(), mobility, voltage[i]) / law[i] - 1));
    }
    std::printf("J_ME at 0.01 V asked %.3f measured %.3f; J_MG asked %.4f measured %.5f A/m2\n",
                moving.front(), moving_electrode_current(film(), mobility, voltage.front()),
                law.front(), mott_gurney_current(film(), mobility, voltage.front()));
    std::printf("largest relative difference: J_ME %.1e, J_MG %.1e (their constants: 4 digits)\n",
                worst_moving, worst_law);
    EXPECT_LT(worst_moving, 5e-4);
    EXPECT_LT(worst_law, 1e-3);
}

TEST(SimsalabimSclc, MobilityIsBiasedUpwardsAndNoTrapsAreFound) {
    const auto path = shared_data() / "sclc" / "test4.dat";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "SIMsalabim's test 4 is not redistributed";
    const auto file = read_instrument_file(path, "simsalabim");
    const auto sweeps = sweeps_of(file);
    const auto result = analyse_sclc({sweeps.front()}, film());
    const SclcFigures& figures = result.figures.front();
    ASSERT_TRUE(figures.mobility);
    std::printf(
        "mobility by Mott-Gurney over the true one: %.3f (research: 1.03 at 100 V, 1.10 at "
        "18 V)\n",
        figures.mobility->mobility / mobility);
    EXPECT_GT(figures.mobility->mobility, mobility);
    EXPECT_LT(figures.mobility->mobility, 1.41 * mobility);
    EXPECT_FALSE(figures.density_low);  // trap-free: nothing may be printed
}
