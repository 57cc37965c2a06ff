#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "anchorite/photophysics/calibration.hpp"
#include "anchorite/photophysics/efficiency_map.hpp"
#include "anchorite/photophysics/rates.hpp"
#include "anchorite/photophysics/statistics.hpp"
#include "paper_devices.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;
using test::paper_devices;

// Leave-one-out over the six molecules of Nat. Commun. 16, 8201 (2025). The targets and the figures
// of the three-parameter baseline are this project's own.
namespace {

constexpr double control = paper_devices[0].plqy;

/// Errors of leave-one-out yields and of what follows from them.
struct Figures {
    double plqy = 0;       ///< mean absolute error
    double eqe_fixed = 0;  ///< with EQE = 26 % × PLQY
    double eqe_line = 0;   ///< with the line through all other devices and the control
    double t50 = 0;        ///< decades, with T50 ∝ k_r/k_nr from the control's
    double rho_plqy = 0, rho_eqe = 0, rho_t50 = 0;
};

double eqe_by_line(std::size_t left_out, double plqy) {
    std::vector<double> x, y;
    for (std::size_t k = 0; k < paper_devices.size(); ++k) {
        if (k == left_out) continue;
        x.push_back(paper_devices[k].plqy);
        y.push_back(paper_devices[k].eqe);
    }
    return fit_efficiency(x, y).efficiency(plqy);
}

Figures figures(const std::vector<double>& yields) {
    std::vector<double> plqy, eqe, t50, fixed, line, life;
    for (std::size_t i = 0; i < yields.size(); ++i) {
        plqy.push_back(paper_devices[i + 1].plqy);
        eqe.push_back(100 * paper_devices[i + 1].eqe);
        t50.push_back(std::log10(paper_devices[i + 1].t50));
        fixed.push_back(26 * yields[i]);
        line.push_back(100 * eqe_by_line(i + 1, yields[i]));
        life.push_back(std::log10(paper_devices[0].t50 * nonradiative_ratio(control) /
                                  nonradiative_ratio(yields[i])));
    }
    return {mean_absolute_error(plqy, yields),
            mean_absolute_error(eqe, fixed),
            mean_absolute_error(eqe, line),
            mean_absolute_error(t50, life),
            spearman(plqy, yields),
            spearman(eqe, line),
            spearman(t50, life)};
}

std::vector<double> left_out(const PassivationCalibration& calibration) {
    std::vector<double> out;
    for (const auto& entry : calibration.samples) out.push_back(entry.left_out.value().plqy);
    return out;
}

PassivationCalibration calibrated(const std::vector<test::PaperDonors>& donors,
                                  const std::vector<RegistryShape>& shapes,
                                  PassivationWeights weights) {
    CalibrationOptions options;
    options.shapes = shapes;
    options.weights = weights;
    return calibrate(control, test::paper_samples(donors), options);
}

void print(const std::string& name, const Figures& f) {
    std::printf("%-38s %.4f %5.2f | %5.2f %5.2f %5.2f | %.3f %5.2f\n", name.c_str(), f.plqy,
                f.rho_plqy, f.eqe_fixed, f.eqe_line, f.rho_eqe, f.t50, f.rho_t50);
}

/// The two predictors that know no molecule, for each of the three quantities.
void print_trivial() {
    std::vector<double> plqy, eqe, t50;
    for (std::size_t i = 1; i < paper_devices.size(); ++i) {
        plqy.push_back(paper_devices[i].plqy);
        eqe.push_back(100 * paper_devices[i].eqe);
        t50.push_back(std::log10(paper_devices[i].t50));
    }
    const std::vector<double> donors{1, 4, 4, 4, 4, 4};
    for (const bool count : {false, true}) {
        std::printf("%-38s", count ? "number of donor atoms" : "mean of the others");
        for (const auto* values : {&plqy, &eqe, &t50}) {
            const auto guess = count ? lines_of_others(donors, *values) : means_of_others(*values);
            const double rho = spearman(count ? donors : guess, *values);
            std::printf(" %.3f %5.2f |", mean_absolute_error(guess, *values), rho);
        }
        std::printf("  (PLQY, EQE, T50: error, rho)\n");
    }
}

void print_head() {
    std::printf("%-38s PLQY    rho | EQE26%%  line  rho | T50 dex rho\n", "leave-one-out");
}

}  // namespace

TEST(PassivationPaper, BaselineIsReproduced) {
    const auto baseline =
        calibrated(test::paper_spacings(), {RegistryShape::gaussian}, PassivationWeights::equal);
    const Figures f = figures(left_out(baseline));
    std::printf(
        "baseline asked 0.050, 2.0 points, 0.17 decades, rho 1.0; measured %.3f, %.2f, "
        "%.3f, rho %.2f\n",
        f.plqy, f.eqe_fixed, f.t50, f.rho_plqy);
    EXPECT_NEAR(f.plqy, 0.050, 0.002);
    EXPECT_NEAR(f.eqe_fixed, 2.0, 0.1);
    EXPECT_NEAR(f.t50, 0.17, 0.01);
    EXPECT_NEAR(f.rho_plqy, 1, 1e-12);
}

TEST(PassivationPaper, DefaultsMeetTheTargets) {
    const auto model = calibrate(control, test::paper_samples(test::gfn2_donors()));
    int inside = 0;
    std::printf("%-10s measured  fitted  left out [95 %% interval]\n", "");
    for (const auto& entry : model.samples) {
        std::printf("%-10s %.3f     %.3f   %.3f [%.3f, %.3f]\n", entry.sample.terms.name.c_str(),
                    entry.sample.plqy, entry.fitted.plqy, entry.left_out->plqy,
                    entry.left_out->plqy_interval.low, entry.left_out->plqy_interval.high);
        inside += entry.left_out->plqy_interval.contains(entry.sample.plqy) ? 1 : 0;
    }
    std::printf("measured yields inside their left-out interval: %d of 6\n", inside);
    EXPECT_GE(inside, 5);
    for (const auto& warning : model.fit.warnings) std::printf("warning: %s\n", warning.c_str());
    std::printf(
        "fit: MAE %.4f; mean of others: MAE %.3f rho %.2f; donor count: MAE %.3f rho %.2f\n",
        model.fitted.mean_absolute, model.mean_of_others.mean_absolute,
        model.mean_of_others.spearman, model.donor_count.mean_absolute, model.donor_count.spearman);
    print_head();
    const Figures f = figures(left_out(model));
    print("defaults, GFN2 geometry and charges", f);
    print_trivial();
    std::printf("asked %35s 0.03    1.0 |        1.2       | 0.12\n", "");
    EXPECT_LT(f.plqy, 0.03);
    EXPECT_LT(f.eqe_line, 1.2);
    EXPECT_LT(f.t50, 0.12);
    EXPECT_NEAR(f.rho_plqy, 1, 1e-12);
    EXPECT_LT(f.plqy, 0.5 * model.mean_of_others.mean_absolute);
    EXPECT_LT(f.plqy, 0.5 * model.donor_count.mean_absolute);
}

// Everything that was tried, so that nobody takes the best line for a discovery.
TEST(PassivationPaper, AllThatWasTried) {
    print_head();
    for (const bool computed : {false, true}) {
        const auto donors = computed ? test::gfn2_donors() : test::paper_spacings();
        const std::string inputs = computed ? "GFN2" : "paper's spacing";
        for (const auto weights : {PassivationWeights::equal, PassivationWeights::equal_in_plqy}) {
            const std::string weighting =
                weights == PassivationWeights::equal ? "equal" : "weighted";
            for (const RegistryShape shape : registry_shapes) {
                const Figures f = figures(left_out(calibrated(donors, {shape}, weights)));
                print(inputs + ", " + std::string(name_of(shape)) + ", " + weighting, f);
                EXPECT_GE(f.rho_plqy, 0.9);
            }
            CalibrationOptions options;
            options.weights = weights;
            const Figures mean = figures(left_out(calibrated(donors, options.shapes, weights)));
            print(inputs + ", mean of shapes, " + weighting, mean);
            EXPECT_LT(mean.plqy, 0.05);
            const Figures nested =
                figures(nested_left_out_yields(control, test::paper_samples(donors), options));
            print(inputs + ", shape chosen inside, " + weighting, nested);
            EXPECT_LT(nested.plqy, 0.05);  // still no worse than the baseline
        }
    }
}

// X-ray diffraction gives cubic CsPbI3 6.2 to 6.3 Å where the paper's microscope sees 6.5 Å.
TEST(PassivationPaper, LatticeConstantMatters) {
    print_head();
    for (const double lattice : {6.2, 6.3, 6.4, 6.5}) {
        const auto samples = test::paper_samples(test::gfn2_donors(), lattice);
        const Figures f = figures(left_out(calibrate(control, samples)));
        print("defaults, lattice constant " + std::to_string(lattice).substr(0, 3) + " A", f);
        EXPECT_LT(f.plqy, 0.03);
        EXPECT_LT(f.eqe_line, 1.2);
        EXPECT_LT(f.t50, 0.17);  // the target of 0.12 is met at 6.4 and 6.5 Å only
        EXPECT_NEAR(f.rho_plqy, 1, 1e-12);
    }
}

// Instead of spacing and charge, the bonds of the pose that Anchorite docks (GFN2 conformers, a =
// 6.5 Å, built-in donor strengths): two parameters.
TEST(PassivationPaper, DockedBondsWithTwoParameters) {
    auto samples = test::paper_samples(test::gfn2_donors());
    const std::vector<std::vector<double>> bonds = {
        {}, {}, {0.1070, 0.1398}, {0.2064, 0.1934}, {0.3268, 0.3420}, {0.4440, 0.4281}};
    const std::vector<double> main = {1.0, 0.9911, 0.9934, 0.9952, 0.9949, 0.9934};
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].terms.single_site = main[i];
        samples[i].terms.extra.clear();
        for (const double bond : bonds[i]) samples[i].terms.extra.push_back({bond, 0});
    }
    const auto calibration = calibrate(control, samples);
    print_head();
    const Figures f = figures(left_out(calibration));
    print("docked bonds, two parameters", f);
    EXPECT_EQ(calibration.fit.members[0].fit.parameters.size(), 2U);
    EXPECT_LT(f.plqy, calibration.mean_of_others.mean_absolute);
    EXPECT_GT(f.rho_plqy, 0.9);
}
