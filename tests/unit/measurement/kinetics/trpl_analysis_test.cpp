#include "anchorite/measurement/kinetics/trpl_analysis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "anchorite/measurement/kinetics/trpl_choice.hpp"
#include "support/synthetic_decay.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

const GaussianResponse response{600e-12};

TrplRequest request(std::uint64_t seed = 21) {
    std::mt19937_64 random(seed);
    TrplRequest out{"film", test::synthetic_decay(response, 1024, 100, random).data, response};
    return out;
}

bool warns(const std::vector<std::string>& warnings, const char* of) {
    return std::ranges::any_of(
        warnings, [&](const std::string& w) { return w.find(of) != std::string::npos; });
}

}  // namespace

TEST(TrplAnalysis, NamesEveryAverageAndFraction) {
    const Analysis analysis = describe({analyse_trpl(request())});
    for (const char* id : {"tau_1", "tau_2", "fraction_amplitude_1", "fraction_intensity_2",
                           "tau_average_amplitude", "tau_average_intensity", "shift", "background",
                           "chi2_pearson", "deviance", "durbin_watson"}) {
        const Estimate& estimate = estimate_of(analysis, id);
        EXPECT_TRUE(estimate.interval || !estimate.no_error.empty()) << id;
        EXPECT_FALSE(estimate.definition.empty()) << id;
    }
    EXPECT_NE(estimate_of(analysis, "tau_average_intensity").definition.find("ΣAτ²/ΣAτ"),
              std::string::npos);
    std::set<std::string> plots;
    for (const Plot& plot : analysis.plots) {
        EXPECT_TRUE(plots.insert(plot.id).second) << plot.id;
        for (const PlotCurve& curve : plot.curves) EXPECT_EQ(curve.x.size(), curve.y.size());
        EXPECT_FALSE(plot.caption.empty());
    }
    for (const char* id :
         {"decay", "decay_residual", "autocorrelation", "profile_tau_1", "profile_tau_2"}) {
        EXPECT_TRUE(plots.contains(id)) << id;
    }
    const bool stated = std::ranges::any_of(analysis.settings, [](const Setting& s) {
        return s.name == "objective" && s.value.find("Poisson") != std::string::npos;
    });
    EXPECT_TRUE(stated);
    for (const char* of : {"does not describe", "pulses", "no whole numbers", "Unweighted"}) {
        EXPECT_FALSE(warns(analysis.warnings, of)) << of;
    }
}

TEST(TrplAnalysis, RatesComeFromTheAmplitudeWeightedLifetime) {
    TrplRequest asked = request();
    asked.plqy = {0.8, 0.02};
    const TrplResult result = analyse_trpl(asked);
    ASSERT_TRUE(result.rates);
    EXPECT_NEAR(result.rates->radiative.value * result.fit.average_amplitude, 0.8, 1e-12);
    EXPECT_NEAR(result.rates->nonradiative.value * result.fit.average_amplitude, 0.2, 1e-12);
    EXPECT_GT(result.rates->radiative.error, 0);
    const Analysis analysis = describe({result});
    EXPECT_NE(estimate_of(analysis, "k_r").definition.find("amplitude"), std::string::npos);
}

TEST(TrplAnalysis, RatesHaveNoErrorWhereTheLifetimeHasNone) {
    TrplRequest asked = request();
    asked.plqy = {0.8, 0.02};
    asked.options.intervals = false;
    const Analysis without = describe({analyse_trpl(asked)});
    for (const char* id : {"k_r", "k_nr"}) {
        EXPECT_FALSE(estimate_of(without, id).standard_error) << id;
        EXPECT_EQ(estimate_of(without, id).no_error, "the lifetime has no error") << id;
    }
    EXPECT_NEAR(estimate_of(without, "k_nr_over_k_r").standard_error.value(), 0.02 / 0.64, 1e-9);
    asked.plqy = {0.8, 0};
    asked.options.intervals = true;
    const Analysis lifetime_alone = describe({analyse_trpl(asked)});
    EXPECT_GT(estimate_of(lifetime_alone, "k_r").standard_error.value(), 0);
    EXPECT_NE(estimate_of(lifetime_alone, "k_r").definition.find("lifetime alone"),
              std::string::npos);
    EXPECT_FALSE(estimate_of(lifetime_alone, "k_nr_over_k_r").standard_error);
}

namespace {

/// 20000 (0.7 exp(-t / 5 ns) + 0.3 exp(-t / 30 ns)) + 2 in channels of 50 ps, without response.
TrplRequest bare_request(double window_begin) {
    TrplRequest out{"bare", {}, NoResponse{}};
    std::mt19937_64 random(5);
    for (int i = 0; i < 4000; ++i) {
        const double t = 0.05 * i;
        const double expected = 20000 * (0.7 * std::exp(-t / 5) + 0.3 * std::exp(-t / 30)) + 2;
        out.data.counts.push_back(
            static_cast<double>(std::poisson_distribution<long>(expected)(random)));
    }
    out.data.counts.front() = 20400;  // the highest, whatever the noise
    out.data.channel_width = 50e-12;
    out.data.window = {static_cast<std::size_t>(window_begin / 0.05), 4000};
    out.plqy = {0.8, 0.008};
    out.profiles = false;
    return out;
}

}  // namespace

TEST(TrplAnalysis, AmplitudesOfALateWindowAreCarriedBackToTheMaximum) {
    for (const double begin : {0.05, 15.0}) {
        const TrplResult result = analyse_trpl(bare_request(begin));
        const auto& average = result.fit.quantity(TrplKind::average_amplitude);
        const auto& slow = result.fit.quantity(TrplKind::amplitude, 1);
        std::printf(
            "window from %.2f ns: asked 12.5 ns and k_r 64 /us, measured %.2f (%.2f to "
            "%.2f) ns and %.1f +- %.1f /us\n",
            begin, average.value * 1e9, average.interval.low * 1e9, average.interval.high * 1e9,
            result.rates->radiative.value / 1e6, result.rates->radiative.error / 1e6);
        EXPECT_TRUE(average.interval.contains(12.5e-9)) << begin;
        EXPECT_TRUE(slow.interval.contains(6000)) << begin;
        EXPECT_NEAR(result.rates->radiative.value, 64e6, 3 * result.rates->radiative.error);
        EXPECT_TRUE(warns(warnings_of(result), "after the maximum"));
        const Analysis analysis = describe({result});
        EXPECT_NE(estimate_of(analysis, "amplitude_1").definition.find("carried back"),
                  std::string::npos);
    }
    const TrplResult whole = analyse_trpl(bare_request(0));
    EXPECT_NEAR(whole.rates->radiative.value, 64e6, 1.5e6);
    EXPECT_FALSE(warns(warnings_of(whole), "after the maximum"));
}

TEST(TrplAnalysis, StretchedExponentialsOfALateWindowHaveNoRates) {
    TrplRequest asked = bare_request(15);
    asked.options.form.stretched = true;
    asked.options.form.components = 1;
    asked.options.intervals = false;
    const TrplResult late = analyse_trpl(asked);
    EXPECT_FALSE(late.rates);
    EXPECT_TRUE(warns(warnings_of(late), "no rates are given"));
    asked.data.window.begin = 0;
    EXPECT_TRUE(analyse_trpl(asked).rates);
}

TEST(TrplAnalysis, WarnsOfPileUpAndOfEarlierPulses) {
    TrplRequest asked = request();
    const double counts = [&] {
        double sum = 0;
        for (const double n : asked.data.counts) sum += n;
        return sum;
    }();
    const double range = asked.data.channel_width * 1024;
    asked.data.repetition_period = range;
    asked.data.pulses = counts / 0.02;
    TrplResult result = analyse_trpl(asked);
    EXPECT_TRUE(warns(warnings_of(result), "2.0 % of the pulses"));
    EXPECT_FALSE(warns(warnings_of(result), "fifth"));
    asked.data.pulses = counts / 0.001;
    EXPECT_FALSE(warns(warnings_of(analyse_trpl(asked)), "pulses gave"));
    result.fit.components.back().lifetime = 0.3 * range;
    EXPECT_TRUE(warns(warnings_of(result), "fifth of the pulse period"));
    result.request.data.repetition_period.reset();
    EXPECT_TRUE(warns(warnings_of(result), "fifth of the recorded range"));
}

TEST(TrplAnalysis, WarnsOfABackgroundThatTheResponseStillHas) {
    TrplRequest asked = request();
    std::vector<double> counts(1024, 20.0);
    for (std::size_t i = 80; i < 125; ++i) {
        const double x = (static_cast<double>(i) - 100) / 9;
        counts[i] += std::round(20000 * std::exp(-0.5 * x * x));
    }
    asked.response = measured_response(counts);
    asked.options.intervals = false;
    EXPECT_TRUE(warns(warnings_of(analyse_trpl(asked)), "of the response is the level"));
    asked.response = measured_response(counts, ChannelWindow{0, 60});
    EXPECT_FALSE(warns(warnings_of(analyse_trpl(asked)), "of the response is the level"));
}

TEST(TrplAnalysis, CutsDigitsThatAreNotKnown) {
    TrplRequest asked = request();
    for (double& n : asked.data.counts) n = std::round(n / 200);  // too few to tell two lifetimes
    const TrplResult result = analyse_trpl(asked);
    const TrplQuantity& q = result.fit.quantity(TrplKind::lifetime, 0);
    ASSERT_TRUE(q.interval.high > 1.2 * q.value || q.interval.low < 0.8 * q.value);
    EXPECT_TRUE(warns(warnings_of(result), "to 20 %"));
    const Analysis analysis = describe({result});
    const Estimate& shown = estimate_of(analysis, "tau_1");
    const double decade = std::pow(10, std::floor(std::log10(shown.value)) - 1);
    EXPECT_NEAR(shown.value / decade, std::round(shown.value / decade), 1e-9);
    EXPECT_NE(shown.definition.find("digits cut"), std::string::npos);
    EXPECT_FALSE(shown.standard_error) << "an interval that wide has no two equal sides";
}

TEST(TrplAnalysis, AFitThatDidNotSettleGivesNoNumbers) {
    TrplRequest asked = request();
    asked.options.max_iterations = 1;
    const TrplResult open = analyse_trpl(asked);
    ASSERT_EQ(open.fit.termination, Termination::ran_out);
    const Analysis alone = describe({open});
    EXPECT_FALSE(alone.settled);
    EXPECT_NE(alone.summary.find("did not settle"), std::string::npos);
    EXPECT_THROW(estimate_of(alone, "tau_1"), std::out_of_range);
    EXPECT_NO_THROW(estimate_of(alone, "chi2_pearson"));
    const Analysis both = describe({analyse_trpl(request()), open});
    EXPECT_NE(both.summary.find("1 did not settle"), std::string::npos);
    EXPECT_NO_THROW(estimate_of(both, "d1_tau_1"));
    EXPECT_THROW(estimate_of(both, "d2_tau_1"), std::out_of_range);
    EXPECT_NE(both.tables[0].columns[0].words[1].find("did not settle"), std::string::npos);
    EXPECT_TRUE(std::isnan(both.tables[0].columns[1].numbers[1]));
}

TEST(TrplAnalysis, SaysWhenTheModelIsNotAdequate) {
    TrplRequest asked = request();
    asked.options.form.components = 1;
    EXPECT_TRUE(warns(warnings_of(analyse_trpl(asked)), "does not describe the counts"));
    for (double& n : asked.data.counts) n *= 0.37;
    asked.options.objective = TrplObjective::unweighted;
    const TrplResult scaled = analyse_trpl(asked);
    EXPECT_TRUE(warns(warnings_of(scaled), "no whole numbers"));
    const Analysis analysis = describe({scaled});
    EXPECT_GT(estimate_of(analysis, "scatter_about_fit").value, 0);
    EXPECT_THROW(estimate_of(analysis, "chi2_pearson"), std::out_of_range)
        << "without known noise there is no such figure";
}

TEST(TrplAnalysis, SeveralDecaysGiveATable) {
    const Analysis analysis = describe({analyse_trpl(request(21)), analyse_trpl(request(22))});
    ASSERT_FALSE(analysis.tables.empty());
    EXPECT_EQ(analysis.tables.front().id, "decays");
    for (const ResultColumn& column : analysis.tables.front().columns) {
        EXPECT_EQ(std::max(column.numbers.size(), column.words.size()), 2U) << column.name;
    }
    EXPECT_NO_THROW(estimate_of(analysis, "d2_tau_average_amplitude"));
}

TEST(TrplChoice, FindsTheNumberOfComponentsThatMadeTheDecay) {
    int right = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const TrplRequest asked = request(seed);
        const auto choices = compare_components(asked.data, response, {});
        ASSERT_EQ(choices.size(), 4U);
        for (std::size_t i = 1; i < choices.size(); ++i) {
            // In units where 1 is a standard error squared.
            EXPECT_LE(choices[i].objective, choices[i - 1].objective + 0.01);
        }
        EXPECT_LT(choices[1].probability, 1e-3) << "two are better than one";
        EXPECT_GT(choices[2].probability, 1e-3) << "three are no better than two";
        right += preferred_components(choices) == 2;
    }
    EXPECT_EQ(right, 6);
    TrplRequest asked = request();
    asked.choose = true;
    asked.options.form.components = 1;
    const TrplResult result = analyse_trpl(asked);
    EXPECT_EQ(result.fit.components.size(), 2U);
}
