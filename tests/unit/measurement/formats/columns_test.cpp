#include "anchorite/measurement/formats/columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

const ColumnQuery voltage{"voltage", Dimension::voltage, {"voltage", "v", "bias"}, "V"};
const ColumnQuery density{"current density", Dimension::current_density, {"current density", "j"}};

DataTable sweep() {
    return {"sweep",
            {{"Bias (V)", "V", {0, 1}}, {"J", "mA/cm²", {1, 2}}, {"MPPT_P", "mW", {3, 4}}}};
}

std::string message_of(const auto& action) {
    try {
        action();
    } catch (const InputError& error) {
        return error.message();
    }
    return "";
}

}  // namespace

TEST(Columns, AreFoundByNameByWordAndByUnit) {
    EXPECT_EQ(find_column(sweep(), voltage).name, "Bias (V)");
    EXPECT_EQ(find_column(sweep(), density).name, "J");
    EXPECT_EQ(find_column(sweep(), {"power", Dimension::power, {"p"}}).name, "MPPT_P");
    EXPECT_EQ(find_column(sweep(), {"tracking", Dimension::power, {"mppt"}}).name, "MPPT_P");
    EXPECT_EQ(search_column(sweep(), {"time", Dimension::time, {"time", "t"}}), nullptr);
}

TEST(Columns, ConvertByBaseUnits) {
    EXPECT_THAT(column_in_si(find_column(sweep(), density), Dimension::current_density),
                testing::ElementsAre(testing::DoubleEq(10), testing::DoubleEq(20)));
    EXPECT_THAT(
        column_in_unit(find_column(sweep(), density), "A/cm2", Dimension::current_density),
        testing::ElementsAre(testing::DoubleNear(1e-3, 1e-15), testing::DoubleNear(2e-3, 1e-15)));
    const Column percent{"EQE", "%", {50}};
    EXPECT_DOUBLE_EQ(column_in_si(percent, Dimension::fraction).front(), 0.5);
    const Column bare{"v", "", {2}};
    EXPECT_DOUBLE_EQ(column_in_si(bare, Dimension::voltage, "mV").front(), 2e-3);
}

TEST(Columns, AMissingUnitIsSuggestedWhereTheNameEndsInOne) {
    const auto message = [](const char* name) {
        return message_of([&] { (void)column_in_si({name, "", {1, 2}}, Dimension::time); });
    };
    EXPECT_THAT(message("Duration_h"), testing::HasSubstr("e.g. 'Duration_h [h]', in the option"));
    EXPECT_THAT(message("elapsed"), testing::HasSubstr("'elapsed [s]' if that is its unit"));
    EXPECT_THAT(message("run_7"), testing::HasSubstr("'run_7 [s]' if that is its unit"));
}

TEST(Columns, ErrorsNameWhatThereIs) {
    EXPECT_THAT(message_of([] {
                    (void)find_column(sweep(), {"time", Dimension::time, {"time"}});
                }),
                testing::AllOf(testing::HasSubstr("time"), testing::HasSubstr("Bias (V)"),
                               testing::HasSubstr("mA/cm²")));
    const DataTable twice{"", {{"V", "V", {}}, {"voltage", "V", {}}}};
    EXPECT_THAT(message_of([&] { (void)find_column(twice, voltage); }),
                testing::AllOf(testing::HasSubstr("\"V\""), testing::HasSubstr("--columns")));
    const Column bare{"j", "", {1}};
    EXPECT_THAT(message_of([&] { (void)column_in_si(bare, Dimension::current_density); }),
                testing::HasSubstr("no unit"));
    const Column wrong{"j", "V", {1}};
    EXPECT_THAT(message_of([&] { (void)column_in_si(wrong, Dimension::current_density); }),
                testing::HasSubstr("voltage"));
    EXPECT_THAT(message_of([] { (void)column_named(sweep(), "K"); }), testing::HasSubstr("J"));
    EXPECT_EQ(column_named(sweep(), "j").unit, "mA/cm²");
}
