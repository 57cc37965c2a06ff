#include "anchorite/measurement/light/device_statistics.hpp"

#include <fmt/format.h>
#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

/// Values of the devices of one substrate.
using Cluster = std::vector<double>;

std::vector<Cluster> clusters_of(const std::vector<DeviceValue>& devices) {
    std::map<std::string, Cluster> named;
    std::vector<Cluster> out;
    for (const DeviceValue& device : devices) {
        if (device.substrate.empty()) {
            out.push_back({device.value});
        } else {
            named[device.substrate].push_back(device.value);
        }
    }
    for (auto& [name, cluster] : named) out.push_back(std::move(cluster));
    return out;
}

double mean_of(const Cluster& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviation_of(const Cluster& values) {
    const double mean = mean_of(values);
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

Cluster joined(const std::vector<Cluster>& clusters) {
    Cluster all;
    for (const Cluster& cluster : clusters) all.insert(all.end(), cluster.begin(), cluster.end());
    return all;
}

/// Variance of the mean over all devices when whole substrates vary.
double clustered_variance(const std::vector<Cluster>& clusters) {
    const Cluster all = joined(clusters);
    const double mean = mean_of(all);
    const auto count = static_cast<double>(clusters.size());
    double sum = 0;
    for (const Cluster& cluster : clusters) {
        double deviation = 0;
        for (const double value : cluster) deviation += value - mean;
        sum += deviation * deviation;
    }
    return count / (count - 1) * sum / std::pow(static_cast<double>(all.size()), 2);
}

std::vector<Cluster> resampled(const std::vector<Cluster>& clusters, std::mt19937_64& random) {
    std::uniform_int_distribution<std::size_t> choose(0, clusters.size() - 1);
    std::vector<Cluster> out;
    for (std::size_t i = 0; i < clusters.size(); ++i) out.push_back(clusters[choose(random)]);
    return out;
}

/// The middle 95 % of some values.
numerics::Interval middle(std::vector<double> values) {
    std::ranges::sort(values);
    const auto at = [&values](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto i = static_cast<std::size_t>(place);
        const std::size_t next = std::min(i + 1, values.size() - 1);
        return values[i] + (place - static_cast<double>(i)) * (values[next] - values[i]);
    };
    return {at(0.025), at(0.975)};
}

double hedges_of(const Cluster& first, const Cluster& second) {
    const auto n = static_cast<double>(first.size());
    const auto m = static_cast<double>(second.size());
    const double a = deviation_of(first);
    const double b = deviation_of(second);
    const double pooled = std::sqrt(((n - 1) * a * a + (m - 1) * b * b) / (n + m - 2));
    const double difference = mean_of(second) - mean_of(first);
    if (pooled == 0) return 0;
    return (1 - 3 / (4 * (n + m) - 9)) * difference / pooled;
}

Histogram histogram_of(const Cluster& values, double from, double to, std::size_t bins) {
    Histogram out{from, (to - from) / static_cast<double>(bins), std::vector<std::size_t>(bins, 0)};
    for (const double value : values) {
        const auto bin = static_cast<std::size_t>(std::max(0.0, (value - from) / out.width));
        ++out.counts[std::min(bin, bins - 1)];
    }
    return out;
}

GroupFigures figures_of(const std::string& name, const std::vector<DeviceValue>& kept,
                        const StatisticsOptions& options) {
    GroupFigures out;
    out.name = name;
    out.kept = kept;
    const std::vector<Cluster> clusters = clusters_of(kept);
    const Cluster all = joined(clusters);
    out.substrates = clusters.size();
    out.mean = mean_of(all);
    out.deviation = deviation_of(all);
    out.median = numerics::median(all);
    out.champion = *std::ranges::max_element(kept, {}, &DeviceValue::value);
    if (clusters.size() < 2) return out;
    const double variance = clustered_variance(clusters);
    out.mean_error = std::sqrt(variance);
    const double quantile = numerics::student_quantile(0.95, static_cast<int>(clusters.size()) - 1);
    const double half = quantile * out.mean_error;
    out.mean_interval = numerics::Interval{out.mean - half, out.mean + half};
    if (out.deviation > 0) {
        out.design_effect =
            variance * static_cast<double>(all.size()) / (out.deviation * out.deviation);
    }
    std::mt19937_64 random(options.seed);
    std::vector<double> means;
    for (std::size_t i = 0; i < options.resamples; ++i) {
        means.push_back(mean_of(joined(resampled(clusters, random))));
    }
    out.bootstrap_interval = middle(std::move(means));
    return out;
}

/// Devices of every group that the rule keeps, in the order of the first device.
std::vector<GroupFigures> groups_of(const std::vector<DeviceValue>& devices,
                                    const StatisticsOptions& options) {
    std::vector<std::string> names;
    std::map<std::string, std::vector<DeviceValue>> kept;
    std::map<std::string, std::size_t> excluded;
    for (const DeviceValue& device : devices) {
        if (std::ranges::find(names, device.group) == names.end()) names.push_back(device.group);
        if (options.exclusion.excludes(device.value)) {
            ++excluded[device.group];
        } else {
            kept[device.group].push_back(device);
        }
    }
    std::vector<GroupFigures> groups;
    for (const std::string& name : names) {
        if (kept[name].size() < 2) {
            throw InputError(
                fmt::format("{} devices are left in group \"{}\" of which {} are "
                            "excluded; two are the least",
                            kept[name].size(), name, excluded[name]));
        }
        groups.push_back(figures_of(name, kept[name], options));
        groups.back().excluded = excluded[name];
    }
    return groups;
}

void add_histograms(std::vector<GroupFigures>& groups, std::size_t bins) {
    double from = groups.front().champion.value;
    double to = from;
    for (const GroupFigures& group : groups) {
        for (const DeviceValue& device : group.kept) {
            from = std::min(from, device.value);
            to = std::max(to, device.value);
        }
    }
    if (from == to) to = from + 1;
    for (GroupFigures& group : groups) {
        group.histogram = histogram_of(joined(clusters_of(group.kept)), from, to, bins);
    }
}

/// Difference of the means when the first `count` of the ordered substrates are the first group.
double difference_of(const std::vector<Cluster>& clusters, const std::vector<bool>& in_first) {
    double sums[2] = {0, 0};
    double counts[2] = {0, 0};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const std::size_t side = in_first[i] ? 0 : 1;
        for (const double value : clusters[i]) {
            sums[side] += value;
            ++counts[side];
        }
    }
    return sums[1] / counts[1] - sums[0] / counts[0];
}

double exchanges(std::size_t first, std::size_t all) {
    double count = 1;
    for (std::size_t i = 0; i < first; ++i) {
        count *= static_cast<double>(all - i) / static_cast<double>(i + 1);
    }
    return count;
}

void permute(const std::vector<Cluster>& first, const std::vector<Cluster>& second,
             const StatisticsOptions& options, GroupComparison& out) {
    std::vector<Cluster> all = first;
    all.insert(all.end(), second.begin(), second.end());
    const double seen = std::abs(out.difference) * (1 - 1e-12);
    constexpr double most = 20000;
    out.permutation_exact = exchanges(first.size(), all.size()) <= most;
    std::vector<bool> in_first(all.size(), false);
    std::fill_n(in_first.begin(), first.size(), true);
    double reached = 0;
    double made = 0;
    if (out.permutation_exact) {
        do {
            reached += std::abs(difference_of(all, in_first)) >= seen ? 1 : 0;
            ++made;
        } while (std::prev_permutation(in_first.begin(), in_first.end()));
        out.permutation_p = reached / made;
        return;
    }
    std::mt19937_64 random(options.seed);
    for (std::size_t i = 0; i < options.resamples; ++i) {
        std::shuffle(in_first.begin(), in_first.end(), random);
        reached += std::abs(difference_of(all, in_first)) >= seen ? 1 : 0;
        ++made;
    }
    out.permutation_p = (reached + 1) / (made + 1);
}

/// Welch's test with the groups' clustered errors and Satterthwaite's degrees of freedom.
void welch(const GroupFigures& first, const GroupFigures& second, GroupComparison& out) {
    if (!first.mean_interval || !second.mean_interval) return;
    const double a = first.mean_error * first.mean_error;
    const double b = second.mean_error * second.mean_error;
    if (!(a + b > 0)) return;
    const double freedom = (a + b) * (a + b) /
                           (a * a / static_cast<double>(first.substrates - 1) +
                            b * b / static_cast<double>(second.substrates - 1));
    const double error = std::sqrt(a + b);
    out.welch_p = 2 * gsl_cdf_tdist_Q(std::abs(out.difference) / error, freedom);
    const double half = error * gsl_cdf_tdist_Qinv(0.025, freedom);
    out.difference_interval = numerics::Interval{out.difference - half, out.difference + half};
}

GroupComparison compare(const GroupFigures& first, const GroupFigures& second,
                        const StatisticsOptions& options) {
    GroupComparison out;
    out.first = first.name;
    out.second = second.name;
    out.difference = second.mean - first.mean;
    const auto a = clusters_of(first.kept);
    const auto b = clusters_of(second.kept);
    welch(first, second, out);
    permute(a, b, options, out);
    out.hedges_g = hedges_of(joined(a), joined(b));
    if (a.size() < 2 || b.size() < 2) return out;
    std::mt19937_64 random(options.seed);
    std::vector<double> sizes;
    for (std::size_t i = 0; i < options.resamples; ++i) {
        const Cluster left = joined(resampled(a, random));
        const Cluster right = joined(resampled(b, random));
        if (left.size() > 1 && right.size() > 1) sizes.push_back(hedges_of(left, right));
    }
    out.hedges_interval = middle(std::move(sizes));
    return out;
}

}  // namespace

std::string ExclusionRule::text() const {
    if (below && above) return fmt::format("values below {:g} or above {:g}", *below, *above);
    if (below) return fmt::format("values below {:g}", *below);
    if (above) return fmt::format("values above {:g}", *above);
    return "none but what is no number";
}

bool ExclusionRule::excludes(double value) const {
    return !std::isfinite(value) || (below && value < *below) || (above && value > *above);
}

void StatisticsOptions::validate() const {
    if (bins == 0) throw InputError("a histogram needs one bin or more");
    if (resamples < 200) throw InputError("resample 200 times or more");
    if (exclusion.below && exclusion.above && *exclusion.below >= *exclusion.above) {
        throw InputError("the rule excludes every value");
    }
}

StatisticsResult analyse_statistics(const std::vector<DeviceValue>& devices,
                                    const StatisticsOptions& options) {
    options.validate();
    if (devices.empty()) throw InputError("there is no device");
    StatisticsResult result{options, groups_of(devices, options), {}};
    add_histograms(result.groups, options.bins);
    for (std::size_t i = 1; i < result.groups.size(); ++i) {
        result.comparisons.push_back(compare(result.groups[0], result.groups[i], options));
    }
    return result;
}

}  // namespace anchorite::measurement
