#include <fmt/format.h>

#include <algorithm>

#include "anchorite/measurement/light/device_statistics.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* one_substrate =
    "a group has one substrate: how much substrates differ is not known";

std::string label_of(const std::string& group) {
    return group.empty() ? "all devices" : group;
}

void add_group(const GroupFigures& group, const StatisticsOptions& options, Analysis& analysis) {
    const std::string of = fmt::format(" of {}", label_of(group.name));
    const std::string id = group.name.empty() ? "" : "_" + group.name;
    Estimate mean{"mean" + id,
                  fmt::format("mean {}", options.name) + of,
                  group.mean,
                  options.unit,
                  {},
                  group.mean_interval,
                  fmt::format("n = {} devices on {} substrates; interval by substrates, Student",
                              group.kept.size(), group.substrates)};
    if (group.mean_interval) {
        mean.standard_error = group.mean_error;
    } else {
        mean.no_error = "one substrate: its devices are not independent";
    }
    analysis.estimates.push_back(std::move(mean));
    const char* none = "describes the devices at hand";
    analysis.estimates.push_back({"deviation" + id,
                                  "standard deviation" + of,
                                  group.deviation,
                                  options.unit,
                                  {},
                                  {},
                                  "SD of devices, not of the mean",
                                  none});
    analysis.estimates.push_back(
        {"median" + id, "median" + of, group.median, options.unit, {}, {}, "of devices", none});
    analysis.estimates.push_back(
        {"champion" + id,
         "champion" + of,
         group.champion.value,
         options.unit,
         {},
         {},
         fmt::format("the single best device, {}; not typical", group.champion.device),
         none});
    analysis.estimates.push_back({"design_effect" + id,
                                  "design effect" + of,
                                  group.design_effect,
                                  "",
                                  {},
                                  {},
                                  "variance of the mean over that of independent devices",
                                  "as uncertain as the variance of few substrates"});
}

void add_probabilities(const GroupComparison& pair, const std::string& of, Analysis& analysis) {
    const char* none = "a probability";
    if (pair.welch_p) {
        analysis.estimates.push_back({"welch_p_" + pair.second,
                                      "p, Welch" + of,
                                      *pair.welch_p,
                                      "",
                                      {},
                                      {},
                                      "two-sided, with the errors of substrates",
                                      none});
    }
    analysis.estimates.push_back({"permutation_p_" + pair.second,
                                  "p, permutation" + of,
                                  pair.permutation_p,
                                  "",
                                  {},
                                  {},
                                  pair.permutation_exact
                                      ? "two-sided, every exchange of substrates"
                                      : "two-sided, random exchanges of substrates",
                                  none});
}

void add_comparison(const GroupComparison& pair, const StatisticsOptions& options,
                    Analysis& analysis) {
    const std::string of =
        fmt::format(" of {} against {}", label_of(pair.second), label_of(pair.first));
    Estimate difference{"difference_" + pair.second,
                        "difference" + of,
                        pair.difference,
                        options.unit,
                        {},
                        pair.difference_interval,
                        "of the means; Welch with the errors of substrates"};
    if (!pair.difference_interval) {
        difference.no_error = pair.hedges_interval ? "no substrate differs from the others of its "
                                                     "group"
                                                   : one_substrate;
    }
    analysis.estimates.push_back(std::move(difference));
    Estimate effect{"hedges_g_" + pair.second,
                    "Hedges' g" + of,
                    pair.hedges_g,
                    "",
                    {},
                    pair.hedges_interval,
                    "difference over the pooled SD of devices; interval by resampling substrates"};
    if (!pair.hedges_interval) effect.no_error = one_substrate;
    analysis.estimates.push_back(std::move(effect));
    add_probabilities(pair, of, analysis);
}

/// Ends of the resampled intervals: words where a group of one substrate has none.
ResultTable group_table(const StatisticsResult& result) {
    ResultColumn name{"group"}, n{"n"}, excluded{"excluded"}, substrates{"substrates"},
        mean{"mean", result.options.unit}, deviation{"SD", result.options.unit},
        median{"median", result.options.unit}, champion{"champion", result.options.unit},
        low{"mean, resampled from", result.options.unit},
        high{"mean, resampled to", result.options.unit};
    for (const GroupFigures& group : result.groups) {
        name.words.push_back(label_of(group.name));
        n.numbers.push_back(static_cast<double>(group.kept.size()));
        excluded.numbers.push_back(static_cast<double>(group.excluded));
        substrates.numbers.push_back(static_cast<double>(group.substrates));
        mean.numbers.push_back(group.mean);
        deviation.numbers.push_back(group.deviation);
        median.numbers.push_back(group.median);
        champion.numbers.push_back(group.champion.value);
        const auto& resampled = group.bootstrap_interval;
        low.numbers.push_back(resampled ? resampled->low : number_or_none({}));
        high.numbers.push_back(resampled ? resampled->high : number_or_none({}));
    }
    return {"groups",
            "Groups",
            {name, n, excluded, substrates, mean, deviation, median, champion, low, high}};
}

Plot histogram_plot(const StatisticsResult& result) {
    Plot plot{"histogram",
              "Distribution of devices",
              {result.options.name, result.options.unit},
              {"devices", ""},
              {},
              fmt::format("Measured devices in {} bins of one width, excluded ones left out.",
                          result.options.bins)};
    for (const GroupFigures& group : result.groups) {
        PlotCurve bars{label_of(group.name), CurveRole::bars, {}, {}};
        for (std::size_t i = 0; i < group.histogram.counts.size(); ++i) {
            bars.x.push_back(group.histogram.from +
                             group.histogram.width * (static_cast<double>(i) + 0.5));
            bars.y.push_back(static_cast<double>(group.histogram.counts[i]));
        }
        plot.curves.push_back(std::move(bars));
    }
    return plot;
}

std::vector<std::string> warnings_of(const StatisticsResult& result) {
    std::vector<std::string> warnings;
    for (const GroupFigures& group : result.groups) {
        const std::string name = label_of(group.name);
        if (group.substrates < 2) {
            warnings.push_back(fmt::format(
                "The {} devices of {} share one substrate: nothing can be said of other ones.",
                group.kept.size(), name));
        } else if (group.substrates < 5) {
            warnings.push_back(
                fmt::format("{} rests on {} substrates: the resampled interval is too narrow, "
                            "Student's is wide.",
                            name, group.substrates));
        }
        if (group.design_effect > 2) {
            warnings.push_back(fmt::format(
                "Devices of one substrate of {} are alike (design effect {:.1f}): {} devices count "
                "as about {:.0f}.",
                name, group.design_effect, group.kept.size(),
                static_cast<double>(group.kept.size()) / group.design_effect));
        }
    }
    return warnings;
}

}  // namespace

Analysis describe(const StatisticsResult& result) {
    const GroupFigures& first = result.groups.front();
    Analysis analysis;
    analysis.kind = "statistics";
    analysis.title = fmt::format("Statistics of {}", result.options.name);
    analysis.summary = fmt::format(
        "{}: mean {:.4g} {}, SD {:.3g}, median {:.4g}, champion {:.4g}, n = {} on {} substrates",
        label_of(first.name), first.mean, result.options.unit, first.deviation, first.median,
        first.champion.value, first.kept.size(), first.substrates);
    analysis.settings = {
        {"excluded", result.options.exclusion.text()},
        {"bins", fmt::format("{}, common to all groups", result.options.bins)},
        {"resamples", fmt::format("{} of whole substrates, seed {}", result.options.resamples,
                                  result.options.seed)},
    };
    for (const GroupFigures& group : result.groups) add_group(group, result.options, analysis);
    for (const GroupComparison& pair : result.comparisons) {
        add_comparison(pair, result.options, analysis);
    }
    analysis.tables = {group_table(result)};
    analysis.plots = {histogram_plot(result)};
    analysis.warnings = warnings_of(result);
    return analysis;
}

}  // namespace anchorite::measurement
