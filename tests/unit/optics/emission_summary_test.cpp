#include "anchorite/optics/emission_summary.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/optical_stacks.hpp"

namespace anchorite::optics {
namespace {

using test::layer;

struct Case {
    OpticalStack stack = test::spread(
        test::stack_at(600, {layer("a", 0, 1.5), layer("b", 50, 1.7), layer("c", 0, 1)}),
        {500e-9, 600e-9});
    Emitter emitter{.layer = 1,
                    .positions = {10e-9, 40e-9},
                    .weights = {3, 1},
                    .spectrum = {1, 4},
                    .horizontal_fraction = 0};
    Emission emission;

    Case() {
        for (const double purcell : {1.0, 2.0}) {
            std::vector<DipolePower> row(2);
            for (std::size_t d = 0; d < 2; ++d) {
                row[d].vertical.total = purcell;
                row[d].vertical.bottom = 0.25 + 0.25 * static_cast<double>(d);
                row[d].vertical.absorbed = {0, 0, purcell - row[d].vertical.bottom};
            }
            emission.power.push_back(row);
        }
    }
};

TEST(EmissionSummary, AveragesRatesAndShares) {
    const Case at;
    const auto summary = summarise(at.stack, at.emitter, at.emission);
    EXPECT_DOUBLE_EQ(summary.rates.total, 0.2 * 1 + 0.8 * 2);
    EXPECT_DOUBLE_EQ(summary.rates.bottom, 0.75 * 0.25 + 0.25 * 0.5);
    EXPECT_DOUBLE_EQ(summary.outcoupling(), 0.3125 / 1.8);
    EXPECT_DOUBLE_EQ(summary.shares.total, 1);
    EXPECT_DOUBLE_EQ(summary.mean_outcoupling(), 0.3125 * (0.2 + 0.8 / 2));
    EXPECT_DOUBLE_EQ(summary.by_wavelength[1].total, 2);
    EXPECT_DOUBLE_EQ(summary.by_position[1].bottom, 0.5);
}

TEST(EmissionSummary, RadiativeEfficiency) {
    EXPECT_DOUBLE_EQ(radiative_efficiency(1, 0.3), 1);
    EXPECT_DOUBLE_EQ(radiative_efficiency(0, 2), 0);
    EXPECT_DOUBLE_EQ(radiative_efficiency(0.5, 1), 0.5);
    EXPECT_DOUBLE_EQ(radiative_efficiency(0.5, 3), 0.75);
    EXPECT_THROW((void)radiative_efficiency(1.1, 1), InputError);
    EXPECT_THROW((void)radiative_efficiency(0.5, 0), InputError);
}

TEST(EmissionSummary, ExternalEfficiency) {
    const Case at;
    auto summary = summarise(at.stack, at.emitter, at.emission);
    const double lossless = external_efficiency(at.emitter, summary, 1).bottom;
    EXPECT_DOUBLE_EQ(lossless, 0.3125 / 1.8);
    EXPECT_DOUBLE_EQ(external_efficiency(at.emitter, summary, 1, 0.5).bottom, lossless / 2);
    const double radiative = 0.9 * 1.8 / (0.1 + 0.9 * 1.8);
    EXPECT_DOUBLE_EQ(external_efficiency(at.emitter, summary, 0.9).both(), radiative * lossless);
    for (auto& budget : summary.by_position) budget.reabsorbed = 0.9;
    EXPECT_DOUBLE_EQ(external_efficiency(at.emitter, summary, 1, 1, true).bottom, 2 * lossless);
    EXPECT_THROW((void)external_efficiency(at.emitter, summary, 1, 1.2), InputError);
    summary.by_position.pop_back();
    EXPECT_THROW((void)external_efficiency(at.emitter, summary, 1), InputError);
}

TEST(EmissionSummary, RefusesAnotherShape) {
    Case at;
    at.emission.power[1].pop_back();
    EXPECT_THROW((void)summarise(at.stack, at.emitter, at.emission), InputError);
    at.emission.power.pop_back();
    EXPECT_THROW((void)summarise(at.stack, at.emitter, at.emission), InputError);
}

}  // namespace
}  // namespace anchorite::optics
