/// Files that instruments' programs exported (tests/data/measurement/formats).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::HasSubstr;

namespace {

InstrumentFile exported(const std::string& name) {
    return read_instrument_file(ANCHORITE_TEST_DATA "/measurement/formats/" + name);
}

std::string figure(const DataTable& table, std::string_view key) {
    const auto found = std::ranges::find(table.header, key, &HeaderEntry::key);
    return found == table.header.end() ? "none" : found->value;
}

}  // namespace

TEST(ExportedSweeps, FiguresOfHzbStandWithTheirSweeps) {
    const auto file = exported("../light/hzb_six_sweeps.jv.txt");
    ASSERT_EQ(file.format, "hzb-jv");
    ASSERT_EQ(file.tables.size(), 6U);
    EXPECT_EQ(file.tables[0].rows(), 73U);
    const DataTable& last = file.tables[5];
    std::printf("J_sc of f_for: asked -22.112372, measured %s\n",
                figure(last, "J_sc [mA/cm2]").c_str());
    EXPECT_EQ(last.name, "f_for");
    EXPECT_EQ(figure(last, "J_sc [mA/cm2]"), "-22.112372");
    EXPECT_EQ(figure(last, "Efficiency"), "20.3");
    EXPECT_EQ(figure(last, "R_par [Ohmcm2]"), "4.414420");
    EXPECT_EQ(figure(last, "active area [cm2]"), "0.160000");
    EXPECT_EQ(last.columns[0].values.front(), 1.25);
    EXPECT_EQ(last.columns[1].values.back(), -22.17339);
    EXPECT_EQ(last.columns[1].unit, "mA/cm2");
}

TEST(ExportedSweeps, SweepsOfHydirisAreApart) {
    const auto file = exported("jv/hydiris.txt");
    ASSERT_EQ(file.format, "hydiris-jv");
    ASSERT_EQ(file.tables.size(), 24U);
    EXPECT_EQ(file.find("SuSi Intensity (%)"), "104.3");
    const auto light = std::ranges::find(file.tables, "a_Forward_Light", &DataTable::name);
    ASSERT_NE(light, file.tables.end());
    EXPECT_EQ(light->rows(), 71U);
    EXPECT_EQ(figure(*light, "Voc(V)"), "0.3154858780324059");
    EXPECT_EQ(light->columns[0].values.front(), -0.20000000000000004);
    EXPECT_EQ(light->columns[1].values.front(), -4.383857708333333);
}

TEST(ExportedSweeps, PlainTablesKeepTheirHeader) {
    const auto sweep = exported("jv/pvcomb.txt");
    EXPECT_EQ(sweep.find("V_oc [V]"), "1.078086E+0");
    ASSERT_EQ(sweep.tables.at(0).columns.size(), 5U);
    EXPECT_EQ(sweep.tables[0].rows(), 161U);
    EXPECT_EQ(sweep.tables[0].columns[3].unit, "mA/cm2");
    const auto spectrum = exported("jv/luqy.txt");
    EXPECT_EQ(spectrum.find("LuQY (%)"), "1.5194");
    EXPECT_EQ(spectrum.tables.at(0).rows(), 1024U);
    EXPECT_EQ(spectrum.tables[0].columns[1].unit, "photons/(s cm² nm)");
}

TEST(ExportedSweeps, ATableBesideATableIsRefused) {
    try {
        exported("jv/eqe.txt");
        ADD_FAILURE() << "was read";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("does not have the columns of the rows below it"));
        EXPECT_EQ(error.where().line, 134U);
    }
}

TEST(ExportedSpectra, EdinburghHasEveryWavelength) {
    const auto file = exported("text/edinburgh.csv");
    EXPECT_EQ(file.format, "edinburgh");
    EXPECT_EQ(file.find("Detector"), "Ext Red PMT");
    const DataTable& table = file.tables.at(0);
    ASSERT_EQ(table.rows(), 451U);
    EXPECT_EQ(table.columns[0].unit, "nm");
    EXPECT_EQ(table.columns[1].name, "MAPI_2PACz_ITO_sample3_EmScan1");
    EXPECT_EQ(table.columns[1].values.front(), 552.895813);
    EXPECT_EQ(table.columns[1].values.back(), 572.16626);
}

TEST(ExportedDecays, TimeHarpHasEveryChannel) {
    const auto file = exported("text/timeharp.dat");
    EXPECT_EQ(file.format, "picoquant-text");
    const DataTable& table = file.tables.at(0);
    ASSERT_EQ(table.rows(), 32768U);
    EXPECT_EQ(table.columns[0].values[1], 1);
    EXPECT_EQ(table.columns[0].unit, "ns");
    const auto& counts = table.columns[1].values;
    EXPECT_EQ(*std::max_element(counts.begin(), counts.end()), 565);
}

TEST(ExportedDecays, HoribaHasItsCalibration) {
    const auto file = exported("../decay/Atto550_DNA.txt");
    EXPECT_EQ(file.format, "horiba");
    const DataTable& table = file.tables.at(0);
    ASSERT_EQ(table.rows(), 4096U);
    EXPECT_DOUBLE_EQ(table.columns[0].values[1], 2.743484e-2);
    const auto& counts = table.columns[1].values;
    EXPECT_EQ(*std::max_element(counts.begin(), counts.end()), 10000);
}

TEST(ExportedMaps, GlotaranHasWavelengthsAlongX) {
    const DataMap map = exported("../transient/simData01.ascii").maps.at(0);
    EXPECT_EQ(map.x.values.size(), 41U);
    EXPECT_EQ(map.y.values.size(), 81U);
    EXPECT_EQ(map.values.values[1], 0.33281755727529);
}

TEST(VamasFiles, RegularAndIrregularHoldTheSameSpectrum) {
    const auto regular = exported("vamas/regular.vms").tables.at(0).columns;
    const auto irregular = exported("vamas/irregular.vms").tables.at(0).columns;
    ASSERT_EQ(regular[0].values.size(), 1351U);
    ASSERT_EQ(irregular[0].values.size(), 1351U);
    EXPECT_EQ(irregular[0].name, "Kinetic Energy");
    EXPECT_EQ(irregular[0].unit, "eV");
    double largest = 0;
    for (std::size_t i = 0; i < 1351; ++i) {
        // Counts in 0.1 s against counts per second; the transmission is the same.
        largest = std::max(largest, std::abs(regular[1].values[i] / irregular[1].values[i] - 0.1));
        EXPECT_EQ(regular[2].values[i], irregular[2].values[i]);
    }
    std::printf("ratio of the intensities: asked 0.1, measured 0.1 within %.2g\n", largest);
    EXPECT_LT(largest, 1e-6);
}

TEST(VamasFiles, CommentsOfCasaAreKept) {
    const auto file = exported("vamas/feo_analyzed.vms");
    const DataTable& table = file.tables.at(0);
    EXPECT_EQ(table.rows(), 1121U);
    EXPECT_EQ(table.columns[0].values.front(), 736.61);
    EXPECT_EQ(table.columns[1].values.front(), 12516.9);
    const auto components = std::ranges::count_if(table.header, [](const HeaderEntry& entry) {
        return entry.key == "comment" && entry.value.starts_with("CASA comp");
    });
    std::printf("components of CasaXPS: asked 4, measured %td\n", components);
    EXPECT_EQ(components, 4);
    EXPECT_EQ(figure(table, "source energy [eV]"), "1486.61");
}
