#include "anchorite/measurement/light/jv.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/sweep.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// J = -200 + 2 (exp(V/0.2) - 1) A/m², on a grid of 10 mV.
DataTable diode(bool falling, double scale = 1) {
    DataTable table{"pixel", {{"Voltage", "V", {}}, {"J", "mA/cm2", {}}}};
    for (int i = -10; i <= 110; ++i) {
        const double voltage = 0.01 * (falling ? 100 - i : i);
        table.columns[0].values.push_back(voltage);
        table.columns[1].values.push_back(0.1 * scale * (-200 + 2 * (std::exp(voltage / 0.2) - 1)));
    }
    return table;
}

InstrumentFile file_of(std::vector<DataTable> tables) {
    InstrumentFile file;
    file.tables = std::move(tables);
    return file;
}

}  // namespace

TEST(Jv, FiguresOfADiodeInClosedForm) {
    const auto result = analyse_jv(sweeps_of(file_of({diode(false)})));
    const JvFigures& figures = result.figures.front();
    EXPECT_NEAR(*figures.short_circuit, -200, 1e-9);
    EXPECT_NEAR(*figures.open_circuit, 0.2 * std::log(101), 2e-4);  // the line's sag over 10 mV
    EXPECT_NEAR(*figures.efficiency, *figures.power / 1000, 1e-12);
    EXPECT_NEAR(*figures.fill_factor, *figures.power / (200 * *figures.open_circuit), 1e-12);
    EXPECT_EQ(figures.zero_crossings, 1U);
}

TEST(Jv, DirectionComesFromTheNameOrTheOrder) {
    DataTable named = diode(true);
    named.name = "c_for";
    const auto sweeps = sweeps_of(file_of({diode(true), named}));
    EXPECT_EQ(sweeps[0].direction, SweepDirection::falling);
    EXPECT_FALSE(sweeps[0].direction_by_name);
    EXPECT_EQ(sweeps[1].direction, SweepDirection::rising);
    EXPECT_TRUE(std::ranges::is_sorted(sweeps[1].voltage));
}

TEST(Jv, UpAndDownInOneTableAreTwoSweepsWithHysteresis) {
    DataTable both = diode(false);
    const DataTable down = diode(true, 1.1);
    for (std::size_t c = 0; c < 2; ++c) {
        auto& values = both.columns[c].values;
        values.insert(values.end(), down.columns[c].values.begin(), down.columns[c].values.end());
    }
    both.columns[0].values[121] = 1.0999;  // meters repeat the turning point a little off
    const auto result = analyse_jv(sweeps_of(file_of({both})));
    ASSERT_EQ(result.sweeps.size(), 2U);
    ASSERT_EQ(result.hysteresis.size(), 1U);
    EXPECT_NEAR(result.hysteresis.front().power_index, 0.1 / 1.1, 1e-9);
    EXPECT_NEAR(result.hysteresis.front().area_index, 0.1 / 1.1, 1e-6);
}

TEST(Jv, TurningPointRecordedTwiceBelongsToBothSweeps) {
    for (const bool falls_first : {false, true}) {
        DataTable both = diode(falls_first);
        DataTable back = diode(!falls_first, 1.1);
        for (std::size_t c = 0; c < 2; ++c) {
            auto& values = both.columns[c].values;
            back.columns[0].values.front() = both.columns[0].values[120];
            values.insert(values.end(), back.columns[c].values.begin(),
                          back.columns[c].values.end());
        }
        ASSERT_EQ(both.columns[0].values[120], both.columns[0].values[121]);
        const auto result = analyse_jv(sweeps_of(file_of({both})));
        ASSERT_EQ(result.sweeps.size(), 2U);
        EXPECT_EQ(result.sweeps[0].voltage.size(), 121U);
        EXPECT_EQ(result.sweeps[1].voltage.size(), 121U);
        EXPECT_NE(result.sweeps[0].direction, result.sweeps[1].direction);
        ASSERT_EQ(result.hysteresis.size(), 1U);
        EXPECT_NEAR(result.hysteresis.front().power_index, falls_first ? -0.1 : 0.1 / 1.1, 1e-9);
    }
}

TEST(Jv, ATwiceRecordedVoltageThatIsNoTurnIsRefused) {
    EXPECT_THROW(
        sweeps_of(file_of({{"x", {{"V", "V", {0, 1, 2, 2, 3}}, {"J", "A/m2", {0, 1, 2, 3, 4}}}}})),
        InputError);
}

TEST(Jv, CurrentsNeedAnArea) {
    DataTable table = diode(false);
    table.columns[1] = {"Current", "mA", table.columns[1].values};
    EXPECT_THROW(sweeps_of(file_of({table})), InputError);
    const auto sweeps = sweeps_of(file_of({table}), 1e-4);
    EXPECT_NEAR(*on_line(sweeps[0].voltage, sweeps[0].current, 0), -200, 1e-9);
    InstrumentFile file = file_of({table});
    file.header = {{"active area [cm2]:", "1.00\t1.00"}};
    EXPECT_NEAR(*area_in_header(file), 1e-4, 1e-18);
    EXPECT_NEAR(sweeps_of(file)[0].current[20], sweeps[0].current[20], 1e-9);
}

TEST(Jv, HeaderThatContradictsItsPointsIsWarnedOf) {
    DataTable table = diode(false);
    table.header = {{"J_sc [mA/cm2]:", "-20.000"}, {"V_oc [V]:", "0.8"}, {"Efficiency :", "nan"}};
    const auto result = analyse_jv(sweeps_of(file_of({table})));
    ASSERT_EQ(result.contradictions.size(), 1U);
    EXPECT_EQ(result.contradictions.front().key, "V_oc [V]:");
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("V_oc [V]: = 0.8")));
    EXPECT_NEAR(estimate_of(analysis, "short_circuit_current").value, -20, 1e-9);
}

TEST(Jv, HeaderIsReadInItsOwnUnits) {
    const double factor = *analyse_jv(sweeps_of(file_of({diode(false)}))).figures[0].fill_factor;
    struct Case {
        const char* key;
        double stated;
        std::optional<double> recomputed;  ///< none: no contradiction
    };
    for (const auto& [key, stated, recomputed] :
         {Case{"Fill factor:", factor, {}}, Case{"Fill factor:", 100 * factor, {}},
          Case{"Fill factor [pct.]:", 100 * factor, {}}, Case{"Fill factor [-]:", factor, {}},
          Case{"Fill factor [%]:", factor, 100 * factor}, Case{"Fill factor [-]:", 0.9, factor},
          Case{"Fill factor:", 0.9, factor}, Case{"Fill factor:", 90, 100 * factor},
          Case{"J_sc [mA/cm2]:", 20, {}}, Case{"J_sc [A/m2]:", -200, {}},
          Case{"J_sc [mA/cm2]:", 25, 20}, Case{"J_sc [furlongs]:", 25, {}},
          Case{"J_sc:", 25, {}}}) {
        DataTable table = diode(false);
        table.header = {{key, fmt::format("{:.9g}", stated)}};
        const auto found = analyse_jv(sweeps_of(file_of({table}))).contradictions;
        ASSERT_EQ(found.size(), recomputed ? 1U : 0U) << key << ' ' << stated;
        if (recomputed) {
            EXPECT_NEAR(found[0].recomputed, *recomputed, 1e-9) << key;
        }
    }
}

TEST(Jv, DarkSweepGivesNoPowerAndSaysSo) {
    DataTable dark = diode(false);
    for (double& value : dark.columns[1].values) value += 20;
    const Analysis analysis = describe(analyse_jv(sweeps_of(file_of({dark}))));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("no power")));
    EXPECT_THROW((void)estimate_of(analysis, "efficiency"), std::out_of_range);
}

TEST(Jv, ForwardBiasOfADiodeIsNoPower) {
    // Shifted by a meter's offset: J_sc > 0 and V_oc < 0, so that J V > 0 all through forward bias.
    DataTable dark = diode(false);
    for (double& value : dark.columns[1].values) value += 20.05;
    const auto offset = analyse_jv(sweeps_of(file_of({dark})));
    const JvFigures& figures = offset.figures.front();
    EXPECT_GT(*figures.short_circuit, 0);
    EXPECT_LT(*figures.open_circuit, 0);
    EXPECT_FALSE(figures.power || figures.efficiency || figures.fill_factor);
    EXPECT_FALSE(best_of(offset));
    EXPECT_THAT(describe(offset).summary, testing::HasSubstr("gives no power"));
    // A sweep that never reaches J = 0 has no V_oc to lie below.
    DataTable early = diode(false);
    for (auto& column : early.columns) column.values.resize(60);
    EXPECT_FALSE(jv_figures(sweeps_of(file_of({early})).front()).power);
}

TEST(Jv, TheBestSweepIsOneThatGivesPower) {
    DataTable light = diode(false), wrong = diode(false), down = diode(true);
    light.name = "light";
    wrong.name = "shunted", down.name = "shunted down";
    for (DataTable* table : {&wrong, &down}) {
        for (double& value : table->columns[1].values) value += 30;  // J > 0 at every voltage
    }
    const auto result = analyse_jv(sweeps_of(file_of({wrong, down, light})));
    EXPECT_EQ(best_of(result), 2U);
    EXPECT_TRUE(result.hysteresis.empty());
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.summary, testing::HasSubstr("3 sweeps, of which 1 give power"));
    EXPECT_NEAR(estimate_of(analysis, "short_circuit_current").value, -20, 1e-9);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("shunted gives no power")));
    const auto& efficiency = analysis.tables[0].columns[6];
    ASSERT_EQ(efficiency.numbers.size(), 3U);
    EXPECT_TRUE(std::isnan(efficiency.numbers[0]));
    EXPECT_GT(efficiency.numbers[2], 0);
}

TEST(Jv, ASweepThatIsCalledDarkHasNoEfficiency) {
    DataTable leaking = diode(false, 1e-3);
    leaking.name = "a_Forward_Dark";
    const auto result = analyse_jv(sweeps_of(file_of({leaking})));
    EXPECT_TRUE(result.sweeps.front().dark_by_name);
    EXPECT_FALSE(result.figures.front().efficiency);
    EXPECT_TRUE(result.figures.front().open_circuit);
    EXPECT_THAT(describe(result).warnings, testing::Contains(testing::HasSubstr("calls it dark")));
    leaking.name = "darkened sample";
    EXPECT_FALSE(sweeps_of(file_of({leaking})).front().dark_by_name);
}

TEST(Jv, RefusesWhatIsNoSweep) {
    EXPECT_THROW(sweeps_of(file_of({})), InputError);
    EXPECT_THROW(sweeps_of(file_of({{"x", {{"V", "V", {0, 1}}, {"J", "A/m2", {0, 1}}}}})),
                 InputError);
    EXPECT_THROW(
        sweeps_of(file_of({{"x", {{"V", "V", {0, 1, 1, 2}}, {"J", "A/m2", {0, 1, 2, 3}}}}})),
        InputError);
    EXPECT_THROW(jv_figures(Sweep{}, {0}), InputError);
}
