#include "anchorite/measurement/composition/xps_quantify.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

FittedValue value(double at, double error) {
    return {at, error, {at - 1.96 * error, at + 1.96 * error}};
}

TEST(AtomicShares, FollowAreasOverSensitivities) {
    const Eigen::MatrixXd covariance = Eigen::Vector3d(1e4, 4e4, 9e4).asDiagonal();
    const auto found = atomic_shares(
        {{"Cs", 40.246e3, 40.246}, {"Pb", 22.751e3, 22.751}, {"I", 3 * 33.643e3, 33.643}},
        covariance);
    ASSERT_EQ(found.shares.size(), 3U);
    EXPECT_NEAR(found.shares[0].value, 0.2, 1e-12);
    EXPECT_NEAR(found.shares[2].value, 0.6, 1e-12);
    // By hand: dx = (1 - x)/(S Σ) for its own area, -x/(S Σ) for the others', Σ = 5000.
    const double own = 0.8 / (40.246 * 5000) * 100, lead = 0.2 / (22.751 * 5000) * 200,
                 iodine = 0.2 / (33.643 * 5000) * 300;
    EXPECT_NEAR(found.shares[0].error, std::sqrt(own * own + lead * lead + iodine * iodine), 1e-12);
}

TEST(AtomicShares, TakeCorrelatedAreas) {
    Eigen::MatrixXd covariance(2, 2);
    covariance << 100, 100, 100, 100;  // both areas rise together: their ratio is exact
    const auto found = atomic_shares({{"a", 50, 1}, {"b", 50, 1}}, covariance);
    EXPECT_NEAR(found.shares[0].error, 0, 1e-12);
}

TEST(AtomicShares, AreUndeterminedWhereAnAreaIs) {
    const double infinite = std::numeric_limits<double>::infinity();
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(3, 3);
    covariance.topLeftCorner(2, 2).setConstant(infinite);
    covariance(2, 2) = 4;
    const auto found = atomic_shares({{"a", 50, 1}, {"b", 30, 1}, {"c", 20, 1}}, covariance);
    for (const FittedValue& share : found.shares) {
        EXPECT_EQ(share.error, infinite);
        EXPECT_EQ(share.interval.low, -infinite);
        EXPECT_EQ(share.interval.high, infinite);
    }
    EXPECT_NEAR(found.shares[0].value, 0.5, 1e-12);
}

TEST(AtomicShares, RefuseNonsense) {
    const Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(2, 2);
    EXPECT_THROW(atomic_shares({{"a", 1, 1}}, covariance), InputError);
    EXPECT_THROW(atomic_shares({{"a", 1, 0}, {"b", 1, 1}}, covariance), InputError);
    EXPECT_THROW(atomic_shares({{"a", 0, 1}, {"b", 0, 1}}, covariance), InputError);
}

TEST(RelativeShift, LosesTheCharge) {
    const double charge = 0.8;
    const auto shift = relative_shift(value(138.2 + charge, 0.01), value(619 + charge, 0.02),
                                      value(138.4, 0.01), value(619, 0.02));
    EXPECT_NEAR(shift.shift.value, -0.2, 1e-12);
    EXPECT_NEAR(shift.absolute.value, 0.6, 1e-12);
    EXPECT_NEAR(shift.shift.error, std::sqrt(2 * 1e-4 + 2 * 4e-4), 1e-12);
    EXPECT_TRUE(shift.seen);
}

TEST(RelativeShift, IsNotSeenBelowTheRepeatability) {
    const auto shift = relative_shift(value(138.3, 0.01), value(619, 0.01), value(138.4, 0.01),
                                      value(619, 0.01), 0.1);
    EXPECT_FALSE(shift.seen);
    EXPECT_THROW(relative_shift({}, {}, {}, {}, -1), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
