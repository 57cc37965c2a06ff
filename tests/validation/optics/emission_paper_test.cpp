// The paper's stack against an independent solver (tables C1, C2, C3 and C5): Chen et al., Nat.
// Commun. 16, 8201 (2025), thicknesses as assumed in tests/support/optical_stacks.hpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numbers>

#include "anchorite/optics/dissipation.hpp"
#include "anchorite/optics/emission.hpp"
#include "anchorite/optics/emission_summary.hpp"
#include "anchorite/optics/radiance.hpp"
#include "support/optical_stacks.hpp"
#include "support/optics_tables.hpp"

using namespace anchorite::optics;
using namespace anchorite::test;

namespace {

/// As the tables have it: no loss in the glass, light leaves through it, Al as a half-space.
OpticalStack stack_of_tables(const std::vector<double>& nm) {
    const PaperIndices indices(ANCHORITE_TEST_DATA "/optics/paper_stack_nk.csv");
    OpticalStack stack = paper_stack(indices, nm);
    for (auto& index : stack.layers[1].index) index = index.real();
    return stack;
}

/// Shares of F under the names of the tables' columns.
std::map<std::string, double> shares(const PowerBudget& budget, const OpticalStack& stack) {
    const double total = budget.total;
    std::map<std::string, double> named{
        {"out_air", budget.bottom / total},        {"substrate", budget.substrate / total},
        {"abs_returned", budget.returned / total}, {"abs_in_cone", budget.absorbed_in_cone / total},
        {"ug<u<1", budget.absorbed_bound / total}, {"u>1", budget.absorbed_evanescent / total}};
    for (const std::size_t layer : {2U, 3U, 8U}) {
        named["abs_" + stack.layers[layer].name] = budget.absorbed[layer] / total;
    }
    return named;
}

class Comparison {
public:
    void see(const std::string& what, double measured, double reference) {
        double& worst = worst_[what];
        worst = std::max(worst, std::abs(measured - reference));
    }
    void tell(const char* table, double asked) const {
        for (const auto& [what, worst] : worst_) {
            std::printf("%s %-14s asked %.0e, measured %.1e\n", table, what.c_str(), asked, worst);
            EXPECT_LT(worst, asked) << table << ' ' << what;
        }
    }

private:
    std::map<std::string, double> worst_;
};

PowerBudget of_source(const DipolePower& power, const std::string& source) {
    return oriented(power, source == "v" ? 0 : source == "h" ? 1 : 2.0 / 3);
}

}  // namespace

TEST(PaperStack, EveryPositionC2) {
    const auto rows = optics_table("c2_position.csv");
    const OpticalStack stack = stack_of_tables({690});
    Comparison comparison;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Emitter emitter{.layer = paper_emitter,
                              .positions = {rows.number(row, "z_from_PTAA_nm") * 1e-9}};
        const auto emission = emit(stack, emitter);
        const auto budget = of_source(emission.power[0][0], rows.text(row, "source"));
        comparison.see("F", budget.total, rows.number(row, "F"));
        for (const auto& [name, share] : shares(budget, stack)) {
            comparison.see(name, share, rows.number(row, name));
        }
        EXPECT_EQ(emission.termination, anchorite::Termination::converged);
    }
    comparison.tell("C2", 1e-4);
}

TEST(PaperStack, DissipationSpectrumC1) {
    const auto rows = optics_table("c1_dissipation.csv");
    const OpticalStack stack = stack_of_tables({690});
    const Emitter emitter{.layer = paper_emitter, .positions = {20e-9}};
    Comparison comparison;
    double balance = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double u = rows.number(row, "u");
        const auto at = dissipation(stack, emitter, 0, std::vector{u})[0][0];
        comparison.see("K_v", at.total.vertical, rows.number(row, "K_v"));
        comparison.see("K_hp", at.total.horizontal_p, rows.number(row, "K_hp"));
        comparison.see("K_hs", at.total.horizontal_s, rows.number(row, "K_hs"));
        comparison.see("glass_v", at.enters_below.vertical, rows.number(row, "glass_v"));
        comparison.see("glass_hp", at.enters_below.horizontal_p, rows.number(row, "glass_hp"));
        comparison.see("glass_hs", at.enters_below.horizontal_s, rows.number(row, "glass_hs"));
        const auto miss = [](double total, double down, double up) {
            return std::abs(total - down - up) / std::max(1.0, std::abs(total));
        };
        balance = std::max({balance, miss(at.total.vertical, at.down.vertical, at.up.vertical),
                            miss(at.total.horizontal_s, at.down.horizontal_s, at.up.horizontal_s),
                            miss(at.total.horizontal_p, at.down.horizontal_p, at.up.horizontal_p)});
    }
    comparison.tell("C1", 1e-4);
    std::printf("C1 K = down + up: asked 1e-12, measured %.1e\n", balance);
    EXPECT_LT(balance, 1e-12);
}

TEST(PaperStack, SpectrumAndPositionsC3) {
    const auto rows = optics_table("c3_average.csv");
    std::vector<double> nm, photons;
    for (double wavelength = 650; wavelength <= 740; wavelength += 5) {
        nm.push_back(wavelength);
        // a Gaussian of spectral power; photons are power times wavelength
        photons.push_back(wavelength *
                          std::exp(-4 * std::numbers::ln2 * std::pow((wavelength - 693) / 33, 2)));
    }
    const OpticalStack stack = stack_of_tables(nm);
    Emitter emitter{.layer = paper_emitter,
                    .positions = {4e-9, 12e-9, 20e-9, 28e-9, 36e-9},
                    .weights = {},
                    .spectrum = photons};
    const auto emission = emit(stack, emitter);
    Comparison comparison;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string& source = rows.text(row, "source");
        emitter.horizontal_fraction = source == "v" ? 0 : source == "h" ? 1 : 2.0 / 3;
        const auto summary = summarise(stack, emitter, emission);
        comparison.see("F", summary.rates.total, rows.number(row, "F"));
        for (const auto& [name, share] : shares(summary.shares, stack)) {
            comparison.see(name, share, rows.number(row, name));
        }
    }
    comparison.tell("C3", 1e-4);
    emitter.horizontal_fraction = 2.0 / 3;
    const auto summary = summarise(stack, emitter, emission);
    std::printf(
        "paper's stack, isotropic: mean of ratios asked 25.2 %% ± 0.2, measured %.3f %%; "
        "ratio of mean rates %.3f %%\n",
        100 * summary.mean_outcoupling(), 100 * summary.outcoupling());
    EXPECT_NEAR(summary.mean_outcoupling(), 0.252, 0.002);
    EXPECT_NEAR(summary.outcoupling(), 0.252, 0.002);
}

TEST(PaperStack, OutcouplingAndRadianceC5) {
    const auto rows = optics_table("c5_wavelength.csv");
    std::vector<double> nm;
    for (std::size_t row = 0; row < rows.size(); ++row) nm.push_back(rows.number(row, "lambda_nm"));
    const OpticalStack stack = stack_of_tables(nm);
    const Emitter emitter{.layer = paper_emitter, .positions = {20e-9}};
    const auto summary = summarise(stack, emitter, emit(stack, emitter));
    const auto angular = angular_emission(stack, emitter, std::vector{0.0, std::numbers::pi / 3});
    Comparison comparison;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const PowerBudget& budget = summary.by_wavelength[row];
        comparison.see("F", budget.total, rows.number(row, "F_iso"));
        comparison.see("eta_out", budget.bottom / budget.total, rows.number(row, "eta_out"));
        comparison.see("I normal", angular.bottom[row][0].both() / budget.total,
                       rows.number(row, "I_normal_per_F_per_sr"));
        comparison.see("I at 60°", angular.bottom[row][1].both() / budget.total,
                       rows.number(row, "I_60deg_per_F_per_sr"));
    }
    comparison.tell("C5", 1e-4);
}
