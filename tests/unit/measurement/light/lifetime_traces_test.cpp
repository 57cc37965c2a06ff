#include "anchorite/measurement/light/lifetime_traces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using lifetime::Luminance;
using lifetime::Radiance;

namespace {

constexpr double hour = 3600;
constexpr double true_n = 1.87, true_beta = 0.8, t50_at_one = 100;  // [h] at 1 W/(sr m²)

/// A device that obeys R0^n T50 = constant, at irregular times, with noise.
DataTable decay_at(double level, double until, std::uint64_t seed, const char* unit) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, 1);
    std::uniform_real_distribution<double> step(0.5, 1.5);
    const double t50 = t50_at_one * std::pow(level, -true_n);
    const double tau = t50 / std::pow(std::log(2.0), 1 / true_beta);
    DataTable table{"trace", {{"time", "h", {}}, {"light", unit, {}}}};
    double time = 0;
    for (int i = 0; i < 200; ++i) {
        table.columns[0].values.push_back(time);
        table.columns[1].values.push_back(
            level * (std::exp(-std::pow(time / tau, true_beta)) + 0.003 * normal(random)));
        time += until * t50 / 200 * step(random);
    }
    return table;
}

std::vector<LifetimeTrace> traces(double until, const char* unit = "W/(sr m2)") {
    InstrumentFile file;
    std::uint64_t seed = 1;
    for (const double level : {1.0, 2.0, 4.0, 8.0, 16.0}) {
        file.tables.push_back(decay_at(level, until, ++seed, unit));
    }
    return traces_of(file);
}

}  // namespace

TEST(LifetimeTraces, InterpolatedLifetimesGiveN) {
    const TraceResult result = analyse_traces(traces(1.3), {});
    ASSERT_TRUE(result.law);
    EXPECT_EQ(result.law->index(), 0U);  // radiance, interpolated
    const auto& law = power_law_of(*result.law);
    std::printf("n asked %.2f measured %.3f (%.3f ... %.3f)\n", true_n, law.n, law.n_interval.low,
                law.n_interval.high);
    EXPECT_NEAR(law.n, true_n, 0.03);
    EXPECT_TRUE(law.n_interval.contains(true_n));
    const auto at = lifetime_at(*result.law, Radiance{0.19}, {});
    EXPECT_NEAR(at.seconds / hour / (t50_at_one * std::pow(0.19, -true_n)), 1, 0.1);
    EXPECT_NEAR(at.reach, 1 / 0.19, 0.1);
}

TEST(LifetimeTraces, ShortCurvesFallBackOnTheModelAndSaySo) {
    const TraceResult result = analyse_traces(traces(0.6), {});
    ASSERT_TRUE(result.law);
    EXPECT_EQ(result.law->index(), 1U);  // radiance, modelled
    EXPECT_NEAR(power_law_of(*result.law).n, true_n, 0.1);
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("nothing measured")));
    EXPECT_THROW((void)estimate_of(analysis, "T50_interpolated"), std::out_of_range);
    EXPECT_THAT(estimate_of(analysis, "T50_modelled").definition,
                testing::HasSubstr("extrapolated"));
}

TEST(LifetimeTraces, RadianceAndLuminanceMixOnlyThroughAnEfficacy) {
    const TraceResult result = analyse_traces(traces(1.3), {});
    EXPECT_THROW(lifetime_at(*result.law, Luminance{100}, {}), InputError);
    const double efficacy = 7.213;  // 693 nm: 100 cd/m² are 13.86 W/(sr m²)
    const auto bright =
        lifetime_at(*result.law, Luminance{100}, lifetime::LuminousEfficacy{efficacy});
    const auto same = lifetime_at(*result.law, Radiance{100 / efficacy}, {});
    EXPECT_DOUBLE_EQ(bright.seconds, same.seconds);
    auto mixed = traces(1.3);
    mixed[1].scale = TraceScale::luminance;
    EXPECT_THROW(analyse_traces(mixed, {}), InputError);
}

TEST(LifetimeTraces, StartMattersForDevicesThatBrighten) {
    LifetimeTrace trace;
    for (int i = 0; i < 300; ++i) {
        const double t = i / 100.0;  // brightens by 30 % within 0.1, then decays with τ = 1
        trace.curve.times.push_back(hour * t);
        trace.curve.values.push_back((1.3 - 0.3 * std::exp(-t / 0.03)) * std::exp(-t));
    }
    TraceOptions options;
    options.shares = {0.5};
    const auto first = trace_figures(trace, options);
    options.start = LifetimeStart::maximum;
    const auto top = trace_figures(trace, options);
    options.start = LifetimeStart::after_burn_in;
    options.burn_in = 0.5 * hour;
    const auto late = trace_figures(trace, options);
    EXPECT_NEAR(first.interpolated[0]->seconds / hour, std::log(2 * 1.3), 1e-3);
    EXPECT_LT(top.interpolated[0]->seconds, 0.8 * first.interpolated[0]->seconds);
    EXPECT_NEAR(late.interpolated[0]->seconds / hour, std::log(2.0), 1e-3);
    EXPECT_NEAR(late.start_time, 0.5 * hour, 1e-6);
    TraceResult result;
    result.options.shares = {0.5};
    result.figures = {first};
    EXPECT_THAT(describe(result).warnings, testing::Contains(testing::HasSubstr("brightens")));
}

TEST(LifetimeTraces, PausesAndBadRowsAreCounted) {
    InstrumentFile file;
    DataTable table{"run", {{"Time", "s", {}}, {"Luminance", "cd/m²", {}}}};
    for (int i = 0; i < 50; ++i) {
        table.columns[0].values.push_back(i < 25 ? i : i + 100);
        table.columns[1].values.push_back(i == 7 ? std::nan("") : 100 * std::exp(-i / 40.0));
    }
    table.columns[0].values[40] = 3;  // out of order
    file.tables = {table};
    const auto found = traces_of(file);
    EXPECT_EQ(found[0].left_out, 2U);
    EXPECT_EQ(found[0].scale, TraceScale::luminance);
    const auto gaps = gaps_of(found[0].curve);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].from, 24);
    EXPECT_EQ(gaps[0].to, 125);
    const Analysis analysis = describe(analyse_traces(found, {}));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("1 pauses")));
}

TEST(LifetimeTraces, RelativeTracesTakeTheirLevelsFromTheUser) {
    const auto relative = traces(1.3, "");
    EXPECT_EQ(relative.front().scale, TraceScale::relative);
    EXPECT_FALSE(analyse_traces(relative, {}).law);
    std::vector<std::optional<Level>> levels;
    for (const double level : {1.0, 2.0, 4.0, 8.0, 16.0}) levels.emplace_back(Luminance{level});
    const TraceResult result = analyse_traces(relative, {}, levels);
    ASSERT_TRUE(result.law);
    EXPECT_EQ(result.law->index(), 2U);  // luminance, interpolated
    EXPECT_THROW(analyse_traces(relative, {}, {levels[0]}), InputError);
}

TEST(LifetimeTraces, AColumnIsNamedWithTheUnitThatTheFileDoesNotState) {
    InstrumentFile file;
    file.tables = {
        {"device", {{"Duration_h", "", {0, 1, 2, 3, 4}}, {"MPPT_P", "mW", {5, 4, 3, 2, 1}}}}};
    const auto message = [&](const TraceColumns& columns) -> std::string {
        try {
            (void)traces_of(file, columns);
        } catch (const InputError& error) {
            return error.message();
        }
        return "";
    };
    const auto traces = traces_of(file, {"duration_h [h]", "MPPT_P [mW]"});
    EXPECT_EQ(traces.at(0).curve.times[2], 2 * hour);
    EXPECT_EQ(traces.at(0).curve.values[0], 5);
    EXPECT_THAT(message({"Duration_h", "MPPT_P"}), testing::HasSubstr("'Duration_h [h]'"));
    EXPECT_THAT(message({"Duration_h [h]", "MPPT_P [W]"}),
                testing::HasSubstr("is in mW, not in W"));
    EXPECT_THAT(message({"Hours [h]", "MPPT_P"}), testing::HasSubstr("there is no column"));
    EXPECT_THAT(message({"Duration_h [eV]", "MPPT_P"}), testing::HasSubstr("Duration_h"));
}

TEST(LifetimeTraces, RefusesWhatIsNoTrace) {
    InstrumentFile file;
    EXPECT_THROW(traces_of(file), InputError);
    file.tables = {{"x", {{"V", "V", {0, 1, 2, 3, 4}}, {"light", "", {5, 4, 3, 2, 1}}}}};
    EXPECT_THROW(traces_of(file), InputError);
    TraceOptions options;
    options.shares = {1.5};
    EXPECT_THROW(analyse_traces(traces(1.3), options), InputError);
    EXPECT_THROW(analyse_traces({}, {}), InputError);
    options = {};
    options.start = LifetimeStart::after_burn_in;
    options.burn_in = 1e9;
    EXPECT_THROW(analyse_traces(traces(1.3), options), InputError);
}
