#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/stack/impedance_settings.hpp"
#include "anchorite/stack/transient_settings.hpp"
#include "refusal.hpp"

using namespace anchorite;
using namespace anchorite::stack;
using test::refusal;

namespace {

constexpr const char* first = "[[corner]]\ntime = \"1 s\"\nvoltage = \"1 V\"\n";

}  // namespace

TEST(TransientSettings, TakesOneCourse) {
    const auto schema = transient_settings_schema();
    const auto pulse = schema.parse("[pulse]\ncurrent = \"10 mA/cm2\"\n", "part.toml");
    EXPECT_DOUBLE_EQ(*pulse.pulse->value.current, 100);
    EXPECT_DOUBLE_EQ(pulse.pulse->value.on, 1e-4);
    const auto scan =
        schema.parse("ions = false\n[scan]\nrates_V_per_s = [0.1, 10]\n", "part.toml");
    EXPECT_EQ(scan.scan->value.rates.size(), 2U);
    EXPECT_FALSE(scan.ions_move);
    refusal(schema, "");
    refusal(schema, "[pulse]\nvoltage = \"1 V\"\n[scan]\nrates_V_per_s = [1]\n");
    EXPECT_NE(refusal(schema, "[pulse]\nbase_voltage = \"1 V\"\n").find("part.toml:1"),
              std::string::npos);
    refusal(schema, "[pulse]\nvoltage = \"1 V\"\ncurrent = \"1 A/m2\"\n");
    refusal(schema, "[scan]\nrates_V_per_s = [0]\n");
    refusal(schema, "[scan]\nrates_V_per_s = [1]\nto = \"0 V\"\n");
}

TEST(TransientSettings, NamesTheCornerAtFault) {
    const auto schema = transient_settings_schema();
    const std::string good = std::string(first) + "[[corner]]\ntime = \"2 s\"\nvoltage = \"2 V\"\n";
    EXPECT_EQ(schema.parse(good, "part.toml").corners.size(), 2U);
    EXPECT_NE(refusal(schema, std::string(first) + "[[corner]]\ntime = \"0.5 s\"\n"
                                                   "voltage = \"2 V\"\n")
                  .find("part.toml:5"),
              std::string::npos);
    EXPECT_NE(refusal(schema, std::string(first) + "[[corner]]\ntime = \"2 s\"\n"
                                                   "current = \"2 A/m2\"\n")
                  .find("part.toml:4"),
              std::string::npos);
    refusal(schema, first);
    refusal(schema, std::string(first) + "[[corner]]\ntime = \"2 s\"\n");
}

TEST(ImpedanceSettings, SpreadsFrequenciesEvenly) {
    const auto schema = impedance_settings_schema();
    const auto settings = schema.parse(
        "bias = [\"3 V\"]\nfrom = \"10 Hz\"\nto = \"1 kHz\"\nper_decade = 2\n", "part.toml");
    const auto list = frequencies(settings);
    ASSERT_EQ(list.size(), 5U);
    EXPECT_NEAR(list[1], 31.6228, 1e-4);
    EXPECT_DOUBLE_EQ(list.back(), 1000);
    refusal(schema, "from = \"1 Hz\"\n");
    refusal(schema, "bias = []\n");
    EXPECT_NE(
        refusal(schema, "bias = [\"3 V\"]\nfrom = \"1 kHz\"\nto = \"1 Hz\"\n").find("part.toml:3"),
        std::string::npos);
    refusal(schema, "bias = [\"3 V\"]\nfrom = \"1e-9 Hz\"\nto = \"1e12 Hz\"\nper_decade = 1000\n");
}
