#include "anchorite/measurement/light/led.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/led_light.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

constexpr double pi = 3.141592653589793;

/// A device whose EQE is known in closed form: J = 1e-3 exp(V/0.25) A/m², EQE = 0.2 · 2x/(1 + x²)
/// with x = J/J0, J0 = 100 A/m²; its maximum 0.2 lies at J0, 90 % and 50 % of it beyond at
/// x = (1 + √(1 - s²))/s.
constexpr double best = 0.2, at = 100;

double current_at(double voltage) {
    return 1e-3 * std::exp(voltage / 0.25);
}

double efficiency_at(double voltage) {
    const double x = current_at(voltage) / at;
    return voltage < 1.5 ? 0 : best * 2 * x / (1 + x * x);
}

const optics::Spectrum& red() {
    static const optics::Spectrum spectrum = optics::gaussian_spectrum(691e-9, 33e-9);
    return spectrum;
}

/// ∫photon energy: hν̄ of the red light [J].
double photon() {
    return optics::mean_photon_energy(red());
}

double radiance_at(double voltage) {
    return efficiency_at(voltage) * current_at(voltage) * photon() /
           (pi * constants::elementary_charge);
}

InstrumentFile device(const char* name, const char* unit, double per_radiance, double noise,
                      double step = 0.005) {
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal(0, 1);
    DataTable table{"pixel 1", {{"V", "V", {}}, {"J", "A/m2", {}}, {name, unit, {}}}};
    for (double voltage = 0; voltage < 3.7; voltage += step) {
        table.columns[0].values.push_back(voltage);
        table.columns[1].values.push_back(current_at(voltage));
        table.columns[2].values.push_back(per_radiance *
                                          (radiance_at(voltage) + noise * (3 + normal(random))));
    }
    InstrumentFile file;
    file.tables = {table};
    return file;
}

LedLight light_of_kind(LightKind kind) {
    LedLight light{kind, red()};
    light.area = 4e-6;
    light.photodiode = {5e-3, 0.1, {{300e-9, 1000e-9}, {0.1, 0.8}}};
    return light;
}

LedResult analyse(const InstrumentFile& file, LedLight light, const LedOptions& options = {}) {
    const LedSweeps sweeps = led_sweeps_of(file);
    light.kind = sweeps.kind;
    return analyse_led(sweeps.sweeps, light, options);
}

}  // namespace

TEST(Led, FiguresOfADeviceInClosedForm) {
    const auto result = analyse(device("radiance", "W/(sr m2)", 1, 1e-6), light_of_kind({}));
    const LedFigures& figures = result.figures.front();
    ASSERT_TRUE(figures.largest && figures.at_90 && figures.at_50);
    const auto fall = [](double share) { return at * (1 + std::sqrt(1 - share * share)) / share; };
    std::printf("maximum EQE asked %.5f measured %.5f at %.2f A/m2\n", best,
                figures.largest->efficiency, figures.largest->at.current);
    std::printf("J90 asked %.3f measured %.3f; J50 asked %.3f measured %.3f A/m2\n", fall(0.9),
                figures.at_90->current, fall(0.5), figures.at_50->current);
    EXPECT_NEAR(figures.largest->efficiency, best, 1e-4 * best);
    EXPECT_NEAR(figures.largest->at.current, at, 0.02 * at);
    EXPECT_NEAR(figures.at_90->current, fall(0.9), 2e-3 * fall(0.9));
    EXPECT_NEAR(figures.at_50->current, fall(0.5), 2e-3 * fall(0.5));
    // EQE·J and R say the same: R = EQE J hν̄/(π e).
    const LedPoint& point = figures.largest->at;
    EXPECT_NEAR(point.efficiency * point.current * photon() / (pi * constants::elementary_charge),
                point.radiance, 1e-9 * point.radiance);
}

TEST(Led, TurnOnIsReadAtTheStatedLevel) {
    LedOptions options;
    options.onsets = {{0.01, false}, {0.5, true}, {1e6, true}};
    const auto result =
        analyse(device("radiance", "W/(sr m2)", 1, 1e-7, 0.05), light_of_kind({}), options);
    const auto& onsets = result.figures.front().onsets;
    ASSERT_EQ(onsets.size(), 3U);
    // Below the maximum, light grows as J²: R = 0.4 J²/J0 · hν̄/(πe).
    const double efficacy = optics::luminous_efficacy(red());
    for (std::size_t i = 0; i < 2; ++i) {
        const double radiance = i == 0 ? 0.01 : 0.5 / efficacy;
        double low = 1.5, high = 3;
        for (int k = 0; k < 60; ++k) {
            const double middle = (low + high) / 2;
            (radiance_at(middle) < radiance ? low : high) = middle;
        }
        ASSERT_TRUE(onsets[i]);
        EXPECT_NEAR(onsets[i]->voltage, low, 2e-3);
    }
    EXPECT_FALSE(onsets[2]);
}

TEST(Led, FourKindsOfLightGiveOneEfficiency) {
    const double efficacy = optics::luminous_efficacy(red());
    const double sine = 25e-6 / (25e-6 + 0.01);
    const LedLight light = light_of_kind({});
    const double responsivity = mean_responsivity(red(), light.photodiode.responsivity);
    EXPECT_NEAR(responsivity, 0.1 + 0.7 * (691 - 300) / 700, 1e-6);  // linear: that of the mean
    struct Case {
        const char* name;
        const char* unit;
        double per_radiance;
    };
    for (const Case& one :
         {Case{"Radiance", "mW/(sr m2)", 1e3}, Case{"Luminance", "cd/m²", efficacy},
          Case{"Photocurrent", "nA", 1e9 * responsivity * pi * 4e-6 * sine},
          Case{"Radiant flux", "µW", 1e6 * pi * 4e-6}}) {
        const auto result =
            analyse(device(one.name, one.unit, one.per_radiance, 1e-6), light_of_kind({}));
        ASSERT_TRUE(result.figures.front().largest) << one.name;
        EXPECT_NEAR(result.figures.front().largest->efficiency, best, 1e-4 * best) << one.name;
    }
}

// A detector's noise over a vanishing current makes EQE of any size; none of it may be the maximum.
TEST(Led, MaximumIsNeverTakenOverNoise) {
    const auto result = analyse(device("radiance", "W/(sr m2)", 1, 0.01), light_of_kind({}));
    const LedFigures& figures = result.figures.front();
    double naive = 0;
    for (const LedPoint& point : figures.points) naive = std::max(naive, point.efficiency);
    ASSERT_TRUE(figures.largest);
    std::printf("maximum over all points %.3g, over points above the noise %.4f (true %.4f)\n",
                naive, figures.largest->efficiency, best);
    EXPECT_GT(naive, 10 * best);
    EXPECT_NEAR(figures.largest->efficiency, best, 0.01 * best);
    EXPECT_GT(figures.noise.points, 100U);
    EXPECT_NEAR(figures.noise.deviation, 0.01, 0.002);
    EXPECT_NEAR(figures.noise.offset, 0.03, 0.003);
    for (const LedPoint& point : figures.points) {
        if (point.trusted) {
            EXPECT_GE(point.signal_to_noise, 5);
        }
    }
}

TEST(Led, WithoutKnownNoiseNoMaximumIsGiven) {
    InstrumentFile file = device("radiance", "W/(sr m2)", 1, 1e-6);
    for (auto& column : file.tables[0].columns) {
        column.values.erase(column.values.begin(), column.values.begin() + 300);
    }
    const auto silent = analyse(file, light_of_kind({}));
    EXPECT_FALSE(silent.figures.front().largest);
    EXPECT_THAT(describe(silent).warnings, testing::Contains(testing::HasSubstr("--noise")));
    LedOptions options;
    options.noise = 1e-5;
    const auto told = analyse(file, light_of_kind({}), options);
    ASSERT_TRUE(told.figures.front().largest);
    EXPECT_NEAR(told.figures.front().largest->efficiency, best, 1e-4 * best);
}

TEST(Led, ErrorsPropagate) {
    LedOptions options;
    options.area_error = 0.03;
    options.calibration_error = 0.04;
    options.wavelength_error = 0;
    const auto kind_error = [&](LightKind kind) {
        return efficiency_errors(light_of_kind(kind), options);
    };
    EXPECT_NEAR(kind_error(LightKind::radiance).total().value(), 0.05, 1e-12);
    EXPECT_NEAR(kind_error(LightKind::flux).total().value(), 0.04, 1e-12);  // the area cancels
    options.wavelength_error = 1e-9;
    // EQE ∝ λ from radiance; from luminance the slope of ln K, 7 % per nm in the deep red.
    EXPECT_NEAR(kind_error(LightKind::radiance).spectrum, 1.0 / 691, 1e-5);
    const double luminance = kind_error(LightKind::luminance).spectrum;
    std::printf("1 nm at 691 nm changes an EQE from luminance by %.2f %%\n", 100 * luminance);
    EXPECT_NEAR(luminance, 0.07, 0.01);
}

TEST(Led, AnErrorThatIsNotGivenIsNotTakenForNone) {
    const InstrumentFile file = device("radiance", "W/(sr m2)", 1, 1e-5);
    const auto described = [&](LightKind kind, const LedOptions& options) {
        EXPECT_EQ(efficiency_errors(light_of_kind(kind), options).calibration.has_value(),
                  options.calibration_error.has_value());
        return describe(analyse(file, light_of_kind({}), options));
    };
    LedOptions options;
    const Analysis unknown = described(LightKind::radiance, options);
    const Estimate& largest = estimate_of(unknown, "largest_efficiency");
    EXPECT_FALSE(largest.standard_error);
    EXPECT_THAT(largest.no_error, testing::HasSubstr("--calibration-error and --area-error"));
    EXPECT_THAT(unknown.summary, testing::HasSubstr("of unknown error"));
    EXPECT_FALSE(estimate_of(unknown, "most_radiance").standard_error);
    EXPECT_EQ(unknown.tables[1].columns[0].words[0], "calibration, not given");
    EXPECT_TRUE(std::isnan(unknown.tables[1].columns[1].numbers[4]));
    options.calibration_error = 0.04;
    EXPECT_FALSE(efficiency_errors(light_of_kind(LightKind::radiance), options).total());
    EXPECT_TRUE(efficiency_errors(light_of_kind(LightKind::flux), options).total());
    options.area_error = 0;
    EXPECT_NEAR(
        *estimate_of(described(LightKind::radiance, options), "largest_efficiency").standard_error,
        0.8, 0.01);
}

// 0.1 % of a detector's offset from 400 to 900 nm under the spectrum, which is not the light's
TEST(Led, AnOffsetOfTheSpectrumIsInEveryErrorOfIt) {
    const auto with_offset = [](LightKind kind, double share) {
        LedLight light{kind, {}};
        for (double nm = 400; nm <= 900; ++nm) {
            light.power.wavelengths.push_back(nm * 1e-9);
            const double distance = (nm - 691) / 33;
            light.power.values.push_back(std::exp(-4 * std::log(2.0) * distance * distance) +
                                         share);
        }
        return light;
    };
    LedOptions options;
    options.calibration_error = options.area_error = 0;
    options.wavelength_error = 0;
    for (const LightKind kind : {LightKind::radiance, LightKind::luminance}) {
        const double wrong = radiance_per_signal(with_offset(kind, 1e-3)) *
                             optics::photon_current_density(1, {with_offset(kind, 1e-3).power, 1}),
                     right = radiance_per_signal(with_offset(kind, 0)) *
                             optics::photon_current_density(1, {with_offset(kind, 0).power, 1});
        EXPECT_NEAR(efficiency_errors(with_offset(kind, 1e-3), options).total().value(),
                    std::abs(right / wrong - 1), 1e-6);
        EXPECT_LT(efficiency_errors(with_offset(kind, 0), options).total().value(), 1e-9);
    }
    const InstrumentFile file = device("radiance", "W/(sr m2)", 1, 1e-6);
    const Analysis offset = describe(analyse(file, with_offset({}, 1e-3), options));
    for (const char* id : {"efficacy", "candela_per_ampere", "lumen_per_watt", "most_luminance"}) {
        EXPECT_THROW((void)estimate_of(offset, id), std::out_of_range) << id;
    }
    EXPECT_THAT(offset.warnings, testing::Contains(testing::HasSubstr("detector's offset")));
    const Analysis slight = describe(analyse(file, with_offset({}, 1e-5), options));
    const Estimate& efficacy = estimate_of(slight, "efficacy");
    EXPECT_NEAR(efficacy.value - *efficacy.standard_error,
                optics::luminous_efficacy(with_offset({}, 0).power), 1e-4);
}

TEST(Led, ATurnOnThatIsNotReachedSaysWhy) {
    LedOptions options;
    options.onsets = {{1e9, false}, {1e-9, false}};
    const auto result =
        analyse(device("radiance", "W/(sr m2)", 1, 1e-5), light_of_kind({}), options);
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("does not reach")));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("first stands above")));
    EXPECT_TRUE(std::isnan(analysis.tables[0].columns[3].numbers[0]));
}

TEST(Led, EfficiencyOfTheFileIsComparedWithLightOverCurrent) {
    InstrumentFile file = device("radiance", "W/(sr m2)", 1, 1e-6);
    Column stated{"EQE", "%", {}};
    for (const double voltage : file.tables[0].columns[0].values) {
        stated.values.push_back(100 * 1.1 * efficiency_at(voltage));
    }
    file.tables[0].columns.push_back(stated);
    const auto result = analyse(file, light_of_kind({}));
    ASSERT_TRUE(result.inconsistency);
    EXPECT_NEAR(*result.inconsistency, 0.1, 0.03);
    EXPECT_THAT(describe(result).warnings, testing::Contains(testing::HasSubstr("own EQE")));
}

TEST(Led, UpAndDownAreComparedByName) {
    InstrumentFile file = device("radiance", "W/(sr m2)", 1, 1e-6, 0.02);
    auto& columns = file.tables[0].columns;
    const std::size_t rows = columns[0].values.size();
    for (std::size_t i = rows - 1; i-- > 0;) {
        for (auto& column : columns) column.values.push_back(column.values[i]);
        columns[2].values.back() *= 0.9;
    }
    const auto result = analyse(file, light_of_kind({}));
    ASSERT_EQ(result.sweeps.size(), 2U);
    ASSERT_EQ(result.hysteresis.size(), 1U);
    EXPECT_NEAR(result.hysteresis.front().efficiency, 1 - 1 / 0.9, 1e-4);
    ASSERT_TRUE(result.hysteresis.front().turn_on);
    EXPECT_GT(*result.hysteresis.front().turn_on, 0);  // less light: on later
    EXPECT_EQ(describe(result).tables.back().id, "hysteresis");
}

TEST(Led, DescriptionNamesItsDefinitions) {
    const auto result = analyse(device("radiance", "W/(sr m2)", 1, 1e-5), light_of_kind({}));
    const Analysis analysis = describe(result);
    const Estimate& largest = estimate_of(analysis, "largest_efficiency");
    EXPECT_NEAR(largest.value, 20, 0.1);
    EXPECT_THAT(largest.definition, testing::HasSubstr("Lambertian assumed"));
    EXPECT_GE(analysis.plots.size(), 4U);
}

TEST(Led, RefusesWhatCannotBeAnswered) {
    EXPECT_THROW(led_sweeps_of(device("colour", "", 1, 0)), InputError);
    InstrumentFile both = device("radiance", "W/(sr m2)", 1, 0);
    both.tables[0].columns.push_back({"luminance", "cd/m2", both.tables[0].columns[2].values});
    EXPECT_THROW(led_sweeps_of(both), InputError);
    EXPECT_EQ(led_sweeps_of(both, {}, LightKind::luminance).kind, LightKind::luminance);
    LedLight light = light_of_kind(LightKind::photocurrent);
    light.photodiode.responsivity = {{300e-9, 600e-9}, {0.1, 0.2}};
    EXPECT_THROW(radiance_per_signal(light), InputError);
    light.photodiode.distance = 0;
    EXPECT_THROW(light.validate(), InputError);
    LedOptions options;
    options.least_snr = 0;
    EXPECT_THROW(options.validate(), InputError);
}
