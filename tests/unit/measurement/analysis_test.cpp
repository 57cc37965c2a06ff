// How numbers with errors are written.
#include "anchorite/measurement/analysis.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

using namespace anchorite::measurement;

namespace {

Estimate with_error(double value, double error, const std::string& unit = "ns") {
    Estimate estimate{"x", "x", value, unit};
    estimate.standard_error = error;
    return estimate;
}

Estimate with_interval(double low, double high) {
    Estimate estimate{"x", "x", (low + high) / 2};
    estimate.interval = anchorite::numerics::Interval{low, high};
    return estimate;
}

}  // namespace

TEST(Analysis, ValuesEndWhereTheirErrorsDo) {
    EXPECT_EQ(value_text(with_error(1.5263, 0.0312)), "1.526 ± 0.031 ns");
    EXPECT_EQ(value_text(with_error(-22.156, 1.2)), "-22.2 ± 1.2 ns");
    EXPECT_EQ(value_text(with_error(4899.94, 64.8, "")), "4900 ± 65");
    EXPECT_EQ(value_text(with_error(10.49584, 0.000174, "Å")), "10.49584 ± 0.00017 Å");
    EXPECT_EQ(value_text(with_error(6.69e23, 1.2e22, "1/m³")), "(6.69 ± 0.12)e23 1/m³");
    EXPECT_EQ(value_text({"x", "x", 21.3217, "%"}), "21.32 %") << "no error: four digits";
}

TEST(Analysis, IntervalsShowTheirWidth) {
    EXPECT_EQ(interval_text(with_interval(10.49550, 10.49618)), "10.4955 ... 10.49618");
    EXPECT_EQ(interval_text(with_interval(1.453, 1.573)), "1.453 ... 1.573");
    EXPECT_EQ(interval_text(with_interval(-0.5, 12)), "-0.5 ... 12");
    EXPECT_EQ(interval_text(with_interval(2, 2)), "2 ... 2");
    EXPECT_EQ(interval_text({"x", "x", 1}), "");
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(interval_text(with_interval(4.5678, infinite)), "> 4.57");
    EXPECT_EQ(interval_text(with_interval(-infinite, 0.5)), "< 0.5");
    EXPECT_EQ(interval_text(with_interval(-infinite, infinite)), "not bounded");
    EXPECT_EQ(value_text({"x", "x", 5, "ns", {}, anchorite::numerics::Interval{4.6, infinite}}),
              "not known");
    EXPECT_EQ(value_text({"x", "x", 14, "ns", {}, anchorite::numerics::Interval{4.6, 6e4}}),
              "not known");
    EXPECT_EQ(value_text({"x", "x", 7.8, "ns", {}, anchorite::numerics::Interval{6.6, 9.7}}),
              "7.8 ns");
    EXPECT_EQ(value_text({"x", "x", 0, "", {}, anchorite::numerics::Interval{0, 1}}), "0");
}

TEST(Analysis, EstimatesAreFoundByTheirId) {
    Analysis analysis;
    analysis.estimates = {with_error(1, 0.1)};
    EXPECT_EQ(estimate_of(analysis, "x").value, 1);
    EXPECT_THROW((void)estimate_of(analysis, "y"), std::out_of_range);
}
