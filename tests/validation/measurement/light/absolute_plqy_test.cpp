// Calibrated spectra of two instruments (data/SOURCES.md): a GaAs wafer in a LuQY Pro of QYB, whose
// header states gap, yield and two splittings, neither with temperature nor formula, and a film on
// alumina of EPFL, for which nothing is stated but the laser.

#include "anchorite/measurement/light/absolute_plqy.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/constants.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/measurement/light/photon_flux.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

InstrumentFile calibrated(const char* name) {
    return read_instrument_file(std::string(ANCHORITE_TEST_DATA "/measurement/light/") + name);
}

double stated(const InstrumentFile& file, const char* key) {
    return std::stod(file.find(key).value());
}

}  // namespace

// 10 meV are 10 K at this splitting, or a factor 1.5 of the light: less cannot be told of a header
// without temperature.
TEST(AbsolutePlqy, GalliumArsenideSplitsAsItsInstrumentSays) {
    const auto file = calibrated("luqy_gaas_tail.txt");
    AbsoluteOptions options;
    options.gap = stated(file, "Bandgap (eV)") * constants::electronvolt;
    const auto figures = absolute_plqy(photon_flux_of(file).at(0), options);
    const double tail = figures.tail.mean / constants::electronvolt;
    const double edge = figures.edge->splitting / constants::electronvolt;
    std::printf("splitting of the tail: asked %.3f eV measured %.4f +- %.4f eV\n",
                stated(file, "QFLS HET (eV)"), tail, figures.tail_error / constants::electronvolt);
    std::printf("splitting of the whole emission: asked %.3f eV measured %.4f +- %.4f eV\n",
                stated(file, "QFLS LuQY (eV)"), edge,
                figures.edge->error / constants::electronvolt);
    std::printf("temperature of the tail: %.0f K\n", figures.tail.temperature);
    EXPECT_TRUE(figures.tail.flat);
    EXPECT_NEAR(tail, stated(file, "QFLS HET (eV)"), 0.010);
    EXPECT_NEAR(edge, stated(file, "QFLS LuQY (eV)"), 0.010);
}

// 200 nm wide: no edge and no thermal tail. A splitting read off it would be made up.
TEST(AbsolutePlqy, BroadFilmHasAFluxButNoSplitting) {
    const auto figures = absolute_plqy(photon_flux_of(calibrated("epfl_film_flux.csv")).at(0), {});
    std::printf(
        "EPFL film: flux asked 8.781e18 (trapezia) measured %.4g 1/(s m2), tail of %.0f K\n",
        figures.emitted, figures.tail.temperature);
    EXPECT_NEAR(figures.emitted / 8.781046e18, 1, 1e-6);
    EXPECT_FALSE(figures.tail.flat);
}
