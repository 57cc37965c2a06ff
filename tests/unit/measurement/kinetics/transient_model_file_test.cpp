#include "anchorite/measurement/kinetics/transient_model_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

constexpr const char* good = R"(
[[state]]
name = "hot"
population = 1.0
[[state]]
name = "exciton"
[[state]]
name = "trap"

[[rate]]
name = "cooling"
lifetime = "0.4 ps"
[[rate]]
name = "decay"
lifetime = "2 ns"
fixed = true

[[fraction]]
name = "trapped"
value = 0.2

[[transfer]]
from = "hot"
to = "trap"
rate = "cooling"
fraction = "trapped"
[[transfer]]
from = "hot"
to = "exciton"
rate = "cooling"
rest_of = "trapped"
[[transfer]]
from = "exciton"
rate = "decay"

[[same_spectrum]]
state = "trap"
as = "exciton"
factor = 0.5
to = "700 nm"
[[no_spectrum]]
state = "trap"
from = "700 nm"
[[weight]]
from = "400 nm"
to = "450 nm"
value = 0.1
)";

TEST(TransientModelFile, EveryPartIsRead) {
    const TransientModel model = parse_transient_model(good, "model.toml");
    EXPECT_EQ(model.kind, TransientModelKind::target);
    ASSERT_EQ(model.states.size(), 3U);
    EXPECT_EQ(model.states[0].population, 1);
    EXPECT_EQ(model.states[2].population, 0);
    EXPECT_DOUBLE_EQ(model.rates[0].per_ps, 2.5);
    EXPECT_DOUBLE_EQ(model.rates[1].per_ps, 5e-4);
    EXPECT_TRUE(model.rates[1].fixed);
    ASSERT_EQ(model.transfers.size(), 3U);
    EXPECT_EQ(model.transfers[0].to, 2U);
    EXPECT_EQ(model.transfers[0].fraction, 0U);
    EXPECT_FALSE(model.transfers[0].rest);
    EXPECT_TRUE(model.transfers[1].rest);
    EXPECT_FALSE(model.transfers[2].to.has_value());
    EXPECT_EQ(model.relations[0].source, 1U);
    EXPECT_EQ(model.relations[0].factor, 0.5);
    EXPECT_TRUE(std::isinf(model.relations[0].wavelengths_nm.low));
    EXPECT_NEAR(model.relations[0].wavelengths_nm.high, 700, 1e-9);
    EXPECT_NEAR(model.zeros[0].wavelengths_nm.low, 700, 1e-9);
    EXPECT_EQ(model.weights[0].value, 0.1);
}

void expect_refused(std::string text, const std::string& from, const std::string& to,
                    const std::string& message) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    try {
        parse_transient_model(text, "model.toml");
        FAIL() << to << " was taken";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr(message));
        EXPECT_EQ(error.where().file, "model.toml");
    }
}

TEST(TransientModelFile, WrongFilesSayWhereAndWhat) {
    expect_refused(good, "from = \"hot\"", "from = \"hott\"", "did you mean");
    expect_refused(good, "rate = \"decay\"", "rate = \"slow\"", "there is no rate \"slow\"");
    expect_refused(good, "name = \"trap\"", "name = \"hot\"", "two states");
    expect_refused(good, "rest_of = \"trapped\"", "rest_of = \"trapped\"\nfraction = \"trapped\"",
                   "not both");
    expect_refused(good, "0.4 ps", "0.4 nm", "time");
    expect_refused(good, "population = 1.0", "population = 0.0", "populated");
    expect_refused(good, "as = \"exciton\"", "as = \"trap\"", "itself");
    expect_refused(good, "factor = 0.5", "faktor = 0.5", "faktor");
}

TEST(TransientModelFile, FilesThatAreMissingAreErrors) {
    EXPECT_THROW((void)read_transient_model("no-such-model.toml"), InputError);
    EXPECT_FALSE(transient_model_schema().description().fields.empty());
}

}  // namespace
}  // namespace anchorite::measurement
