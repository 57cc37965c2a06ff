#include "anchorite/measurement/light/spectrum_figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/optics/photometry.hpp"
#include "photon_energy.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::hc;

namespace {

/// Gaussian in watts with a constant and a sloping background [nm columns].
DataTable table_of(double peak, double fwhm, double constant = 0, double slope = 0) {
    DataTable table{"", {{"Wavelength", "nm", {}}, {"counts", "", {}}}};
    for (double nm = 500; nm <= 900; nm += 0.5) {
        const double distance = (nm - peak) / fwhm;
        table.columns[0].values.push_back(nm);
        table.columns[1].values.push_back(1000 *
                                              std::exp(-4 * std::log(2.0) * distance * distance) +
                                          constant + slope * (nm - 700));
    }
    return table;
}

MeasuredSpectrum spectrum_of(const DataTable& table, SpectralWeight weight) {
    InstrumentFile file;
    file.tables = {table};
    return only_spectrum(file, weight);
}

}  // namespace

TEST(SpectrumFigures, ColourAndEfficacyAreThoseOfOptics) {
    const auto figures = spectrum_figures(spectrum_of(table_of(691, 33), SpectralWeight::power));
    const auto exact = optics::gaussian_spectrum(691e-9, 33e-9);
    ASSERT_TRUE(figures.colour);
    EXPECT_NEAR(figures.colour->x, 0.7326, 2e-4);  // research notes: (0.7326, 0.2674)
    EXPECT_NEAR(figures.efficacy.value(), optics::luminous_efficacy(exact), 2e-3);
    EXPECT_NEAR(figures.photon_energy, optics::mean_photon_energy(exact),
                1e-5 * figures.photon_energy);
}

TEST(SpectrumFigures, PhotonsAndPowerDiffer) {
    const auto power = spectrum_figures(spectrum_of(table_of(691, 33), SpectralWeight::power));
    const auto photons = spectrum_figures(spectrum_of(table_of(691, 33), SpectralWeight::photons));
    EXPECT_GT(photons.photon_energy, power.photon_energy);  // watts lie at shorter wavelengths
    EXPECT_EQ(photons.wavelength.position.value, power.wavelength.position.value);
}

TEST(SpectrumFigures, EnergyAxisCarriesTheJacobian) {
    // A Gaussian per energy is written against energy: the peak per energy is its centre.
    DataTable table{"", {{"Energy", "eV", {}}, {"counts", "", {}}}};
    for (double energy = 1.4; energy <= 2.2; energy += 0.002) {
        table.columns[0].values.push_back(energy);
        table.columns[1].values.push_back(std::exp(-std::pow((energy - 1.8) / 0.05, 2)));
    }
    const auto figures = spectrum_figures(spectrum_of(table, SpectralWeight::photons));
    EXPECT_NEAR(figures.energy.position.value / constants::electronvolt, 1.8, 1e-6);
    EXPECT_NEAR(figures.energy.fwhm->value / constants::electronvolt,
                2 * 0.05 * std::sqrt(std::log(2.0)), 6e-4);
    // Per wavelength it lies at shorter wavelengths: maximum of S_E(hc/λ)/λ².
    const double a = hc / (1.8 * constants::electronvolt);
    EXPECT_LT(figures.wavelength.position.value, a);
}

TEST(SpectrumFigures, BackgroundIsTakenAway) {
    SpectrumOptions options;
    options.background = {{505e-9, 560e-9}};
    const auto flat =
        spectrum_figures(spectrum_of(table_of(691, 33, 200), SpectralWeight::photons), options);
    EXPECT_NEAR(flat.wavelength.fwhm->value, 33e-9, 0.25e-9);
    options.background.push_back({820e-9, 895e-9});
    const auto tilted = spectrum_figures(
        spectrum_of(table_of(691, 33, 200, 0.3), SpectralWeight::photons), options);
    EXPECT_NEAR(tilted.wavelength.position.value, 691e-9, 0.01e-9);
    EXPECT_NEAR(tilted.background.front(), 200 - 0.3 * 200, 1e-6);
    const auto raw = spectrum_figures(spectrum_of(table_of(691, 33, 200), SpectralWeight::photons));
    EXPECT_GT(raw.wavelength.fwhm->value, 36e-9);
}

TEST(SpectrumFigures, DescriptionListsAllAndNamesDefinitions) {
    InstrumentFile file;
    file.tables = {table_of(691, 33)};
    file.tables[0].columns.push_back({"second", "", table_of(650, 20).columns[1].values});
    const auto result = analyse_spectra(spectra_of(file));
    const Analysis analysis = describe(result);
    ASSERT_EQ(analysis.tables.front().columns.front().words.size(), 2U);
    EXPECT_NEAR(analysis.tables.front().columns[1].numbers[1], 650, 0.01);
    EXPECT_THAT(estimate_of(analysis, "peak").definition, testing::HasSubstr("80 %"));
    EXPECT_THAT(analysis.plots.back().id, testing::EndsWith("_residual"));
    EXPECT_THROW(only_spectrum(file), InputError);
}

TEST(SpectrumFigures, TurnsFallingAxesAndNegativeNoise) {
    DataTable table = table_of(691, 33, -5);
    for (auto& column : table.columns) std::ranges::reverse(column.values);
    const MeasuredSpectrum spectrum = spectrum_of(table, SpectralWeight::photons);
    EXPECT_TRUE(std::ranges::is_sorted(spectrum.wavelengths));
    const auto power = power_of(spectrum);
    EXPECT_GE(*std::ranges::min_element(power.values), 0);
}

TEST(SpectrumFigures, AColourThatTheBaselineDecidesIsNotGiven) {
    // In the near infrared with a tail of the peak below 780 nm; the rest is noise about 0.
    std::mt19937_64 random(8);
    std::normal_distribution<double> normal(0, 1);
    const auto noisy = [&](double peak, double deviation) {
        DataTable table = table_of(peak, 33);
        for (double& value : table.columns[1].values) value += deviation * normal(random);
        return spectrum_figures(spectrum_of(table, SpectralWeight::photons));
    };
    const auto infrared = noisy(790, 1);
    EXPECT_GT(infrared.visible, least_visible);
    EXPECT_GT(infrared.doubt.scatter.colour, most_shift);
    EXPECT_FALSE(infrared.colour || infrared.efficacy);
    const Analysis analysis = describe({{}, {infrared}});
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("moving the baseline")));
    EXPECT_TRUE(std::isnan(analysis.tables[0].columns[8].numbers[0]));
    const auto green = noisy(550, 1);
    ASSERT_TRUE(green.colour);
    EXPECT_NEAR(green.scatter, 1, 0.2);
    EXPECT_EQ(estimate_of(describe({{}, {green}}), "cie_x").standard_error,
              green.doubt.shift().colour);
    std::printf(
        "x or y by the baseline's scatter: green %.4f, at 790 nm %.4f (asked %.2f at most)\n",
        green.doubt.shift().colour, infrared.doubt.scatter.colour, most_shift);
}

// Deep red on a detector's offset: the closed form is the colour of the peak alone.
TEST(SpectrumFigures, AnErrorOfColourHoldsADetectorsOffset) {
    std::mt19937_64 random(9);
    std::normal_distribution<double> normal(0, 1);
    const auto exact = optics::gaussian_spectrum(693e-9, 33e-9);
    const auto colour = optics::chromaticity(exact);
    for (const double offset : {-0.1, 0.03, 0.1, 1.0, 10.0}) {  // of a maximum of 1000
        DataTable table = table_of(693, 33, offset);
        for (double& value : table.columns[1].values) {
            value += 0.1 * std::abs(offset) * normal(random);
        }
        const auto spectrum = spectrum_of(table, SpectralWeight::power);
        const auto raw = spectrum_figures(spectrum);
        std::printf("offset %.3f %% of the maximum: level %.3f, x or y moves by %.4f\n",
                    offset / 10, raw.doubt.level, raw.doubt.shift().colour);
        EXPECT_NEAR(raw.doubt.level, offset, 0.1 * std::abs(offset));
        EXPECT_EQ(raw.colour.has_value(), std::abs(offset) < 0.5);
        if (raw.colour) {
            EXPECT_LT(std::abs(raw.colour->x - colour.x), 1.1 * raw.doubt.shift().colour + 2e-4);
            EXPECT_LT(std::abs(*raw.efficacy - optics::luminous_efficacy(exact)),
                      1.1 * raw.doubt.shift().efficacy + 2e-3);
        }
        SpectrumOptions options;
        options.background = {{505e-9, 590e-9}, {800e-9, 895e-9}};
        const auto clean = spectrum_figures(spectrum, options);
        if (offset > 2) continue;  // its noise alone is then too much
        ASSERT_TRUE(clean.colour) << offset;
        EXPECT_LT(std::abs(clean.colour->x - colour.x), 2 * clean.doubt.shift().colour + 2e-4);
    }
    const Analysis analysis = describe(
        {{}, {spectrum_figures(spectrum_of(table_of(693, 33, 1), SpectralWeight::power))}});
    EXPECT_THROW((void)estimate_of(analysis, "cie_x"), std::out_of_range);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("--background")));
}

TEST(SpectrumFigures, AFlatSpectrumHasNoColour) {
    std::mt19937_64 random(10);
    std::normal_distribution<double> normal(0, 1);
    DataTable table = table_of(691, 33);
    for (double& value : table.columns[1].values) value = 100 + normal(random);
    const auto flat = spectrum_figures(spectrum_of(table, SpectralWeight::photons));
    EXPECT_FALSE(flat.colour || flat.efficacy);
    EXPECT_GT(flat.doubt.offset.colour, most_shift);
}

// A narrow blue line with a broad band beside it: the band is light, not an offset.
TEST(SpectrumFigures, ABroadBandIsNoOffset) {
    DataTable table = table_of(560, 15);
    const DataTable band = table_of(680, 90);
    for (std::size_t i = 0; i < band.columns[1].values.size(); ++i) {
        table.columns[1].values[i] += 0.5 * band.columns[1].values[i];
    }
    const auto figures = spectrum_figures(spectrum_of(table, SpectralWeight::power));
    ASSERT_TRUE(figures.colour);
    EXPECT_LT(figures.doubt.shift().colour, 1e-3);
}

TEST(SpectrumFigures, WithoutAPeakThereAreNoNumbersOfOne) {
    DataTable table = table_of(691, 33);
    for (double& value : table.columns[1].values) value = 12;
    const auto result = analyse_spectra({spectrum_of(table, SpectralWeight::photons)});
    const Analysis analysis = describe(result);
    for (const char* id : {"peak", "peak_energy", "fwhm", "centroid", "gaussian_peak"}) {
        EXPECT_THROW((void)estimate_of(analysis, id), std::out_of_range) << id;
    }
    for (const Estimate& one : analysis.estimates) EXPECT_TRUE(std::isfinite(one.value)) << one.id;
    EXPECT_THAT(analysis.summary, testing::HasSubstr("has no peak"));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("no peak")));
    EXPECT_TRUE(std::isnan(analysis.tables[0].columns[1].numbers[0]));
}

// exp(-λ/200 nm) falls from 300 nm on; times λ² it has a maximum at 400 nm, which is no peak of it.
TEST(SpectrumFigures, WithoutAPeakThereIsNonePerEnergyInTheTable) {
    DataTable table{"", {{"Wavelength", "nm", {}}, {"counts", "", {}}}};
    for (double nm = 300; nm <= 900; ++nm) {
        table.columns[0].values.push_back(nm);
        table.columns[1].values.push_back(std::exp(-nm / 200));
    }
    const auto result = analyse_spectra({spectrum_of(table, SpectralWeight::photons)});
    ASSERT_FALSE(result.figures[0].wavelength.is_peak());
    ASSERT_TRUE(result.figures[0].energy.is_peak());
    const ResultTable peaks = describe(result).tables[0];
    for (std::size_t i = 1; i <= 7; ++i) {
        EXPECT_TRUE(std::isnan(peaks.columns[i].numbers[0])) << peaks.columns[i].name;
    }
}

TEST(SpectrumFigures, RefusesWhatIsNoSpectrum) {
    InstrumentFile file;
    EXPECT_THROW(spectra_of(file), InputError);
    file.tables = {{"", {{"time", "s", {1, 2}}, {"counts", "", {1, 2}}}}};
    EXPECT_THROW(spectra_of(file), InputError);
    SpectrumOptions options;
    options.background = {{300e-9, 400e-9}};
    const auto spectrum = spectrum_of(table_of(691, 33), SpectralWeight::photons);
    EXPECT_THROW(spectrum_figures(spectrum, options), InputError);
    options.background = {{400e-9, 300e-9}};
    EXPECT_THROW(options.validate(), InputError);
}
