#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// One device of many.
struct DeviceValue {
    std::string device;
    std::string substrate;  ///< devices of one are made together; empty: its own
    std::string group;      ///< "control", "target"; empty: there is one group
    double value = 0;
};

/// What is left out before anything is looked at.
struct ExclusionRule {
    std::optional<double> below;  ///< values below it are excluded (shorts)
    std::optional<double> above;  ///< values above it are excluded
    /// "values below 0.5 excluded", or "none".
    [[nodiscard]] std::string text() const;
    /// Whether a value is left out; one that is no number always is.
    [[nodiscard]] bool excludes(double value) const;
};

/// How distributions are described and compared.
struct StatisticsOptions {
    std::string name = "value";  ///< of the quantity
    std::string unit;
    ExclusionRule exclusion{};
    std::size_t bins = 12;         ///< of the histogram, common to all groups
    std::size_t resamples = 4000;  ///< of the bootstrap and of the permutation test
    std::uint64_t seed = 1;        ///< of both
    /// @throws InputError  no bins, fewer than 200 resamples, a rule that excludes everything
    void validate() const;
};

/// Fixed bins of one width over all groups.
struct Histogram {
    double from = 0;
    double width = 1;
    std::vector<std::size_t> counts;
};

/// What one group says. Standard deviations are those of devices, not of the mean.
struct GroupFigures {
    std::string name;
    std::vector<DeviceValue> kept;
    std::size_t excluded = 0;
    std::size_t substrates = 0;
    double mean = 0;
    double deviation = 0;  ///< n - 1 in the denominator
    double median = 0;
    DeviceValue champion;  ///< the largest value
    /// Of the mean, 95 %: variance of the substrates' sums of deviations (Liang and Zeger,
    /// Biometrika 73, 13 (1986)) and Student's quantile of one less than the substrates; none for
    /// one substrate.
    std::optional<numerics::Interval> mean_interval;
    double mean_error = 0;  ///< its standard error
    /// The same by resampling whole substrates (percentiles); too narrow below ten of them, none
    /// for one substrate.
    std::optional<numerics::Interval> bootstrap_interval;
    /// Variance of the mean over that of as many independent devices; 1 where devices of one
    /// substrate are no more alike than others (Kish 1965).
    double design_effect = 1;
    Histogram histogram;
};

/// A group against another.
struct GroupComparison {
    std::string first;
    std::string second;
    double difference = 0;  ///< mean of the second less that of the first
    /// 95 %, Welch's with the errors of substrates; none where a group has one substrate.
    std::optional<numerics::Interval> difference_interval;
    std::optional<double> welch_p;   ///< two-sided, likewise
    double permutation_p = 1;        ///< two-sided, substrates exchanged between the groups
    bool permutation_exact = false;  ///< every exchange was made
    /// Difference over the pooled deviation of devices, times 1 - 3/(4 n - 9) (Hedges, J. Educ.
    /// Stat. 6, 107 (1981)).
    double hedges_g = 0;
    /// 95 %, by resampling substrates; none where a group has one.
    std::optional<numerics::Interval> hedges_interval;
};

/// Everything that is said of the devices.
struct StatisticsResult {
    StatisticsOptions options;
    std::vector<GroupFigures> groups;          ///< in the order of their first device
    std::vector<GroupComparison> comparisons;  ///< of every group with the first
};

/// @throws InputError  fewer than two devices left in a group, or as validate
StatisticsResult analyse_statistics(const std::vector<DeviceValue>& devices,
                                    const StatisticsOptions& options = {});

/// The result with its definitions, tables and histogram. Sources are left to the caller.
Analysis describe(const StatisticsResult& result);

}  // namespace anchorite::measurement
