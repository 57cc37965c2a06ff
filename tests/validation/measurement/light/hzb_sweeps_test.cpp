// Six sweeps of perovskite solar cells with the values that the instrument's own program derived:
// github.com/nomad-hzb/nomad-hysprint, Apache-2.0 (data/SOURCES.md).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <sstream>

#include "anchorite/base/text_file.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/measurement/light/jv.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> out;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');) out.push_back(field);
    return out;
}

/// The file by its layout, so that this test rests on nothing but the numbers.
InstrumentFile read_hzb() {
    std::istringstream text(
        read_text_file(ANCHORITE_TEST_DATA "/measurement/light/hzb_six_sweeps.jv.txt"));
    InstrumentFile file;
    bool points = false;
    for (std::string line; std::getline(text, line);) {
        const auto cells = fields(line);
        if (line.starts_with("Parameter")) {
            for (std::size_t i = 1; i < 7; ++i) {
                file.tables.push_back({cells[i], {{"Voltage", "V", {}}, {cells[i], "mA/cm2", {}}}});
            }
        } else if (line.starts_with("[V]")) {
            points = true;
        } else if (cells.size() >= 7 && points) {
            for (std::size_t i = 0; i < 6; ++i) {
                file.tables[i].columns[0].values.push_back(std::stod(cells[0]));
                file.tables[i].columns[1].values.push_back(std::stod(cells[i + 1]));
            }
        } else if (cells.size() >= 7 && !file.tables.empty() && cells[0] != "Voltage") {
            for (std::size_t i = 0; i < 6; ++i) {
                file.tables[i].header.push_back({cells[0], cells[i + 1]});
            }
        }
    }
    return file;
}

double stated(const Sweep& sweep, const std::string& key) {
    for (const auto& entry : sweep.header) {
        if (entry.key.starts_with(key)) return std::stod(entry.value);
    }
    return std::nan("");
}

}  // namespace

TEST(HzbSweeps, DerivedValuesAreTheInstrumentsToThePrintedDigits) {
    const JvResult result = analyse_jv(sweeps_of(read_hzb()));
    ASSERT_EQ(result.sweeps.size(), 6U);
    // The points are printed to 1e-5 mA/cm2 (2.5e-7 of 20), the derived values to six decimals; the
    // fill factor, in percent, divides three of them.
    constexpr double current = 5.5e-6, voltage = 1e-6, percent = 3 * 2.5e-7 * 80;
    for (std::size_t i = 0; i < 6; ++i) {
        const Sweep& sweep = result.sweeps[i];
        const JvFigures& figures = result.figures[i];
        struct Row {
            const char* key;
            double measured;
            double tolerance;
        };
        for (const auto& [key, measured, tolerance] :
             {Row{"J_sc", 0.1 * *figures.short_circuit, current},
              Row{"V_oc", *figures.open_circuit, voltage},
              Row{"Fill", 100 * *figures.fill_factor, percent},
              Row{"P_MPP", 0.1 * *figures.power, current},
              Row{"J_MPP", 0.1 * figures.power_current, current},
              Row{"U_MPP", figures.power_voltage, voltage}}) {
            const double asked = stated(sweep, key);
            std::printf("%s %-6s asked %.6f measured %.6f\n", sweep.name.c_str(), key, asked,
                        measured);
            EXPECT_NEAR(measured, asked, tolerance) << sweep.name << " " << key;
        }
    }
}

TEST(HzbSweeps, EfficiencyRowContradictsThePowerAndIsReported) {
    const JvResult result = analyse_jv(sweeps_of(read_hzb()));
    ASSERT_EQ(result.contradictions.size(), 5U);  // 20.5 of c_for is 20.518, rounded
    const Contradiction& first = result.contradictions.front();
    std::printf("efficiency of %s: header %.1f, points %.2f\n", first.sweep.c_str(), first.stated,
                first.recomputed);
    EXPECT_EQ(first.stated, 20.2);
    EXPECT_NEAR(first.recomputed, 21.32, 0.005);
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("Efficiency")).Times(5));
    ASSERT_EQ(result.hysteresis.size(), 3U);
    EXPECT_NEAR(result.hysteresis[0].power_index, (21.321657 - 20.698082) / 21.321657, 1e-6);
}

TEST(HzbSweeps, TheReaderOfTextFilesGivesTheSame) {
    const std::string path = ANCHORITE_TEST_DATA "/measurement/light/hzb_six_sweeps.jv.txt";
    const JvResult read = analyse_jv(sweeps_of(read_instrument_file(path)));
    const JvResult local = analyse_jv(sweeps_of(read_hzb()));
    ASSERT_EQ(read.figures.size(), 6U);
    EXPECT_EQ(read.contradictions.size(), 5U);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(read.sweeps[i].name, local.sweeps[i].name);
        EXPECT_NEAR(*read.figures[i].power, *local.figures[i].power, 1e-9);
    }
}
