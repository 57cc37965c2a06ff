#include "anchorite/lifetime/defect_growth.hpp"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

namespace {

constexpr double kr = 5e7;

DefectGrowth growth_of(double order, double initial = 0.1 * kr) {
    DefectGrowth out;
    out.initial = initial;
    out.growth = 1e-6;
    out.scale = kr;
    out.drive_exponent = 1.87;
    out.order = order;
    return out;
}

double plqy(double nonradiative) {
    return kr / (kr + nonradiative);
}

/// k_nr by stepwise integration of the equation itself (Runge-Kutta, GSL).
double integrate(const DefectGrowth& growth, double drive, double end) {
    struct Slope {
        DefectGrowth growth;
        double drive;
    } slope{growth, drive};
    const auto derivative = [](double, const double y[], double f[], void* data) {
        const auto& s = *static_cast<Slope*>(data);
        f[0] = s.growth.growth * std::pow(s.drive, s.growth.drive_exponent) *
               std::pow(y[0], s.growth.order);
        return static_cast<int>(GSL_SUCCESS);
    };
    gsl_odeiv2_system system{derivative, nullptr, 1, &slope};
    gsl_odeiv2_driver* driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rk8pd, end / 1e4, 0, 1e-11);
    double time = 0;
    double y[1] = {growth.initial / growth.scale};
    EXPECT_EQ(gsl_odeiv2_driver_apply(driver, &time, end, y), GSL_SUCCESS);
    gsl_odeiv2_driver_free(driver);
    return y[0] * growth.scale;
}

}  // namespace

TEST(DefectGrowth, ClosedFormIsTheIntegral) {
    for (const double order : {0.0, 0.5, 1.0, 2.0, 3.0}) {
        const DefectGrowth growth = growth_of(order);
        for (const double drive : {0.5, 1.0, 3.0}) {
            const double end = 0.9 * time_to_nonradiative(growth, drive, kr);
            const double exact = nonradiative_after(growth, drive, end);
            EXPECT_NEAR(integrate(growth, drive, end) / exact, 1, 1e-8) << order << " " << drive;
        }
    }
}

TEST(DefectGrowth, TimeAndRateAreInverse) {
    for (const double order : {0.0, 1.0, 2.0}) {
        const DefectGrowth growth = growth_of(order);
        const double time = time_to_nonradiative(growth, 2, 3 * kr);
        EXPECT_NEAR(nonradiative_after(growth, 2, time) / (3 * kr), 1, 1e-9);
        EXPECT_EQ(nonradiative_after(growth, 2, 0), growth.initial);
    }
    EXPECT_TRUE(std::isinf(nonradiative_after(growth_of(2), 1, 1e9)));
    EXPECT_TRUE(std::isinf(time_to_nonradiative(growth_of(2), 0, kr)));
}

TEST(DefectGrowth, CurveCrossesAtTheLifetime) {
    for (const double order : {0.0, 1.0, 2.0}) {
        const DefectGrowth growth = growth_of(order);
        const double t50 = growth_lifetime(growth, 1, plqy);
        std::vector<double> times;
        for (int i = 0; i <= 4000; ++i) times.push_back(1.2 * t50 * i / 4000);
        const auto measured = interpolated_lifetime(grow_defects(growth, 1, plqy, times), 0.5);
        ASSERT_TRUE(measured);
        EXPECT_NEAR(measured->seconds / t50, 1, 1e-5) << order;
    }
}

TEST(DefectGrowth, HalfThePlqyNeedsTwiceAllRates) {
    // k_r + k = 2 (k_r + k0).
    const DefectGrowth growth = growth_of(1);
    EXPECT_NEAR(growth_lifetime(growth, 1, plqy),
                std::log((kr + 2 * growth.initial) / growth.initial) / 1e-6, 1);
}

TEST(DefectGrowth, GivesTheAccelerationFactor) {
    // R0 ∝ d: n = m. R0 ∝ d^0.9 (roll-off): n = m/0.9.
    const std::vector<double> drives{1, 2, 5, 10, 30};
    for (const double exponent : {1.0, 0.9}) {
        const PowerLaw law =
            acceleration_of(growth_of(2), drives, [&](double drive, double nonradiative) {
                return 0.2 * std::pow(drive, exponent) * plqy(nonradiative);
            });
        std::printf("R0 ~ d^%.1f: n asked %.4f measured %.4f\n", exponent, 1.87 / exponent, law.n);
        EXPECT_NEAR(law.n, 1.87 / exponent, 1e-6);
    }
}

TEST(DefectGrowth, SecondOrderLivesAsLongAsItHasFewTraps) {
    // T50 = (1/x0 - 1/(1 + 2 x0))/g with x0 = k_nr/k_r: nearly the inverse ratio.
    const double dirty = growth_lifetime(growth_of(2, 0.10 * kr), 1, plqy);
    const double clean = growth_lifetime(growth_of(2, 0.05 * kr), 1, plqy);
    EXPECT_NEAR(dirty, (1 / 0.10 - 1 / 1.20) / 1e-6, 1);
    EXPECT_NEAR(clean / dirty, 2, 0.1);
    const double first = growth_lifetime(growth_of(1, 0.05 * kr), 1, plqy) /
                         growth_lifetime(growth_of(1, 0.10 * kr), 1, plqy);
    EXPECT_LT(first, 1.3);
}

TEST(DefectGrowth, TellsApartWhatNeverFallsAndWhatCannotBe) {
    const auto floor = [](double nonradiative) { return 0.9 + 0.1 * plqy(nonradiative); };
    EXPECT_TRUE(std::isinf(growth_lifetime(growth_of(2), 1, floor)));
    EXPECT_THROW(growth_lifetime(growth_of(2), 1, [](double k) { return k; }), RunError);
    EXPECT_THROW(growth_lifetime(growth_of(2), 1, [](double) { return 0.0; }), RunError);
    EXPECT_THROW(growth_lifetime(growth_of(2), 1, [](double) { return std::nan(""); }), RunError);
    EXPECT_THROW(growth_lifetime(growth_of(-1), 1, plqy), InputError);
    EXPECT_THROW(nonradiative_after(growth_of(1), -1, 1), InputError);
    EXPECT_THROW(time_to_nonradiative(growth_of(1), 1, 0), InputError);
    DefectGrowth none = growth_of(1);
    none.initial = 0;
    EXPECT_THROW(none.validate(), InputError);
}
