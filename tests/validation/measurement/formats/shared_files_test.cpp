/// What is in files that instruments and programs of others wrote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "shared_data.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::HasSubstr;

namespace {

/// What a file must hold in its first table.
struct Expected {
    const char* path;
    const char* format;
    std::size_t tables, columns, rows;
    double first_x, first_y;  ///< first two columns, first row
    double last_x, last_y;    ///< first and last columns, last row
    const char* unit_x;
    const char* unit_y;  ///< of the second column
};

class SharedFile : public testing::TestWithParam<Expected> {};

}  // namespace

TEST_P(SharedFile, HoldsWhatItsTextShows) {
    const Expected& want = GetParam();
    SHARED_FILE(path, want.path);
    const InstrumentFile file = read_instrument_file(path);
    EXPECT_EQ(file.format, want.format);
    ASSERT_EQ(file.tables.size(), want.tables);
    const DataTable& table = file.tables.front();
    std::printf("%s: asked %zu x %zu, measured %zu x %zu\n", want.path, want.rows, want.columns,
                table.rows(), table.columns.size());
    ASSERT_EQ(table.columns.size(), want.columns);
    ASSERT_EQ(table.rows(), want.rows);
    EXPECT_EQ(table.columns[0].values.front(), want.first_x);
    EXPECT_EQ(table.columns[1].values.front(), want.first_y);
    EXPECT_EQ(table.columns[0].values.back(), want.last_x);
    EXPECT_EQ(table.columns.back().values.back(), want.last_y);
    EXPECT_EQ(table.columns[0].unit, want.unit_x);
    EXPECT_EQ(table.columns[1].unit, want.unit_y);
}

INSTANTIATE_TEST_SUITE_P(
    Files, SharedFile,
    testing::ValuesIn(std::to_array<Expected>({
        {"jv_eqe/Photopic_response.txt", "text", 1, 2, 401, 400, 3.96E-4, 800, 3.7E-6, "", ""},
        {"jv_eqe/Responsivity_PD.txt", "text", 1, 2, 401, 400, 0.193, 800, 0.601, "", ""},
        {"jv_eqe/cie_reference_400-800.txt", "text", 1, 5, 401, 400, 3.96E-4, 800, 0, "", ""},
        {"jv_eqe/pattern.txt", "text", 1, 2, 19, 0, 1, 90, 0, "", ""},
        {"jv_eqe/spectrum.txt", "text", 1, 2, 191, 450, 0.001930454, 640, 0.006329715, "", ""},
        {"plqy_absolute/MS5_Al2O3_calibrated_PL.csv", "text", 1, 2, 1023, 496.15106,
         236891420362376.84, 920.49084, 963993713153070.6, "nm", "1/[s m2 nm]"},
        {"plqy_de_mello/A_qy.txt", "text", 1, 2, 1, 0.64597, 0.93467, 0.64597, 0.93467, "", ""},
        {"plqy_de_mello/CF.txt", "text", 1, 2, 64, 220, -630.11476, 850, 1040.59163, "", ""},
        {"plqy_de_mello/run1/A1.txt", "text", 1, 2, 21, 315, 585.37868, 335, 484.35771, "", ""},
        {"plqy_de_mello/run1/B1.txt", "text", 1, 2, 21, 315, 531.90659, 335, 710.25564, "", ""},
        {"plqy_de_mello/run1/B2.txt", "text", 1, 2, 302, 400, 34.38044, 720, 272.26934, "", ""},
        {"plqy_de_mello/run1/C1.txt", "text", 1, 2, 21, 315, 399.63352, 335, 126.17722, "", ""},
        {"plqy_de_mello/run1/C2.txt", "text", 1, 2, 302, 400, 93.47182, 720, -315.83244, "", ""},
        {"plqy_de_mello/run2/A1.txt", "text", 1, 2, 21, 315, 281.43206, 335, 386.67212, "", ""},
        {"plqy_de_mello/run2/B1.txt", "text", 1, 2, 21, 315, 605.07892, 335, 966.68031, "", ""},
        {"plqy_de_mello/run2/B2.txt", "text", 1, 2, 302, 400, 90.24865, 720, -402.95863, "", ""},
        {"plqy_de_mello/run2/C1.txt", "text", 1, 2, 21, 315, 334.90415, 335, 323.58351, "", ""},
        {"plqy_de_mello/run2/C2.txt", "text", 1, 2, 302, 400, 203.05947, 720, 1764.30535, "", ""},
        {"plqy_de_mello/run3/A1.txt", "text", 1, 2, 21, 315, 363.04735, 335, 567.79749, "", ""},
        {"plqy_de_mello/run3/B1.txt", "text", 1, 2, 21, 315, 486.87746, 335, 352.07514, "", ""},
        {"plqy_de_mello/run3/B2.txt", "text", 1, 2, 302, 400, 105.2901, 720, 0, "", ""},
        {"plqy_de_mello/run3/C1.txt", "text", 1, 2, 21, 315, 25.32889, 335, 588.14865, "", ""},
        {"plqy_de_mello/run3/C2.txt", "text", 1, 2, 302, 400, 15.04144, 720, 936.60654, "", ""},
        {"plqy_de_mello/run1/QY.txt", "text", 1, 2, 1, 0.64594, 0.93412, 0.64594, 0.93412, "", ""},
        {"plqy_de_mello/run2/QY.txt", "text", 1, 2, 1, 0.64879, 0.90867, 0.64879, 0.90867, "", ""},
        {"sclc/test2.dat", "simsalabim", 1, 3, 50, 0.01, 25.495859, 100, 2.007657E8, "V", "A/m2"},
        {"sclc/test4.dat", "simsalabim", 1, 4, 50, 0.01, 23.944689, 100, 2.738E7, "V", "A/m2"},
        {"spectra_el_pl/HZB_AlFl_20231009_Solarcells-Batch-2-varyHTL_1_0.pl.csv", "edinburgh", 1, 2,
         451, 450.00, 5.52895813E+2, 900.00, 5.72166260E+2, "nm", "Counts"},
        {"spectra_el_pl/OO_comma.txt", "ocean", 1, 2, 2048, 178.23, 401.471, 884.34, 25.222, "nm",
         ""},
        {"spectra_el_pl/OceanView.txt", "ocean", 1, 2, 2389, 1.8792E2, 18.995E0, 21.165E2, 4.6991E0,
         "nm", ""},
        {"spectra_el_pl/Run 2 FL emission.csv", "text", 1, 15, 181, 420, 22.31990623, 600,
         27.84110832, "nm", ""},
        {"trpl/07-Si6505_10kHz-ND1-0.40uW-300s.trpl.dat", "picoquant-text", 1, 2, 32768, 0, 0,
         32767, 1, "ns", "counts"},
        {"trpl/M0-FAPI3Q6-Spot2_5400s_10kHz_ND1_210cps_0.0209011uW.trpl.dat", "text", 1, 2, 32768,
         0.0, 5.0, 32767000.0, 7.0, "ps", "#"},
        {"trpl/Atto550_DNA.txt", "horiba", 1, 2, 4096, 0, 0, 4095 * 2.743484E-02, 0, "ns",
         "counts"},
        {"trpl/irf.txt", "horiba", 1, 2, 4096, 0, 0, 4095 * 2.743484E-02, 0, "ns", "counts"},
        {"trpl/brenes.txt", "text", 1, 6, 1001, 0.000000000000000000e+00, 1.011507351922530384e+00,
         2.000000000000000000e+04, 6.614468058472836032e-03, "", ""},
        {"trpl/CD0_final.csv", "text", 1, 3, 9655, 0, 23063.32392, 9.54, 0.059886062, "", ""},
        {"trpl/irf_520nm.csv", "text", 1, 2, 481, -2, -31.87149533, 10, 71.12850467, "", ""},
        {"trpl/irf_745nm.csv", "text", 1, 2, 2081, -2, -3.973024136, 50, 51.02697586, "", ""},
        {"xrd/BT86_.UXD", "uxd", 1, 2, 2374, 3.000, 187, 40.00, 269, "deg", "counts"},
        {"xrd/MG1-Cu2O-28_bg_subtracted.xy", "powdll", 1, 2, 3449, 10, 0, 70.0050142705441, 0,
         "deg", ""},
    })));

TEST(SharedFiles, TimeStampsOfATrackingAreSeconds) {
    SHARED_FILE(path, "lifetime/MPPT_sample_0_pixel_0.mppt.csv");
    const DataTable table = read_instrument_file(path).tables.at(0);
    ASSERT_EQ(table.columns.size(), 11U);
    EXPECT_EQ(table.rows(), 1810U);
    EXPECT_EQ(table.columns[0].unit, "s");
    // The file has the same seconds in its column Duration_s.
    EXPECT_EQ(table.columns[9].name, "Duration_s");
    EXPECT_EQ(table.columns[0].values, table.columns[9].values);
}

TEST(SharedFiles, PeaksOfQuantumDotsAreATableForEachRun) {
    SHARED_FILE(path, "spectra_el_pl/CdSe_QD_Radii_AllRuns_Emi.csv");
    const InstrumentFile file = read_instrument_file(path);
    ASSERT_EQ(file.tables.size(), 8U);
    EXPECT_EQ(file.tables[0].name, "Run 2");
    EXPECT_EQ(file.tables[0].rows(), 18U);
    EXPECT_EQ(file.tables[0].columns[0].values[0], 512.3070029594222);
    EXPECT_EQ(file.tables[7].name, "Run 9");
    EXPECT_EQ(file.tables[7].columns[2].values.back(), 2.4615881336870173);
}

TEST(SharedFiles, MapsHaveTheirWavelengthsAlongX) {
    SHARED_FILE(path, "ta/demo_data_Hippius_etal_JPCC2007_111_13988_Figs5_9.ascii");
    const DataMap map = read_instrument_file(path).maps.at(0);
    ASSERT_EQ(map.y.values.size(), 335U);
    EXPECT_EQ(map.y.values.front(), -0.00095);
    EXPECT_EQ(map.x.values.size(), 346U);
    EXPECT_EQ(map.values.values.size(), 346U * 335U);
    EXPECT_EQ(map.values.values.back(), -0.00319);
    SHARED_FILE(simulated, "ta/simData01.ascii");
    const DataMap other = read_instrument_file(simulated).maps.at(0);
    EXPECT_EQ(other.x.values.size(), 41U);
    EXPECT_EQ(other.x.values.back(), 600);
    EXPECT_EQ(other.y.values.size(), 81U);
    EXPECT_EQ(other.values.values.front(), 0.258048030085215);
    EXPECT_EQ(other.values.values[1], 0.33281755727529);
}

TEST(SharedFiles, ParametersOfAFitAreATableWithWordsInItsHeader) {
    SHARED_FILE(path, "ta/hippius_result_optimized_parameters.csv");
    const DataTable table = read_instrument_file(path).tables.at(0);
    EXPECT_EQ(table.rows(), 20U);
    EXPECT_EQ(table.columns[0].name, "value");
    EXPECT_EQ(table.columns[0].values[5], 0.1600046908838398);
    EXPECT_EQ(table.header.at(0).key, "label");
    EXPECT_THAT(table.header[0].value, HasSubstr("b.1; b.2; rates.k1sum"));
}

TEST(SharedFiles, WhatIsNoMeasurementIsRefusedWithAReason) {
    const std::vector<std::pair<const char*, const char*>> others{
        {"plqy_absolute/MS5_Al2O3_calibrated_PL.json", "JSON"},
        {"xrd/RbNb2O5F.pcr", "FullProf"},
        {"xrd/RbNb2O5F.cif", "CIF"},
        {"xrd/CsPb_I3.cif", "CIF"},
        {"ta/hippius_result_model.yml", "does not end in a table"},
        {"ta/hippius_result_result.md", "does not end in a table"},
        {"ta/kinFitSummary.txt", "does not end in a table"},
        {"ta/specTempFitSummary.txt", "does not end in a table"},
        {"ta/kin_params.yml", "does not end in a table"},
        {"ta/simData01.R", "does not end in a table"},
        {"sclc/test2_L1_parameters.txt", "does not end in a table"},
        {"sclc/test2_simulation_setup.txt", "does not end in a table"},
        {"sclc/tests.md", "does not end in a table"}};
    for (const auto& [name, reason] : others) {
        SHARED_FILE(path, name);
        try {
            (void)read_instrument_file(path);
            ADD_FAILURE() << name << " was read";
        } catch (const InputError& error) {
            EXPECT_THAT(error.what(), HasSubstr(reason)) << name;
        }
    }
}
