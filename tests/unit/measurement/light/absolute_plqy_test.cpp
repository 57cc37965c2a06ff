#include "anchorite/measurement/light/absolute_plqy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/photon_flux.hpp"
#include "anchorite/measurement/light/quasi_fermi.hpp"
#include "photon_energy.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::ev;
using test::hc;

namespace {

constexpr double kelvin_300 = 300 * constants::boltzmann;

/// A film with a step of absorptance that emits by the generalised Planck law.
struct Film {
    double gap = 1.6 * ev;
    double splitting = 1.2 * ev;
    double above = 1;  ///< absorptance beyond the step
};

/// Photons per wavelength and area of one side, 500 to 900 nm.
MeasuredSpectrum emission(const Film& film, double noise, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> relative(0, noise);
    MeasuredSpectrum out{"film", {}, {}, SpectralWeight::photons};
    for (int i = 0; i <= 1600; ++i) {
        const double wavelength = (500 + 0.25 * i) * 1e-9;
        const double energy = hc / wavelength;
        const double share = energy >= film.gap ? film.above : 0;
        const double per_energy =
            share * thermal_flux(energy, 300) * std::exp(film.splitting / kelvin_300);
        out.wavelengths.push_back(wavelength);
        out.values.push_back(per_energy * hc / (wavelength * wavelength) * (1 + relative(random)));
    }
    return out;
}

AbsoluteOptions at_300() {
    AbsoluteOptions options;
    options.tail.temperature = 300;
    options.gap = 1.6 * ev;
    return options;
}

}  // namespace

TEST(AbsolutePlqy, BothDefinitionsFindTheSplittingOfAPlanckEmitter) {
    const auto figures = absolute_plqy(emission({}, 0.02, 1), at_300());
    std::printf("splitting asked 1.2000 eV measured %.5f (tail) %.5f (whole emission)\n",
                figures.tail.mean / ev, figures.edge->splitting / ev);
    EXPECT_TRUE(figures.tail.flat);
    EXPECT_NEAR(figures.tail.mean / ev, 1.2, 1e-3);
    EXPECT_NEAR(figures.edge->splitting / ev, 1.2, 1e-3);
    EXPECT_NEAR(figures.tail.temperature, 300, 3 * figures.tail.temperature_error + 1);
}

TEST(AbsolutePlqy, YieldAndVoltageLossAgree) {
    const Film film;
    auto options = at_300();
    options.excitation = Excitation{450e-9, 100, 0.5};
    const auto figures = absolute_plqy(emission(film, 0, 1), options);
    const double incident = 100 * 450e-9 / hc;
    EXPECT_NEAR(figures.yield->incident / incident, 1, 1e-12);
    EXPECT_NEAR(figures.yield->internal, figures.emitted / (0.5 * incident), 1e-15);
    EXPECT_NEAR(figures.yield->external, figures.yield->internal / 2, 1e-15);
    const double loss = *figures.edge->radiative - figures.edge->splitting;
    EXPECT_NEAR(loss / ev, -kelvin_300 * std::log(figures.yield->internal) / ev, 1e-12);
}

TEST(AbsolutePlqy, BothSidesHaveTwiceThePhotonsAndTheSameSplitting) {
    auto twice = emission({}, 0, 1);
    for (double& value : twice.values) value *= 2;
    auto options = at_300();
    options.sides = 2;
    const auto one = absolute_plqy(emission({}, 0, 1), at_300());
    const auto two = absolute_plqy(twice, options);
    EXPECT_NEAR(two.tail.mean / ev, one.tail.mean / ev, 1e-12);
    EXPECT_NEAR(two.edge->splitting / ev, one.edge->splitting / ev, 1e-12);
}

TEST(AbsolutePlqy, TailNeedsItsAbsorptance) {
    const auto flux = emission({1.6 * ev, 1.2 * ev, 0.4}, 0, 1);
    auto options = at_300();
    const double unaware = absolute_plqy(flux, options).tail.mean;
    options.tail.absorptance = 0.4;
    const double aware = absolute_plqy(flux, options).tail.mean;
    EXPECT_NEAR(aware / ev, 1.2, 1e-6);
    EXPECT_NEAR((aware - unaware) / ev, -kelvin_300 * std::log(0.4) / ev, 1e-5);
}

TEST(AbsolutePlqy, MeasuredEdgeIsThatOfTheStep) {
    MeasuredSpectrum edge{"absorptance", {}, {}, SpectralWeight::power};
    for (int i = 0; i <= 4000; ++i) {
        edge.wavelengths.push_back((500 + 0.1 * i) * 1e-9);
        edge.values.push_back(hc / edge.wavelengths.back() >= 1.6 * ev ? 1 : 0);
    }
    auto options = at_300();
    options.edge = edge;
    const auto measured = absolute_plqy(emission({}, 0, 1), options);
    const auto stepped = absolute_plqy(emission({}, 0, 1), at_300());
    EXPECT_NEAR(measured.edge->splitting / ev, stepped.edge->splitting / ev, 1e-4);
    options.edge->wavelengths.resize(1500);
    options.edge->values.resize(1500);
    EXPECT_THROW(absolute_plqy(emission({}, 0, 1), options), InputError);
}

TEST(AbsolutePlqy, NoSplittingFromATailThatIsNotThermal) {
    MeasuredSpectrum broad{"broad", {}, {}, SpectralWeight::photons};
    for (int i = 0; i <= 400; ++i) {
        broad.wavelengths.push_back((500 + i) * 1e-9);
        broad.values.push_back(1e25 * std::exp(-std::pow((i - 150) / 80.0, 2)));
    }
    const AbsoluteResult result = analyse_absolute_plqy({broad}, at_300());
    EXPECT_FALSE(result.figures.front().tail.flat);
    const Analysis analysis = describe(result);
    for (const Estimate& estimate : analysis.estimates) EXPECT_NE(estimate.id, "splitting_tail");
    EXPECT_THAT(analysis.warnings.front(), testing::HasSubstr("gives no splitting"));
}

// Errors of the scale and of the temperature, drawn and read off again.
TEST(AbsolutePlqy, ErrorIsThatOfDrawnCalibrationsAndTemperatures) {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    auto options = at_300();
    options.calibration_error = 0.1;
    options.temperature_error = 3;
    double squares = 0;
    constexpr int draws = 200;
    for (int i = 0; i < draws; ++i) {
        auto flux = emission({}, 0, 1);
        for (double& value : flux.values) value *= 1 + 0.1 * normal(random);
        const double scale = std::exp(0.1 * normal(random));
        for (double& value : flux.values) value *= scale;
        auto drawn = options;
        drawn.tail.temperature = 300 + 3 * normal(random);
        const double off = absolute_plqy(flux, drawn).edge->splitting / ev - 1.2;
        squares += off * off;
    }
    const double spread = std::sqrt(squares / draws);
    const double stated = absolute_plqy(emission({}, 0, 1), options).edge->error / ev;
    std::printf("error of the implied V_oc: drawn %.2f mV, stated %.2f mV\n", 1e3 * spread,
                1e3 * stated);
    EXPECT_NEAR(stated / spread, 1, 0.15);
}

TEST(AbsolutePlqy, NoErrorWithoutThatOfTheScale) {
    auto options = at_300();
    options.temperature_error = 0;
    const Analysis without = describe(analyse_absolute_plqy({emission({}, 0, 1)}, options));
    const Estimate& bare = estimate_of(without, "implied_voltage");
    EXPECT_FALSE(bare.standard_error);
    EXPECT_THAT(bare.no_error, testing::HasSubstr("--calibration-error"));
    EXPECT_THAT(estimate_of(without, "splitting_tail").definition,
                testing::HasSubstr("scatter along the tail; not of the spectrum's scale"));
    options.calibration_error = 0.1;
    const Analysis with = describe(analyse_absolute_plqy({emission({}, 0, 1)}, options));
    EXPECT_NEAR(estimate_of(with, "implied_voltage").standard_error.value(), 0.1 * kelvin_300 / ev,
                1e-9);
    EXPECT_THAT(estimate_of(with, "splitting_tail").definition,
                testing::HasSubstr("scatter along the tail, calibration"));
}

TEST(PhotonFlux, UnitsAreReadOrRefused) {
    struct Case {
        const char* unit;
        double factor;
        SpectralWeight weight;
    };
    for (const auto& [unit, factor, weight] :
         {Case{"1/[s m2 nm]", 1e9, SpectralWeight::photons},
          Case{"photons/(s cm² nm)", 1e13, SpectralWeight::photons},
          Case{"photons/s/cm^2/nm", 1e13, SpectralWeight::photons},
          Case{"s-1 m-2 nm-1", 1e9, SpectralWeight::photons},
          Case{"µW/(cm2 nm)", 1e7, SpectralWeight::power}}) {
        const auto found = flux_unit(unit);
        ASSERT_TRUE(found) << unit;
        EXPECT_NEAR(found->factor / factor, 1, 1e-12) << unit;
        EXPECT_EQ(found->weight, weight) << unit;
    }
    for (const char* unit :
         {"counts", "", "1/(s nm)", "W/m2", "1/(s m2 eV)", "photons/(s sr nm)"}) {
        EXPECT_FALSE(flux_unit(unit)) << unit;
    }
}

TEST(PhotonFlux, TakesTheColumnWithTheScaleAndTurnsWattsIntoPhotons) {
    InstrumentFile file;
    file.tables.push_back(
        {"", {{"wavelength", "nm", {}}, {"irradiance", "W/(m2 nm)", {}}, {"raw", "counts", {}}}});
    for (int i = 0; i < 11; ++i) {
        file.tables[0].columns[0].values.push_back(600 + i);
        file.tables[0].columns[1].values.push_back(1e-3);
        file.tables[0].columns[2].values.push_back(5);
    }
    const auto flux = photon_flux_of(file);
    ASSERT_EQ(flux.size(), 1);
    EXPECT_NEAR(photons_of(flux[0]) / (1e-2 * 605e-9 / hc), 1, 1e-9);
    file.tables[0].columns[1].unit = "counts";
    EXPECT_THROW(photon_flux_of(file), InputError);
}

TEST(PhotonFlux, PerWavelengthStaysSoAgainstAnAxisOfEnergies) {
    InstrumentFile of_length, of_energy;
    of_length.tables.push_back({"", {{"wavelength", "nm", {}}, {"flux", "1/(s m2 nm)", {}}}});
    of_energy.tables.push_back({"", {{"energy", "eV", {}}, {"flux", "1/(s m2 nm)", {}}}});
    for (int i = 0; i < 21; ++i) {
        const double wavelength = 600 + i, flux = 1e15 * std::exp(-0.02 * std::pow(i - 10, 2));
        of_length.tables[0].columns[0].values.push_back(wavelength);
        of_energy.tables[0].columns[0].values.push_back(hc / (wavelength * 1e-9) / ev);
        of_length.tables[0].columns[1].values.push_back(flux);
        of_energy.tables[0].columns[1].values.push_back(flux);
    }
    const auto expected = photon_flux_of(of_length), found = photon_flux_of(of_energy);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(photons_of(found[0]) / photons_of(expected[0]), 1, 1e-9);
    EXPECT_NEAR(found[0].values[10] / 1e24, 1, 1e-9);
}

TEST(AbsolutePlqy, WrongOptionsAreTold) {
    auto options = at_300();
    options.sides = 3;
    EXPECT_THROW(options.validate(), InputError);
    options = at_300();
    options.tail.absorptance = 0;
    EXPECT_THROW(options.validate(), InputError);
    options = at_300();
    options.excitation = Excitation{450e-9, 100, 1.2};
    EXPECT_THROW(options.validate(), InputError);
}

TEST(AbsolutePlqy, BlackBodyAboveAGapIsTheIntegral) {
    double sum = 0;
    for (int i = 0; i < 200000; ++i) sum += thermal_flux((1.6 + (i + 0.5) * 1e-5) * ev, 300);
    EXPECT_NEAR(thermal_flux_above(1.6 * ev, 300) / (sum * 1e-5 * ev), 1, 1e-6);
}
