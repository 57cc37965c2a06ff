#include "anchorite/optics/spectrum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

constexpr double hc = 6.62607015e-34 * 299792458;
constexpr double mev = 1.602176634e-22;

Spectrum coarse_gaussian(double step) {
    Spectrum spectrum;
    for (double at = 620e-9; at < 761e-9; at += step) spectrum.wavelengths.push_back(at);
    spectrum.values = gaussian(spectrum.wavelengths, 693e-9, 33e-9);
    return spectrum;
}

}  // namespace

TEST(Spectrum, peak_and_width_of_a_gaussian_in_wavelength) {
    const Peak fine = peak_in_wavelength(gaussian_spectrum(693e-9, 33e-9));
    EXPECT_NEAR(fine.position, 693e-9, 1e-13);
    EXPECT_NEAR(fine.fwhm.value(), 33e-9, 1e-12);
    const Peak coarse = peak_in_wavelength(coarse_gaussian(5e-9));
    EXPECT_NEAR(coarse.position, 693e-9, 0.1e-9);
    EXPECT_NEAR(coarse.fwhm.value(), 33e-9, 0.4e-9);
}

TEST(Spectrum, peak_and_width_in_energy_have_the_jacobian) {
    const double peak = 693e-9, width = 33e-9, s = width / std::sqrt(8 * std::log(2));
    const Peak in_energy = peak_in_energy(gaussian_spectrum(peak, width));
    // d/dλ [λ² exp(-(λ-p)²/2s²)] = 0: λ² - pλ - 2s² = 0.
    const double moved = 0.5 * (peak + std::sqrt(peak * peak + 8 * s * s));
    std::printf("peak asked %.6f eV, got %.6f eV; without the Jacobian %.6f eV\n",
                hc / moved / mev / 1e3, in_energy.position / mev / 1e3, hc / peak / mev / 1e3);
    EXPECT_NEAR(in_energy.position, hc / moved, 1e-3 * mev);
    EXPECT_GT(hc / peak - in_energy.position, 0.9 * mev);
    const double naive = hc / (peak - width / 2) - hc / (peak + width / 2);
    std::printf("width %.3f meV, naive %.3f meV\n", in_energy.fwhm.value() / mev, naive / mev);
    EXPECT_NEAR(in_energy.fwhm.value(), naive, 0.5 * mev);
    EXPECT_NE(in_energy.fwhm.value(), naive);
}

TEST(Spectrum, photons_and_power_are_inverse) {
    const Spectrum photons = gaussian_spectrum(525e-9, 21e-9);
    const Spectrum there = photons_to_power(photons);
    EXPECT_LT(peak_in_wavelength(there).position, 525e-9);
    const Spectrum back = power_to_photons(there);
    for (std::size_t i = 0; i < back.values.size(); ++i) {
        EXPECT_NEAR(back.values[i], photons.values[i], 2e-3 * photons.values[i] + 1e-12);
    }
    const Spectrum line{{599.9e-9, 600e-9, 600.1e-9}, {0, 1, 0}};
    EXPECT_NEAR(mean_photon_energy(line), hc / 600e-9, 1e-6 * hc / 600e-9);
}

TEST(Spectrum, a_width_is_absent_where_the_spectrum_is_cut) {
    const Spectrum cut{{600e-9, 610e-9, 620e-9}, {0.9, 1, 0.2}};
    EXPECT_FALSE(peak_in_wavelength(cut).fwhm);
    EXPECT_FALSE(baseline(cut));
}

TEST(Spectrum, a_baseline_is_found) {
    Spectrum spectrum;
    for (int i = 0; i < 400; ++i) spectrum.wavelengths.push_back((400 + i) * 1e-9);
    spectrum.values = gaussian(spectrum.wavelengths, 691e-9, 33e-9);
    EXPECT_LT(baseline(spectrum).value(), 1e-6);
    for (double& value : spectrum.values) value += 0.002;
    EXPECT_NEAR(baseline(spectrum).value(), 0.002, 1e-5);
}

TEST(Spectrum, validate_refuses_what_is_no_spectrum) {
    EXPECT_THROW((Spectrum{{1e-7}, {1}}.validate()), InputError);
    EXPECT_THROW((Spectrum{{1e-7, 2e-7}, {1}}.validate()), InputError);
    EXPECT_THROW((Spectrum{{2e-7, 1e-7}, {1, 1}}.validate()), InputError);
    EXPECT_THROW((Spectrum{{1e-7, 2e-7}, {1, -1}}.validate()), InputError);
    EXPECT_THROW((Spectrum{{1e-7, 2e-7}, {0, 0}}.validate()), InputError);
    EXPECT_NO_THROW((Spectrum{{1e-7, 2e-7}, {0, 1}}.validate()));
}

TEST(Spectrum, integral_and_value_are_those_of_straight_lines) {
    const Spectrum triangle{{600e-9, 610e-9, 630e-9}, {0, 1, 0}};
    EXPECT_NEAR(integral(triangle), 15e-9, 1e-20);
    EXPECT_NEAR(value_at(triangle, 620e-9), 0.5, 1e-12);
    EXPECT_EQ(value_at(triangle, 640e-9), 0);
}

TEST(Spectrum, parses_text_and_names_the_line_of_a_mistake) {
    const Spectrum spectrum = parse_spectrum("wavelength_nm,counts\n600,1\n610,3\n", "pl.csv", {});
    EXPECT_DOUBLE_EQ(spectrum.wavelengths[1], 610e-9);
    for (const auto& [text, line] : {std::pair{"wavelength_nm,counts\n600,1\n610,-3\n", 3},
                                     {"600 1\n610 2\n", 1},
                                     {"nm,counts\n600,1,1\n", 2},
                                     {"nm,c\n600,1\n610,2\nnm,c\n600,1\n", 5}}) {
        try {
            parse_spectrum(text, "pl.csv", {});
            ADD_FAILURE() << "accepted: " << text;
        } catch (const InputError& error) {
            std::printf("%s\n", error.what());
            EXPECT_EQ(error.where().line, static_cast<std::size_t>(line));
        }
    }
}
