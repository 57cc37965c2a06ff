#include "anchorite/device/trap_filling.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::device;

TEST(TrapFilling, PaperPairsAgreeAndOneIsBelowTheFloor) {
    const TrapFillingCheck check =
        check_trap_filling({{"control", 0.71, 1.06e24}, {"target", 0.45, 6.69e23}});
    std::printf(
        "permittivity over L2: control %.3e (asked 1.351e16), target %.3e (asked 1.345e16) "
        "1/m2; apart asked < 1 %%, measured %.2f %%\n",
        check.films[0], check.films[1], 100 * check.spread);
    EXPECT_NEAR(check.films[0], 1.351e16, 0.001e16);
    EXPECT_NEAR(check.films[1], 1.345e16, 0.001e16);
    EXPECT_LT(check.spread, 0.01);
    ASSERT_EQ(check.findings.size(), 1U);
    std::printf("%s\n", check.findings[0].c_str());
    EXPECT_NE(check.findings[0].find("target is 0.45 V, below the 0.51 V"), std::string::npos);
    std::printf("least trap density asked 7.6e17, measured %.2e cm^-3\n",
                least_trap_density(check.films[0]) * 1e-6);
    EXPECT_NEAR(least_trap_density(check.films[0]) * 1e-6, 7.6e17, 0.05e17);
}

TEST(TrapFilling, DensityAndVoltageFloorsAreOne) {
    const double film = 1e16;
    const double density = least_trap_density(film, 250);
    EXPECT_NEAR(implied_film({"x", least_trap_filling_voltage(250), density}) / film, 1, 1e-12);
}

TEST(TrapFilling, SeesFilmsThatDiffer) {
    const auto check = check_trap_filling({{"a", 0.8, 1e24}, {"b", 0.8, 1.2e24}});
    ASSERT_EQ(check.findings.size(), 1U);
    EXPECT_NE(check.findings[0].find("20.0 %"), std::string::npos);
    EXPECT_TRUE(check_trap_filling({{"a", 0.8, 1e24}, {"b", 0.8, 1.01e24}}).findings.empty());
}

TEST(TrapFilling, RefusesWhatCannotBe) {
    EXPECT_THROW(check_trap_filling({}), InputError);
    EXPECT_THROW(implied_film({"a", 0, 1e24}), InputError);
    EXPECT_THROW(implied_film({"a", 1, -1}), InputError);
    EXPECT_THROW(least_trap_filling_voltage(0), InputError);
    EXPECT_THROW(least_trap_density(0), InputError);
}
