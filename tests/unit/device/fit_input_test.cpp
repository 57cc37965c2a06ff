// Fit files and what the command line says in their place.
#include "anchorite/device/fit_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "support/fit_problems.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using testing::HasSubstr;

namespace {

const std::string fit_file = R"toml(stack = "film.toml"
starts = 2
[[curve]]
name = "thin"
data = "thin.csv"
kind = "sclc"
relative_error = "3 %"
from = "0.1 V"
[[curve]]
name = "thick"
data = "thick.csv"
kind = "sclc"
set = ["film.thickness=200 nm"]
relative_error = "5 %"
absolute_error = "1e-4 mA/cm2"
[[parameter]]
keys = ["film.hole_mobility"]
bounds = ["1e-6 cm2/(V s)", "1e-1 cm2/(V s)"]
[[parameter]]
name = "anode"
keys = ["contact.anode.work_function"]
bounds = ["5.2 eV", "5.5 eV"]
start = "5.4 eV"
curves = ["thick"]
)toml";

const std::string data =
    "voltage [V],current density [mA/cm2]\n0.05,0.01\n0.5,0.4\n1,2\n3,40\n10,500\n";

class FitInputFiles : public testing::Test {
protected:
    void SetUp() override {
        file_ = folder_.write("film.toml", test::hole_only_stack());
        file_ = folder_.write("thin.csv", data);
        file_ = folder_.write("thick.csv", data);
    }

    device::FitProblem problem(const std::string& text) {
        return device::fit_problem(device::read_fit_input(folder_.write("fit.toml", text)));
    }

    std::string refused(const std::string& text) {
        try {
            problem(text);
        } catch (const InputError& error) {
            std::printf("%s\n", error.what());
            return error.what();
        }
        ADD_FAILURE() << "not refused";
        return {};
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_;  ///< written last
};

}  // namespace

TEST_F(FitInputFiles, DevicesShareParametersAndDifferWhereToldTo) {
    const auto made = problem(fit_file);
    ASSERT_EQ(made.devices.size(), 2U);
    EXPECT_DOUBLE_EQ(made.devices[0].description.layers[0].thickness, 100e-9);
    EXPECT_DOUBLE_EQ(made.devices[1].description.layers[0].thickness, 200e-9);
    EXPECT_EQ(made.devices[0].free.size(), 1U);
    EXPECT_EQ(made.devices[1].free.size(), 2U) << "the work function is that of the thick film";
    ASSERT_EQ(made.curves.size(), 2U);
    EXPECT_EQ(made.curves[0].values.size(), 4U) << "below 0.1 V is left out";
    EXPECT_NEAR(made.curves[0].errors[0], 0.03 * 4, 1e-12) << "A/m2";
    EXPECT_NEAR(made.curves[1].errors[0], std::hypot(0.05 * 0.1, 1e-3), 1e-12);
    EXPECT_TRUE(made.parameters[0].logarithmic);
    EXPECT_NEAR(made.parameters[0].start, std::sqrt(1e-10 * 1e-5), 1e-12);
    EXPECT_FALSE(made.parameters[1].logarithmic);
    EXPECT_NEAR(made.parameters[1].start / constants::electronvolt, 5.4, 1e-9);
}

TEST_F(FitInputFiles, WrongFilesNameTheirLine) {
    using test::with;
    EXPECT_THAT(refused(with(fit_file, "film.hole_mobility", "film.hole_mobilit")),
                HasSubstr("fit.toml:17"));
    EXPECT_THAT(refused(with(fit_file, "\"1e-6 cm2/(V s)\"", "\"1e-6 nm\"")),
                HasSubstr("fit.toml:18"));
    EXPECT_THAT(refused(with(fit_file, "thick.csv", "thik.csv")), HasSubstr("fit.toml:11"));
    EXPECT_THAT(refused(with(fit_file, "[\"thick\"]", "[\"thik\"]")), HasSubstr("did you mean"));
    EXPECT_THAT(refused(with(fit_file, "relative_error = \"3 %\"\n", "")),
                HasSubstr("every curve or for none"));
    EXPECT_THAT(refused(with(fit_file, "0.1 V", "20 V")), HasSubstr("no row"));
    file_ = folder_.write("thick.csv", "voltage [V],current density [mA/cm2]\n1,2\n3,4\n2,5\n");
    EXPECT_THAT(refused(fit_file), HasSubstr("thick.csv:4"));
    file_ = folder_.write("thick.csv", "voltage [V],current density [mA/cm2]\n1,2\n3,-4\n");
    EXPECT_THAT(refused(fit_file), HasSubstr("thick.csv:3"));
}

TEST(FitInput, FreeKeysShareTheUnitOfTheirLastBound) {
    const auto free = device::parse_free("QD.hole_mobility=1e-6:1e-2 cm2/(V s)");
    EXPECT_EQ(free.keys[0].value, "QD.hole_mobility");
    EXPECT_EQ(free.bounds[0].value, "1e-6 cm2/(V s)");
    EXPECT_FALSE(free.start.has_value());
    EXPECT_EQ(device::parse_free("a.b=2.7:2.9:3.1eV").start->value, "2.9eV");
    EXPECT_THROW(device::parse_free("a.b=3eV"), InputError);
}
