#include "anchorite/measurement/composition/infrared.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

/// Absorbance of an internal band at 1440 and one at 1175 1/cm on a sloping baseline.
double absorbance(double nu, double height, double thickness) {
    const auto band = [&](double centre) { return std::exp(-std::pow((nu - centre) / 10, 2)); };
    return thickness * (0.4 * band(1440) + height * band(1175) + 0.05 + 1e-5 * nu);
}

InstrumentFile file_of(const std::string& name, double height, double thickness,
                       const std::string& ordinate, unsigned seed = 0) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, seed > 0 ? 1e-3 : 0);
    DataTable table{"", {{"wavenumber", "cm-1", {}}, {ordinate, "", {}}}};
    if (ordinate == "transmittance") table.columns[1].unit = "%";
    for (double nu = 1700; nu >= 1000; nu -= 1) {
        const double a = absorbance(nu, height, thickness) + noise(random);
        table.columns[0].values.push_back(nu);
        table.columns[1].values.push_back(ordinate == "transmittance" ? 100 * std::pow(10, -a) : a);
    }
    InstrumentFile file;
    file.path = name;
    file.tables = {table};
    return file;
}

InfraredOptions band_options() {
    InfraredOptions options;
    options.bands = {{1130, 1220, "P=O"}};
    options.internal = TraceWindow{1395, 1485, "ring"};
    options.noise = TraceWindow{1550, 1690};
    options.baseline = InfraredBaseline::anchors;
    options.anchors = {1050, 1300, 1600};
    return options;
}

TEST(Infrared, GivesOneAbsorbanceForBothOrdinates) {
    const InfraredOptions options = band_options();
    for (const char* ordinate : {"transmittance", "absorbance"}) {
        const auto result = analyse_infrared({file_of("a", 0.3, 1, ordinate)}, options);
        EXPECT_NEAR(result.bands[0][0].figures.area, 0.3 * 10 * std::sqrt(M_PI), 1e-6) << ordinate;
        EXPECT_NEAR(result.bands[0][0].ratio->value, 0.75, 1e-6) << ordinate;
        EXPECT_NEAR(result.bands[0][0].figures.position, 1175, 1e-6) << ordinate;
    }
}

TEST(Infrared, SeesABandWeakenWhateverTheThickness) {
    const auto result = analyse_infrared(
        {file_of("bare", 0.3, 1, "absorbance", 1), file_of("bound", 0.24, 1.7, "absorbance", 2)},
        band_options());
    ASSERT_EQ(result.changes.size(), 1U);
    EXPECT_NEAR(result.changes[0][0].value, -0.2, 4 * result.changes[0][0].error);
    EXPECT_LT(result.changes[0][0].error, 0.02);
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "change_1_file2").value, -20, 4);
    EXPECT_THAT(analysis.summary, HasSubstr("P=O, change"));
}

TEST(Infrared, IntervalsHoldTheTruth) {
    int inside = 0;
    constexpr int sets = 200;
    for (unsigned set = 0; set < sets; ++set) {
        const auto result = analyse_infrared({file_of("a", 0.3, 1, "absorbance", 100 + 2 * set),
                                              file_of("b", 0.24, 1.7, "absorbance", 101 + 2 * set)},
                                             band_options());
        const InfraredValue& change = result.changes[0][0];
        inside += std::abs(change.value + 0.2) <= 1.96 * change.error ? 1 : 0;
    }
    std::printf(
        "coverage of 95 %% intervals of a band's change, 200 pairs of spectra: asked 92 to "
        "98 %%, measured %.1f %%\n",
        100.0 * inside / sets);
    EXPECT_GE(inside, 0.92 * sets);
    EXPECT_LE(inside, 0.98 * sets);
}

TEST(Infrared, SaysThatAreasAloneAreNotComparable) {
    InfraredOptions options = band_options();
    options.internal.reset();
    const auto analysis = describe(analyse_infrared(
        {file_of("a", 0.3, 1, "absorbance", 3), file_of("b", 0.3, 1.5, "absorbance", 4)}, options));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("internal band")));
}

TEST(Infrared, CorrectsReflectionAsStated) {
    InfraredOptions options = band_options();
    options.baseline = InfraredBaseline::none;
    const DataTable table = file_of("a", 0.3, 1, "absorbance").tables[0];
    const auto plain = infrared_spectrum(table, options);
    options.attenuated_reflection = true;
    const auto corrected = infrared_spectrum(table, options);
    for (std::size_t i = 0; i < plain.raw.x.size(); i += 100) {
        EXPECT_NEAR(corrected.corrected.y[i], plain.corrected.y[i] * plain.raw.x[i] / 1000, 1e-12);
    }
}

TEST(RubberBand, StaysBelowAndTouches) {
    Trace trace;
    for (int i = 0; i <= 100; ++i) {
        trace.x.push_back(i);
        trace.y.push_back(0.01 * i + 5 * std::exp(-std::pow((i - 50) / 6.0, 2)));
    }
    const auto baseline = rubber_band(trace);
    for (std::size_t i = 0; i < baseline.size(); ++i) {
        EXPECT_LE(baseline[i], trace.y[i] + 1e-12);
        EXPECT_NEAR(baseline[i], 0.01 * static_cast<double>(i), 1e-6);
    }
}

TEST(Infrared, RefusesWhatMayBeReadTwoWays) {
    InfraredOptions options = band_options();
    InstrumentFile file = file_of("a", 0.3, 1, "signal");
    EXPECT_THROW(analyse_infrared({file}, options), InputError);
    options.ordinate = InfraredOrdinate::absorbance;
    EXPECT_NO_THROW(analyse_infrared({file}, options));
    EXPECT_THROW(analyse_infrared({file_of("a", 0.3, 1, "transmittance")}, options), InputError);
    file.tables[0].columns[0].name = "x";
    file.tables[0].columns[0].unit = "";
    EXPECT_THROW(analyse_infrared({file}, options), InputError);
    options.anchors = {100, 1600};
    EXPECT_THROW(analyse_infrared({file_of("a", 0.3, 1, "absorbance")}, options), InputError);
    options.anchors = {1600};
    EXPECT_THROW(options.validate(), InputError);
    EXPECT_THROW(InfraredOptions{}.validate(), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
