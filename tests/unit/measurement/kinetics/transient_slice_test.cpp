#include "anchorite/measurement/kinetics/transient_slice.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

/// ΔA linear in photon energy and in delay.
TransientMap plane() {
    TransientMap map;
    map.delays_ps = {-1, 0, 1, 4};
    for (int i = 0; i <= 30; ++i) map.wavelengths_nm.push_back(600 + 5.0 * i);
    map.signal.resize(4, 31);
    for (Eigen::Index i = 0; i < 4; ++i) {
        for (Eigen::Index j = 0; j < 31; ++j) {
            map.signal(i, j) = photon_energy_ev(map.wavelengths_nm[static_cast<std::size_t>(j)]) +
                               10 * map.delays_ps[static_cast<std::size_t>(i)];
        }
    }
    return map;
}

TEST(TransientSlice, PhotonEnergyIsOfVacuum) {
    EXPECT_NEAR(photon_energy_ev(1239.841984), 1, 1e-9);
    TransientMap map = plane();
    map.wavelengths_nm.front() = 0;
    EXPECT_THROW((void)photon_energies_ev(map), InputError);
}

TEST(TransientSlice, KineticsAreTheMeanOverTheBand) {
    const TransientMap map = plane();
    const TransientKinetics wide = kinetics_at(map, {1.8, 0.02});
    double sum = 0;
    int count = 0;
    for (const double wavelength : map.wavelengths_nm) {
        const double energy = photon_energy_ev(wavelength);
        if (std::abs(energy - 1.8) > 0.02) continue;
        sum += energy;
        ++count;
    }
    EXPECT_EQ(wide.wavelengths, count);
    EXPECT_GT(count, 1);
    EXPECT_NEAR(wide.signal[2], sum / count + 10, 1e-12);
    const TransientKinetics narrow = kinetics_at(map, {1.8, 0});
    EXPECT_EQ(narrow.wavelengths, 0);
    EXPECT_NEAR(narrow.signal[1], 1.8, 1e-12) << "linear in energy between two wavelengths";
}

TEST(TransientSlice, MissingValuesAreLeftOutOfTheMean) {
    TransientMap map = plane();
    const double before = kinetics_at(map, {1.8, 0.5}).signal[0];
    map.signal(0, 3) = NAN;
    EXPECT_NE(kinetics_at(map, {1.8, 0.5}).signal[0], before);
    map.signal.row(0).setConstant(NAN);
    EXPECT_TRUE(std::isnan(kinetics_at(map, {1.8, 0.5}).signal[0]));
    EXPECT_FALSE(std::isnan(kinetics_at(map, {1.8, 0.5}).signal[1]));
}

TEST(TransientSlice, NormalisedKineticsAreOneAtTheirDelay) {
    const TransientKinetics kinetics = kinetics_at(plane(), {1.8, 0});
    const TransientKinetics at_one = normalised(kinetics, 1);
    EXPECT_DOUBLE_EQ(at_one.signal[2], 1);
    EXPECT_EQ(at_one.normalised_at_ps, 1);
    const TransientKinetics between = normalised(kinetics, 2.5);
    EXPECT_NEAR(between.signal[3], (1.8 + 40) / (1.8 + 25), 1e-12);
    EXPECT_THROW((void)normalised(kinetics, 5), InputError);
}

TEST(TransientSlice, SpectraRunWithEnergyAndInterpolateInDelay) {
    const TransientSpectrum spectrum = spectrum_at(plane(), 2.5);
    EXPECT_LT(spectrum.energies_ev.front(), spectrum.energies_ev.back());
    for (std::size_t i = 0; i < spectrum.signal.size(); ++i) {
        EXPECT_NEAR(spectrum.signal[i], spectrum.energies_ev[i] + 25, 1e-12);
    }
    EXPECT_NEAR(spectrum_at(plane(), 4).signal[0], spectrum.energies_ev[0] + 40, 1e-12);
    EXPECT_THROW((void)spectrum_at(plane(), -2), InputError);
}

TEST(TransientSlice, BandsOutsideTheMapAreRefused) {
    EXPECT_THROW((void)kinetics_at(plane(), {3, 0.1}), InputError);
    EXPECT_THROW((void)kinetics_at(plane(), {1.8, -0.1}), InputError);
    EXPECT_THROW((void)kinetics_at(plane(), {1.8, 2}), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
