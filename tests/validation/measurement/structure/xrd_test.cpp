#include "anchorite/measurement/structure/xrd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "anchorite/measurement/formats/format.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::string data(const std::string& name) {
    return std::string(ANCHORITE_TEST_DATA "/measurement/structure/") + name;
}

void print_fit(const char* what, const auto& fit, double asked) {
    const FittedNumber& a = fit.parameters.front();
    std::printf("%-14s %-13s a = %.5f(%.5f) A, offset %8.4f deg, off by %+.5f A, %+.2e\n", what,
                std::string(angle_offset_name(fit.offset)).c_str(), a.value, a.error,
                fit.offset_size->value, a.value - asked, a.value / asked - 1);
}

void print_all(const XrdResult& result, double asked) {
    for (const auto& fit : result.cells) print_fit("lines", fit, asked);
    for (const auto& fit : result.patterns) print_fit("whole pattern", fit, asked);
    if (result.best_pattern() != nullptr) {
        std::printf("Rwp %.2f %%, chi2 %.2f\n", 100 * result.best_pattern()->r_weighted,
                    result.best_pattern()->chi_square);
    }
}

/// Cuprite, Pn-3m.
DiffractingCrystal cuprite(double a) {
    const auto at = [](int z, double x, double y, double u) {
        return Scatterer{z, Eigen::Vector3d(x, y, u), 1, 0.5};
    };
    return {"Cu2O",
            {a, a, a, 90, 90, 90},
            {at(8, 0, 0, 0), at(8, 0.5, 0.5, 0.5), at(29, 0.25, 0.25, 0.25),
             at(29, 0.75, 0.75, 0.25), at(29, 0.75, 0.25, 0.75), at(29, 0.25, 0.75, 0.75)}};
}

}  // namespace

// The authors' Rietveld refinement with FullProf: 10.49561(6) Å with a zero of -0.0438° and with
// Kα1 = 1.540560 Å; the file's own 1.540598 Å would make it 10.49587 Å.
TEST(Xrd, LatticeConstantOfAPyrochloreAgreesWithItsRietveldRefinement) {
    constexpr double asked = 10.49561;
    const auto pattern = powder_pattern(read_instrument_file(data("RbNb2O5F.xrdml")));
    DiffractingCrystal crystal = read_diffracting_crystal(data("RbNb2O5F.cif"));
    crystal.cell = {10.55, 10.55, 10.55, 90, 90, 90};  // half a per cent off: nothing is given away
    const XrdResult result = analyse_xrd(pattern, {crystal});
    print_all(result, asked);
    const FittedNumber& a = result.best_cell().parameters.front();
    std::printf(
        "asked a = 10.49561 A within 1e-4, measured %.5f A with %s: %.1e relative, %.1e A\n",
        a.value, std::string(angle_offset_name(result.best_cell().offset)).c_str(),
        std::abs(a.value / asked - 1), std::abs(a.value - asked));
    EXPECT_LT(std::abs(a.value / asked - 1), 1e-4);
    EXPECT_TRUE(a.interval.contains(asked));
    // A lattice constant is as long as the wavelength that measured it is taken to be.
    const double same_scale = a.value * 1.540560 / pattern.radiation.alpha1;
    std::printf("on the authors' wavelength: measured %.5f A, %.1e A off\n", same_scale,
                std::abs(same_scale - asked));
    EXPECT_LT(std::abs(same_scale - asked), 1e-4);
    EXPECT_NEAR(result.best_cell().offset_size->value, -0.0438, 0.01);
    EXPECT_GE(result.best_cell().indexed.size(), 30U);
    for (const auto& fit : result.patterns) EXPECT_EQ(fit.termination, Termination::converged);
    // Axial divergence moves the true places of the lines at low angles: models differ by 3e-4.
    const FittedNumber& whole = result.best_pattern()->parameters.front();
    EXPECT_LT(std::abs(whole.value / asked - 1), 3e-4);
}

// Literature: 4.2696 Å (PDF 05-0667).
TEST(Xrd, CupriteNanocrystals) {
    constexpr double asked = 4.2696;
    PatternChoice choice;
    choice.radiation = radiation_of_anode("Cu");
    const auto pattern = powder_pattern(read_instrument_file(data("cu2o_nanocrystals.xy")), choice);
    EXPECT_EQ(pattern.noise, PatternNoise::unknown);
    const XrdResult result = analyse_xrd(pattern, {cuprite(4.25)});
    print_all(result, asked);
    const FittedNumber& a = result.best_cell().parameters.front();
    std::printf("asked a = 4.2696 A, measured %.4f(%.4f) A; size %.1f nm\n", a.value, a.error,
                result.sizes.mean->value);
    EXPECT_NEAR(a.value / asked, 1, 3e-3);
    EXPECT_GE(result.best_cell().indexed.size(), 4U);
}
