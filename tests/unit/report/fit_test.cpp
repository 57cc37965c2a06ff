// A fit's results as JSON and CSV.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "anchorite/base/json.hpp"
#include "anchorite/report/fit_write.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

namespace {

device::FitResult example() {
    device::FitResult result;
    result.parameters = {
        {{"mobility", Dimension::mobility, 1e-8, {1e-10, 1e-6}, true, "cm2/(V s)"},
         2e-8,
         {1.5e-8, 2.5e-8},
         0.1,
         false},
        {{"permittivity", Dimension::number, 5, {1, 9}, false, ""},
         9,
         {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()},
         std::numeric_limits<double>::infinity(),
         true}};
    result.correlation = Eigen::MatrixXd::Identity(2, 2);
    result.correlation(0, 1) = result.correlation(1, 0) = std::numeric_limits<double>::quiet_NaN();
    device::FitCurve curve{"J", device::Measured::current, 0, {}, {100, 200}, {1, 2}, true, 1};
    curve.grid.at = {1, 2};
    result.curves = {{curve, {110, 190}, {10, -5}, 125, 0.1}};
    result.known_errors = true;
    result.chi_square = 125;
    result.termination = Termination::converged;
    return result;
}

}  // namespace

TEST(FitReport, JsonHasUnitsAndNoInfinity) {
    const auto document = report::fit_json(example(), {});
    EXPECT_NO_THROW(json_text(document));
    const auto& first = document["parameters"][0];
    EXPECT_EQ(first["unit"], "cm2/(V s)");
    EXPECT_DOUBLE_EQ(first["value"], 2e-4);
    EXPECT_DOUBLE_EQ(first["high"], 2.5e-4);
    EXPECT_DOUBLE_EQ(first["standard_error_of_ln"], 0.1);
    EXPECT_TRUE(document["parameters"][1]["high"].is_null());
    EXPECT_TRUE(document["parameters"][1]["at_bound"]);
    EXPECT_TRUE(document["correlation"][0][1].is_null());
    const auto& point = document["curves"][0]["points"][1];
    EXPECT_DOUBLE_EQ(point["voltage_V"], 2);
    EXPECT_DOUBLE_EQ(point["measured"], 20) << "mA/cm2";
    EXPECT_DOUBLE_EQ(point["error"], 0.2);
    EXPECT_EQ(document["curves"][0]["unit"], "mA_per_cm2");
}

TEST(FitReport, TablesHaveUnitsInTheirTitles) {
    const auto files = report::fit_csv(example());
    ASSERT_EQ(files.size(), 3U);
    EXPECT_THAT(files[0].text, testing::HasSubstr("mobility,0.0002,0.00015,0.00025,cm2/(V s),no"));
    EXPECT_THAT(files[0].text, testing::HasSubstr("permittivity,9,,,,yes"));
    EXPECT_THAT(files[2].text, testing::HasSubstr("voltage_V,measured_mA_per_cm2,model_mA_per_cm2,"
                                                  "error_mA_per_cm2,residual\n1,10,11,0.1,10\n"));
}

TEST(FitReport, WritesAllFiles) {
    const test::TemporaryFolder folder;
    const auto path = report::write_fit(example(), {}, folder / "out");
    EXPECT_EQ(path, folder / "out" / "fit.html");
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "fit.json"));
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "curve_1.csv"));
}

TEST(FitReport, PageShowsCurvesResidualsAndIntervals) {
    const auto analysis = report::fit_analysis(example(), {});
    ASSERT_EQ(analysis.plots.size(), 2U);
    EXPECT_EQ(analysis.plots[0].curves[0].y, (std::vector<double>{10, 20})) << "mA/cm2";
    EXPECT_EQ(analysis.plots[0].curves[1].y, (std::vector<double>{11, 19}));
    EXPECT_EQ(analysis.plots[1].id, "curve_1_residual");
    EXPECT_EQ(analysis.plots[1].curves[0].y, (std::vector<double>{10, -5}));
    const auto& mobility = measurement::estimate_of(analysis, "mobility");
    ASSERT_TRUE(mobility.interval);
    EXPECT_DOUBLE_EQ(mobility.interval->high, 2.5e-4);
    const auto& permittivity = measurement::estimate_of(analysis, "permittivity");
    EXPECT_FALSE(permittivity.interval);
    EXPECT_THAT(permittivity.no_error, testing::HasSubstr("do not determine"));
    EXPECT_THAT(permittivity.definition, testing::HasSubstr("at a bound"));
}
