#include "anchorite/measurement/kinetics/transient_analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "anchorite/base/error.hpp"
#include "support/transient_maps.hpp"

namespace anchorite::measurement {
namespace {

/// A map with pump arrival at its middle, nothing told.
MadeMap usual() {
    MadeMap made;
    made.first_ps = -1.5;
    made.delays = 200;
    made.irf.reference_nm = 600;
    return made;
}

TEST(TransientAnalysis, FindsEverythingByItself) {
    const MadeMap made = usual();
    TransientMap map = made_map(made);
    map.signal.array() += 7e-3;  // scattered light
    const TransientResult result = analyse_transient(map, {});
    EXPECT_EQ(result.svd.structured, 3);
    ASSERT_EQ(result.fit.model.rates.size(), 3U);
    const double truth[] = {0.8, 12, 200};
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_NEAR(1 / result.fit.model.rates[k].per_ps / truth[k], 1, 0.02);
    }
    EXPECT_NEAR(result.fit.irf->centre_ps, made.irf.centre_at(600), 5e-3);
    EXPECT_NEAR(result.fit.irf->width_ps, made.irf.width_ps, 3e-3);
    EXPECT_NEAR(result.noise / made.noise, 1, 0.15);
    EXPECT_EQ(result.residual_svd.structured, 0);
    EXPECT_TRUE(result.warnings.empty()) << result.warnings.front();
}

TEST(TransientAnalysis, TooFewComponentsLeaveStructure) {
    TransientOptions options;
    options.components = 1;
    options.profile = false;
    const TransientResult result = analyse_transient(made_map(usual()), options);
    EXPECT_GT(result.residual_svd.structured, 0);
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("residual is not noise")));
}

TEST(TransientAnalysis, RatesThatCannotBeToldApartAreSaid) {
    MadeMap made = usual();
    made.noise = 2e-5;
    made.model = parallel_model({12, 14});
    TransientOptions options;
    options.lifetimes_ps = {10, 17};
    const TransientResult result = analyse_transient(made_map(made), options);
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("overlap")));
}

TEST(TransientAnalysis, NoisyWavelengthsDoNotCountAsComponents) {
    const MadeMap made = usual();
    TransientMap map = made_map(made);
    std::mt19937_64 random(5);
    std::normal_distribution<double> noise(0, 20 * made.noise);
    for (const Eigen::Index j : {0, 1, 28, 29}) {
        for (double& value : map.signal.col(j)) value += noise(random);
    }
    TransientOptions options;
    options.profile = false;
    const TransientResult uneven = analyse_transient(map, options);
    EXPECT_EQ(uneven.svd.structured, 3);
    EXPECT_THAT(uneven.warnings, testing::Contains(testing::HasSubstr("--weight-by-noise")));
    options.weight_by_noise = true;
    const TransientResult weighted = analyse_transient(map, options);
    EXPECT_NEAR(weighted.fit.rmse, 1, 0.1);
    EXPECT_NEAR(1 / weighted.fit.model.rates[1].per_ps, 12, 0.5);
}

TEST(TransientAnalysis, SlicesAreOfTheStraightenedMap) {
    const MadeMap made = usual();
    TransientOptions options;
    options.profile = false;
    options.kinetics = {{2.2, 0.02}, {1.8, 0}};
    options.normalise_ps = 5;
    options.spectra_ps = {1, 100};
    const TransientResult result = analyse_transient(made_map(made), options);
    ASSERT_EQ(result.kinetics.size(), 2U);
    EXPECT_NEAR(value_at(result.kinetics[0], 5), 1, 1e-12);
    EXPECT_NEAR(value_at(result.fitted_kinetics[0], 5), 1, 0.05);
    ASSERT_EQ(result.spectra.size(), 2U);
    const double energy = result.spectra[1].energies_ev[10];
    const double wavelength = photon_energy_ev(energy);
    const double expected = made_spectrum(1, wavelength) * std::exp(-100 / 12.0) +
                            made_spectrum(2, wavelength) * std::exp(-0.5);
    EXPECT_NEAR(result.spectra[1].signal[10], expected, 1e-4);
}

TEST(TransientAnalysis, InstantaneousPumpsNeedNoResponse) {
    MadeMap made = usual();
    made.irf = {0, 1e-6, {}, 600};
    TransientMap map = cropped(made_map(made), {}, {0.01, 1000});
    for (double& delay : map.delays_ps) delay += 3;
    TransientOptions options;
    options.response = false;
    options.t0_ps = 3;
    options.components = 3;
    const TransientResult result = analyse_transient(map, options);
    EXPECT_FALSE(result.fit.irf.has_value());
    EXPECT_NEAR(1 / result.fit.model.rates[1].per_ps, 12, 0.3);
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("before the pump")));
    options.response = true;
    options.t0_ps.reset();
    EXPECT_THROW((void)analyse_transient(map, options), InputError) << "nothing tells the response";
}

TEST(TransientAnalysis, GivesNoLifetimesOfAFitThatDidNotSettle) {
    MadeMap made = usual();
    made.irf = {0, 1e-6, {}, 600};
    TransientOptions options;
    options.response = false;
    options.components = 3;
    TransientResult result = analyse_transient(cropped(made_map(made), {}, {0.01, 1000}), options);
    ASSERT_TRUE(describe(result).settled);
    result.fit.termination = Termination::ran_out;
    const Analysis analysis = describe(result);
    EXPECT_FALSE(analysis.settled);
    EXPECT_TRUE(analysis.estimates.empty());
    EXPECT_THAT(analysis.summary, testing::HasSubstr("did not settle"));
    EXPECT_EQ(std::ranges::count(analysis.tables, "rates", &ResultTable::id), 0);
    EXPECT_FALSE(analysis.maps.empty()) << "residuals show why";
}

TEST(TransientAnalysis, TimesHaveTheUnitOfTheirSize) {
    MadeMap made = usual();
    made.irf = {0, 1e-6, {}, 600};
    TransientMap map = cropped(made_map(made), {}, {0.01, 1000});
    for (double& delay : map.delays_ps) delay = 1000 * (delay + 3);
    TransientOptions options;
    options.response = false;
    options.t0_ps = 3000;
    options.components = 3;
    const Analysis analysis = describe(analyse_transient(map, options));
    EXPECT_EQ(estimate_of(analysis, "tau_2").unit, "ns");
    EXPECT_NEAR(estimate_of(analysis, "tau_2").value, 12, 0.3);
    EXPECT_THAT(analysis.summary, testing::HasSubstr(" ns"));
    EXPECT_THAT(analysis.summary, testing::Not(testing::HasSubstr(" ps")));
    EXPECT_EQ(analysis.tables[0].columns[1].unit, "1/ns");
    EXPECT_NEAR(1 / analysis.tables[0].columns[1].numbers[1], 12, 0.3);
    const auto plot = std::ranges::find(analysis.plots, "concentrations", &Plot::id);
    EXPECT_EQ(plot->x.unit, "ns");
    EXPECT_NEAR(plot->curves[0].x.back(), 1000, 20);
    EXPECT_EQ(analysis.maps[0].y.unit, "ns");
    EXPECT_NEAR(analysis.maps[0].y_values.back(), 1000, 20);
}

TEST(TransientAnalysis, DescriptionHasAllFiguresAndReasons) {
    TransientOptions options;
    options.kind = TransientModelKind::sequential;
    options.components = 3;
    options.kinetics = {{2.1, 0.02}};
    options.spectra_ps = {1};
    const TransientResult result = analyse_transient(made_map(usual()), options);
    const Analysis analysis = describe(result);
    EXPECT_EQ(analysis.kind, "transient-absorption");
    EXPECT_NEAR(estimate_of(analysis, "tau_2").value, 12, 0.5);
    EXPECT_TRUE(
        estimate_of(analysis, "tau_2").interval->contains(estimate_of(analysis, "tau_2").value));
    EXPECT_NEAR(estimate_of(analysis, "response_fwhm").value, 0.08 * fwhm_per_deviation, 0.01);
    for (const Estimate& one : analysis.estimates) {
        EXPECT_TRUE(one.standard_error || one.interval || !one.no_error.empty()) << one.id;
        EXPECT_FALSE(one.definition.empty()) << one.id;
    }
    std::set<std::string> ids;
    for (const Plot& plot : analysis.plots) {
        EXPECT_TRUE(ids.insert(plot.id).second) << plot.id;
        EXPECT_FALSE(plot.curves.empty()) << plot.id;
        EXPECT_FALSE(plot.caption.empty()) << plot.id;
        for (const PlotCurve& curve : plot.curves) {
            EXPECT_EQ(curve.x.size(), curve.y.size());
            EXPECT_FALSE(curve.x.empty()) << plot.id << " " << curve.name;
            const auto is_finite = [](double value) { return std::isfinite(value); };
            EXPECT_TRUE(std::ranges::all_of(curve.y, is_finite)) << plot.id;
            if (plot.x.logarithmic) {
                EXPECT_GT(*std::ranges::min_element(curve.x), 0) << plot.id;
            }
        }
    }
    for (const char* id :
         {"spectra", "decay_spectra", "concentrations", "kinetics", "kinetics_residual",
          "singular_values", "time_residual", "spectrum_residual", "chirp", "energies", "delays"}) {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
}

TEST(TransientAnalysis, MapsAreThinned) {
    MadeMap made = usual();
    made.delays = 500;
    made.wavelengths = 450;
    TransientOptions options;
    options.components = 3;
    options.profile = false;
    const Analysis analysis = describe(analyse_transient(made_map(made), options));
    ASSERT_EQ(analysis.maps.size(), 3U);
    for (const MapPlot& map : analysis.maps) {
        EXPECT_LE(map.values.size(), 40000U);
        EXPECT_EQ(map.values.size(), map.x_values.size() * map.y_values.size());
        EXPECT_TRUE(map.diverging);
    }
}

TEST(TransientAnalysis, WrongOptionsAreRefused) {
    const auto refused = [](auto change) {
        TransientOptions options;
        change(options);
        EXPECT_THROW(options.validate(), InputError);
    };
    refused([](TransientOptions& o) { o.kind = TransientModelKind::target; });
    refused([](TransientOptions& o) { o.components = 7; });
    refused([](TransientOptions& o) { o.chirp_order = 6; });
    refused([](TransientOptions& o) { o.response_fwhm_ps = 0; });
    refused([](TransientOptions& o) {
        o.components = 2;
        o.lifetimes_ps = {1};
    });
    refused([](TransientOptions& o) {
        o.weight_by_noise = true;
        o.response = false;
    });
}

}  // namespace
}  // namespace anchorite::measurement
