// Atto550 on DNA with its instrument response (github.com/fdsteffen/Lifefit at 51f34bf, MIT): the
// same two exponentials by four objectives, against numbers computed in Python with NumPy and SciPy
// (linear interpolation of the response, Nelder-Mead). Lifefit itself prints 1.01 and 3.89 ns,
// 29/71 % and 3.61 ns: the unweighted answer.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/measurement/kinetics/trpl_fit.hpp"
#include "support/horiba_text.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

TrplData decay() {
    TrplData data;
    data.counts = test::horiba_counts(ANCHORITE_TEST_DATA "/measurement/decay/Atto550_DNA.txt");
    data.channel_width = 2.743484e-11;
    data.window = lit_window(data.counts);
    return data;
}

MeasuredResponse response() {
    return measured_response(test::horiba_counts(ANCHORITE_TEST_DATA "/measurement/decay/irf.txt"));
}

TrplFit fit_by(TrplObjective objective) {
    TrplFitOptions options;
    options.objective = objective;
    return fit_trpl(decay(), response(), options);
}

/// Prints and tests one number; the tolerance is relative.
void expect(const char* name, double asked, double measured, double tolerance) {
    std::printf("  %-24s asked %.4f, measured %.4f (%+.2f %%, allowed %.1f %%)\n", name, asked,
                measured, 100 * (measured / asked - 1), 100 * tolerance);
    EXPECT_NEAR(measured / asked, 1, tolerance) << name;
}

struct Asked {
    double shift, tau1, tau2, fraction1, amplitude, intensity;
};

void compare(TrplObjective objective, const Asked& asked) {
    const TrplFit fit = fit_by(objective);
    std::printf("%s\n", std::string(name_of(objective)).c_str());
    EXPECT_EQ(fit.termination, Termination::converged);
    expect("shift [channels]", asked.shift, fit.shift, 0.01);
    expect("tau 1 [ns]", asked.tau1, 1e9 * fit.components[0].lifetime, 0.01);
    expect("tau 2 [ns]", asked.tau2, 1e9 * fit.components[1].lifetime, 0.005);
    expect("amplitude fraction 1", asked.fraction1, fit.components[0].amplitude_fraction, 0.01);
    expect("amplitude fraction 2", 1 - asked.fraction1, fit.components[1].amplitude_fraction, 0.01);
    expect("average, amplitude [ns]", asked.amplitude, 1e9 * fit.average_amplitude, 0.03);
    expect("average, intensity [ns]", asked.intensity, 1e9 * fit.average_intensity, 0.03);
}

}  // namespace

TEST(Atto550, UnweightedAsLifefitPrintsIt) {
    compare(TrplObjective::unweighted, {4.13, 1.004, 3.885, 0.288, 3.056, 3.613});
    expect("chi-square, reduced", 3.89, fit_by(TrplObjective::unweighted).quality.neyman, 0.01);
}

TEST(Atto550, WeightedByCounts) {
    compare(TrplObjective::neyman, {4.10, 1.452, 4.144, 0.370, 3.149, 3.685});
    expect("chi-square, reduced", 2.79, fit_by(TrplObjective::neyman).quality.neyman, 0.01);
}

TEST(Atto550, PoissonLikelihood) {
    compare(TrplObjective::poisson, {4.07, 1.526, 4.190, 0.386, 3.163, 3.695});
}

// The listed components, 1.724 and 4.262 ns at a shift of 3.93, are no minimum: this objective is
// 2.853 there by an independent computation and 2.812 at 1.474 and 4.142 ns. Its averages hardly
// differ, its components do; so the components are compared with that minimum.
TEST(Atto550, UnweightedAmplitudesAndWeightedLifetimes) {
    const TrplFit fit = fit_by(TrplObjective::unweighted_amplitudes);
    std::printf("%s\n", std::string(name_of(TrplObjective::unweighted_amplitudes)).c_str());
    expect("average, amplitude [ns]", 3.195, 1e9 * fit.average_amplitude, 0.03);
    expect("average, intensity [ns]", 3.687, 1e9 * fit.average_intensity, 0.03);
    std::printf(
        "  listed, not least: tau 1 asked 1.724, measured %.4f; tau 2 asked 4.262, "
        "measured %.4f; chi-square asked 2.85, measured %.4f\n",
        1e9 * fit.components[0].lifetime, 1e9 * fit.components[1].lifetime, fit.quality.neyman);
    EXPECT_LT(fit.quality.neyman, 2.85);
    expect("tau 1 of the minimum [ns]", 1.474, 1e9 * fit.components[0].lifetime, 0.01);
    expect("tau 2 of the minimum [ns]", 4.142, 1e9 * fit.components[1].lifetime, 0.005);
    expect("chi-square, reduced", 2.812, fit.quality.neyman, 0.01);
}

TEST(Atto550, OneDecayHasManyLifetimesAndNearlyOneAverage) {
    const TrplFit poisson = fit_by(TrplObjective::poisson);
    const TrplFit unweighted = fit_by(TrplObjective::unweighted);
    const double component = poisson.components[0].lifetime / unweighted.components[0].lifetime - 1;
    const double average = poisson.average_intensity / unweighted.average_intensity - 1;
    std::printf("Poisson against unweighted: tau 1 %+.0f %%, intensity average %+.1f %%\n",
                100 * component, 100 * average);
    EXPECT_GT(component, 0.4);
    EXPECT_LT(std::abs(average), 0.03);
}

TEST(Atto550, TwoExponentialsAreNotAdequateAndThatIsSaid) {
    const TrplQuality quality = fit_by(TrplObjective::poisson).quality;
    std::printf("deviance per degree of freedom %.3f, probability %.1e, Durbin-Watson %.2f\n",
                quality.deviance, quality.probability, quality.durbin_watson);
    EXPECT_FALSE(quality.adequate());
}
