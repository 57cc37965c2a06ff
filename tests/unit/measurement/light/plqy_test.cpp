#include "anchorite/measurement/light/plqy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// A sphere in which a sample absorbs a share directly, another of what is scattered, and emits.
/// Photons are turned into the counts of a detector that is twice as sensitive at 400 as at 800 nm.
struct Truth {
    double absorbed = 0.6;  ///< A, of the beam
    double indirect = 0.2;  ///< of the light scattered in the sphere
    double yield = 0.8;
    double photons = 1e6;  ///< L_a
};

double sensitivity(double wavelength) {
    return 1.5 - wavelength / 800e-9;
}

MeasuredSpectrum counts(const std::string& name, double line, double emission,
                        std::mt19937_64* random) {
    MeasuredSpectrum out{name, {}, {}};
    for (int i = 0; i <= 400; ++i) {
        const double wavelength = (350 + i) * 1e-9;
        const double excited = std::exp(-std::pow((wavelength - 400e-9) / 2e-9, 2));
        const double emitted = std::exp(-std::pow((wavelength - 600e-9) / 15e-9, 2));
        const double root_pi = std::sqrt(3.141592653589793);
        const double photons = line * excited / (2 * root_pi) + emission * emitted / (15 * root_pi);
        double value = photons * sensitivity(wavelength);
        if (random != nullptr && value > 0) {
            value = std::poisson_distribution<int>(value)(*random);
        }
        out.wavelengths.push_back(wavelength);
        out.values.push_back(value);
    }
    return out;
}

/// Each spectrum is measured for excitation and emission at once.
SphereSpectra sphere(const Truth& truth, std::mt19937_64* random = nullptr) {
    const double lb = truth.photons * (1 - truth.indirect);
    const double pb = truth.photons * truth.indirect * truth.yield;
    const double lc = lb * (1 - truth.absorbed);
    const double pc = truth.yield * (truth.absorbed * truth.photons) + (1 - truth.absorbed) * pb;
    const auto a = counts("a", truth.photons, 0, random);
    const auto b = counts("b", lb, pb, random);
    const auto c = counts("c", lc, pc, random);
    return {a, b, c, b, c, {}};
}

PlqyOptions options() {
    PlqyOptions options;
    options.excitation = {380e-9, 420e-9};
    options.emission = {520e-9, 700e-9};
    MeasuredSpectrum factors{"correction", {}, {}};
    for (int i = 0; i <= 50; ++i) {
        const double wavelength = (300 + 10 * i) * 1e-9;
        factors.wavelengths.push_back(wavelength);
        factors.values.push_back(1 / sensitivity(wavelength));
    }
    options.correction = {factors, false};
    return options;
}

}  // namespace

TEST(Plqy, SphereGivesBackWhatTheSampleIs) {
    const PlqyFigures figures = plqy(sphere({}), options());
    EXPECT_NEAR(figures.absorbed, 0.6, 1e-6);
    EXPECT_NEAR(figures.internal, 0.8, 1e-4);  // the correction is straight between 10 nm
    EXPECT_NEAR(figures.external, 0.48, 1e-4);
    EXPECT_FALSE(figures.corrected);
}

TEST(Plqy, WattsAreTimesWavelength) {
    // Watts are photons over λ: without the weighting by λ, the yield would be a third low.
    SphereSpectra watts = sphere({});
    for (MeasuredSpectrum* spectrum :
         {&watts.empty_excitation, &watts.beside_excitation, &watts.on_excitation,
          &watts.beside_emission, &watts.on_emission}) {
        for (std::size_t i = 0; i < spectrum->values.size(); ++i) {
            spectrum->values[i] *= 500e-9 / spectrum->wavelengths[i];
        }
    }
    PlqyOptions photons = options();
    EXPECT_NEAR(plqy(watts, photons).internal, 0.8 * 400 / 600, 2e-3);
    photons.correction.to_power = true;
    EXPECT_NEAR(plqy(watts, photons).internal, 0.8, 1e-4);
}

TEST(Plqy, SelfAbsorptionIsNamedAndCorrected) {
    // A share a of the emission is absorbed again: Φ_obs = Φ(1 - a)/(1 - aΦ).
    constexpr double true_yield = 0.9, a = 0.3;
    Truth truth;
    truth.yield = true_yield * (1 - a) / (1 - a * true_yield);
    PlqyOptions corrected = options();
    corrected.reabsorbed = a;
    const PlqyFigures figures = plqy(sphere(truth), corrected);
    ASSERT_TRUE(figures.corrected);
    EXPECT_NEAR(*figures.corrected, true_yield, 1e-4);
}

TEST(Plqy, StrayLightOfTheEmptySphereIsSubtracted) {
    SphereSpectra spectra = sphere({});
    MeasuredSpectrum stray = spectra.on_emission;
    for (double& value : stray.values) value = 40;
    for (MeasuredSpectrum* spectrum : {&spectra.beside_emission, &spectra.on_emission}) {
        for (double& value : spectrum->values) value += 40;
    }
    EXPECT_GT(plqy(spectra, options()).internal, 0.802);
    spectra.empty_emission = stray;
    EXPECT_NEAR(plqy(spectra, options()).internal, 0.8, 1e-4);
}

TEST(Plqy, CountingErrorsCoverTheTruth) {
    std::mt19937_64 random(5);
    const PlqyFigures exact = plqy(sphere({}), options());
    constexpr int sets = 400;
    int held = 0;
    Truth faint;
    faint.photons = 2e4;
    for (int i = 0; i < sets; ++i) {
        const PlqyFigures run = plqy(sphere(faint, &random), options());
        held += std::abs(run.internal - exact.internal) < 1.96 * run.internal_error.value();
        held += std::abs(run.absorbed - exact.absorbed) < 1.96 * run.absorbed_error.value();
    }
    std::printf("coverage asked 92-98 %%, measured %.1f %%\n", 100.0 * held / (2 * sets));
    EXPECT_GE(held, 0.92 * 2 * sets);
    EXPECT_LE(held, 0.98 * 2 * sets);
}

TEST(Plqy, ExternalErrorIsThatOfDrawnCounts) {
    std::mt19937_64 random(7);
    Truth thin;
    thin.absorbed = 0.08;  // the internal yield is uncertain by A, the external is not
    thin.photons = 1e5;
    constexpr int draws = 400;
    double sum = 0, squares = 0, errors = 0, scaled = 0;
    for (int i = 0; i < draws; ++i) {
        const PlqyFigures run = plqy(sphere(thin, &random), options());
        sum += run.external / draws;
        squares += run.external * run.external / draws;
        errors += run.external_error.value() / draws;
        scaled += run.internal_error.value() * run.absorbed / draws;
    }
    const double spread = std::sqrt(squares - sum * sum);
    std::printf("external %.4f: error asked %.5f (drawn), measured %.5f; internal's times A %.5f\n",
                sum, spread, errors, scaled);
    EXPECT_NEAR(errors / spread, 1, 0.12);
    EXPECT_GT(scaled, 1.5 * errors);
    const SphereSpectra drawn = sphere(thin, &random);
    const Analysis analysis = describe(analyse_plqy({"1"}, {drawn}, options()));
    EXPECT_NEAR(estimate_of(analysis, "plqy_external").standard_error.value(),
                100 * plqy(drawn, options()).external_error.value(), 1e-9);
}

TEST(Plqy, CountsOfStrayLightAreInTheErrors) {
    std::mt19937_64 random(8);
    constexpr double level = 300;  // per point, more than the emission
    std::poisson_distribution<int> stray(level);
    Truth faint;
    faint.photons = 2e4;
    constexpr int sets = 400;
    int held = 0;
    for (int i = 0; i < sets; ++i) {
        SphereSpectra spectra = sphere(faint, &random);
        spectra.empty_emission = spectra.on_emission;
        for (double& value : spectra.empty_emission->values) value = stray(random);
        for (MeasuredSpectrum* spectrum : {&spectra.beside_emission, &spectra.on_emission}) {
            for (double& value : spectrum->values) value += stray(random);
        }
        const PlqyFigures run = plqy(spectra, options());
        held += std::abs(run.internal - 0.8) < 1.96 * run.internal_error.value();
    }
    std::printf("coverage with stray light asked 92-98 %%, measured %.1f %%\n",
                100.0 * held / sets);
    EXPECT_GE(held, 0.92 * sets);
    EXPECT_LE(held, 0.98 * sets);
}

TEST(Plqy, StrayLightThatDoesNotReachIsRefused) {
    SphereSpectra spectra = sphere({});
    spectra.empty_emission = spectra.on_emission;
    spectra.empty_emission->wavelengths.resize(300);  // to 649 nm of a window to 700 nm
    spectra.empty_emission->values.resize(300);
    try {
        plqy(spectra, options());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("does not reach 650.0 nm"));
        EXPECT_THAT(error.what(), testing::HasSubstr("520 to 700 nm"));
    }
}

TEST(Plqy, OnlyCountsHaveAnErrorOfCounting) {
    const SphereSpectra fractions = sphere({});
    EXPECT_FALSE(counts_per_unit_of(fractions, options()));
    const Analysis none = describe(analyse_plqy({"1"}, {fractions}, options()));
    EXPECT_FALSE(estimate_of(none, "plqy_internal").standard_error);
    EXPECT_THAT(estimate_of(none, "plqy_internal").no_error,
                testing::HasSubstr("--counts-per-unit"));
    PlqyOptions told = options();
    told.counts_per_unit = 4;
    const double quarter = plqy(fractions, told).internal_error.value();
    told.counts_per_unit = 1;
    EXPECT_NEAR(plqy(fractions, told).internal_error.value(), 2 * quarter, 1e-9);
    std::mt19937_64 random(7);
    SphereSpectra whole = sphere({}, &random);
    EXPECT_EQ(counts_per_unit_of(whole, options()), 1.0);
    const Analysis counted = describe(analyse_plqy({"1"}, {whole}, options()));
    EXPECT_THAT(estimate_of(counted, "plqy_internal").definition,
                testing::HasSubstr("that of the correction is not given"));
    whole.on_emission.values[250] = -1;
    EXPECT_FALSE(counts_per_unit_of(whole, options()));
}

TEST(Plqy, DescriptionKeepsInternalAndExternalApart) {
    const auto result = analyse_plqy({"1", "2"}, {sphere({}), sphere({})}, options());
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "plqy_internal").value, 80, 0.01);
    EXPECT_NEAR(estimate_of(analysis, "plqy_external").value, 48, 0.01);
    EXPECT_THAT(estimate_of(analysis, "plqy_external").definition, testing::HasSubstr("incident"));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("Self-absorption")));
    PlqyOptions wide = options();
    wide.emission.to = 820e-9;
    PlqyResult second = result;
    second.options = wide;
    EXPECT_THAT(describe(second).warnings, testing::Contains(testing::HasSubstr("second order")));
}

TEST(Plqy, RefusesWhatCannotBeAnswered) {
    PlqyOptions wrong = options();
    wrong.emission.from = 410e-9;
    EXPECT_THROW(plqy(sphere({}), wrong), InputError);
    wrong = options();
    wrong.emission = {900e-9, 950e-9};
    EXPECT_THROW(plqy(sphere({}), wrong), InputError);
    wrong = options();
    wrong.correction.factors = MeasuredSpectrum{"short", {300e-9, 500e-9}, {1, 1}};
    EXPECT_THROW(plqy(sphere({}), wrong), InputError);
    SphereSpectra exchanged = sphere({});
    std::swap(exchanged.beside_excitation, exchanged.on_excitation);
    EXPECT_THROW(plqy(exchanged, options()), InputError);
    EXPECT_THROW(analyse_plqy({}, {}, options()), InputError);
}
