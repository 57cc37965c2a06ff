#include "anchorite/measurement/light/bias_spectra.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/led.hpp"
#include "anchorite/optics/photometry.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

MeasuredSpectrum named(const std::string& name, double peak) {
    const auto power = optics::gaussian_spectrum(peak, 30e-9);
    return {name, power.wavelengths, power.values, SpectralWeight::power};
}

/// Mean wavelength of the power, linear in mixtures.
double mean(const optics::Spectrum& power) {
    return constants::planck * constants::light_speed / optics::mean_photon_energy(power);
}

/// Radiances of a device of EQE 10 % at all voltages whose light moves from 690 at 2 V to 670 nm at
/// 4 V.
LedSweep moving_device() {
    LedSweep sweep;
    const auto red = optics::gaussian_spectrum(690e-9, 30e-9);
    const auto blue = optics::gaussian_spectrum(670e-9, 30e-9);
    for (double voltage = 0; voltage < 4.01; voltage += 0.1) {
        const double current = voltage < 1.5 ? 1e-3 : std::exp(voltage);
        const double part = std::clamp((voltage - 2) / 2, 0.0, 1.0);
        const double wavelength = (1 - part) * mean(red) + part * mean(blue);
        const double photon = constants::planck * constants::light_speed / wavelength;
        const double dark = std::fmod(voltage * 10, 2) > 1 ? 1e-7 : -1e-7;
        sweep.electrical.voltage.push_back(voltage);
        sweep.electrical.current.push_back(current);
        sweep.light.push_back(voltage < 1.5
                                  ? dark
                                  : 0.1 * current * photon /
                                        (3.141592653589793 * constants::elementary_charge));
    }
    return sweep;
}

}  // namespace

TEST(BiasSpectra, HeadingsNameTheirBias) {
    for (const auto& [heading, bias] :
         {std::pair{"3.5 V", 3.5}, std::pair{"bias 3500 mV", 3.5}, std::pair{"EL [4 V]", 4.0},
          std::pair{"EL_2.5V", 2.5}, std::pair{"-1 V", -1.0}}) {
        const auto found = bias_in(heading);
        ASSERT_TRUE(found) << heading;
        EXPECT_DOUBLE_EQ(*found, bias) << heading;
    }
    for (const char* heading : {"counts", "5", "3 V and 4 V", "3 V/s", "3 Volume", ""}) {
        EXPECT_FALSE(bias_in(heading)) << heading;
    }
}

TEST(BiasSpectra, MeansRunStraightFromBiasToBias) {
    const auto spectra = with_biases({named("4 V", 670e-9), named("2 V", 690e-9)}, {});
    ASSERT_EQ(spectra.front().voltage, 2);
    const double red = mean(spectra[0].power), blue = mean(spectra[1].power);
    EXPECT_NEAR(mean(spectrum_at(spectra, 2.5)) / (0.75 * red + 0.25 * blue), 1, 1e-6);
    EXPECT_EQ(mean(spectrum_at(spectra, 1)), red);
    EXPECT_EQ(mean(spectrum_at(spectra, 4)), blue);
    EXPECT_EQ(mean(spectrum_at(spectra, 9)), blue);
}

TEST(BiasSpectra, RefusesSpectraWithoutOneBiasEach) {
    EXPECT_THROW(with_biases({named("a", 670e-9), named("2 V", 690e-9)}, {}), InputError);
    EXPECT_THROW(with_biases({named("2 V", 670e-9), named("2 V", 690e-9)}, {}), InputError);
    EXPECT_THROW(with_biases({named("2 V", 670e-9)}, {1, 2}), InputError);
}

TEST(BiasSpectra, EfficiencyFollowsTheBias) {
    LedLight light{LightKind::radiance, optics::gaussian_spectrum(690e-9, 30e-9)};
    const LedOptions options;
    const auto fixed = led_figures(moving_device(), light, options);
    light.by_bias = with_biases({named("2 V", 690e-9), named("4 V", 670e-9)}, {});
    const auto followed = led_figures(moving_device(), light, options);
    double worst = 0;
    for (const LedPoint& point : followed.points) {
        if (point.trusted) worst = std::max(worst, std::abs(point.efficiency / 0.1 - 1));
    }
    std::printf(
        "EQE asked 10 %% at every bias, measured within %.1e; with one spectrum off by "
        "%.1f %% at 4 V\n",
        worst, 100 * std::abs(fixed.points.back().efficiency / 0.1 - 1));
    EXPECT_LT(worst, 1e-5);
    EXPECT_NEAR(fixed.points.back().efficiency, 0.1 * 690 / 670, 3e-4);
}

TEST(BiasSpectra, DescriptionListsWavelengthAndColourOfEachBias) {
    LedLight light{LightKind::radiance, optics::gaussian_spectrum(690e-9, 30e-9)};
    light.by_bias = with_biases({named("2 V", 690e-9), named("4 V", 670e-9)}, {});
    const auto analysis = describe(analyse_led({moving_device()}, light));
    const ResultTable& table = analysis.tables.back();
    ASSERT_EQ(table.id, "spectra");
    EXPECT_NEAR(table.columns[2].numbers[1], 670, 0.1);
    EXPECT_EQ(table.columns[3].words[0], "30");
    EXPECT_EQ(analysis.plots.back().id, "wavelength");
}

TEST(BiasSpectra, InfraredLightHasNoLuminance) {
    const LedLight light{LightKind::radiance, optics::gaussian_spectrum(900e-9, 30e-9)};
    const auto analysis = describe(analyse_led({moving_device()}, light));
    for (const Estimate& estimate : analysis.estimates) {
        EXPECT_NE(estimate.id, "most_luminance");
        EXPECT_NE(estimate.id, "efficacy");
        EXPECT_NE(estimate.id, "candela_per_ampere");
    }
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("380 and 780 nm")));
}
