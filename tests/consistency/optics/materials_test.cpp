// Identities over every built-in material.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "anchorite/optics/material.hpp"
#include "anchorite/optics/material_file.hpp"
#include "anchorite/optics/transfer_matrix.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

class EveryMaterial : public testing::TestWithParam<Material> {
protected:
    /// Wavelengths of the table between 300 and 1100 nm [m].
    [[nodiscard]] std::vector<double> wavelengths() const {
        const WavelengthRange range = range_of(GetParam());
        const double from = std::max(range.from, 300e-9), to = std::min(range.to, 1100e-9);
        std::vector<double> result;
        for (int i = 0; i <= 40; ++i) result.push_back(from + (to - from) * i / 40.0);
        return result;
    }
};

std::string test_name(const testing::TestParamInfo<Material>& info) {
    std::string name = info.param.name;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
}

}  // namespace

TEST_P(EveryMaterial, conserves_energy_in_a_film) {
    OpticalStack stack;
    stack.wavelengths = wavelengths();
    const std::vector<std::complex<double>> air(stack.wavelengths.size(), 1.0);
    OpticalLayer film{GetParam().name, 50e-9, true, {}};
    for (const double wavelength : stack.wavelengths) {
        film.index.push_back(index_at(GetParam(), wavelength));
    }
    stack.layers = {{"below", 0, true, air}, film, {"above", 0, true, air}};
    double worst = 0;
    for (std::size_t i = 0; i < stack.wavelengths.size(); ++i) {
        for (const double angle : {0.0, 0.7, 1.5}) {
            for (const auto polarization : {Polarization::s, Polarization::p}) {
                const Response response = respond(stack, i, {angle, polarization, Side::bottom});
                const double sum =
                    response.reflectance + response.transmittance + response.absorbed[1];
                worst = std::max(worst, std::abs(sum - 1));
                EXPECT_GE(response.absorbed[1], -1e-12);
            }
        }
    }
    std::printf("R + T + A = 1: asked 1e-12, measured %.1e\n", worst);
    EXPECT_LE(worst, 1e-12);
}

TEST_P(EveryMaterial, survives_being_written_and_read_again) {
    std::string text = "wavelength_um,n,k\n";
    for (const double wavelength : wavelengths()) {
        const auto index = index_at(GetParam(), wavelength);
        char row[120];
        std::snprintf(row, sizeof row, "%.17g,%.17g,%.17g\n", wavelength * 1e6, index.real(),
                      index.imag());
        text += row;
    }
    const OpticalConstants again = parse_material_file(text, "again.csv", {});
    for (const double wavelength : wavelengths()) {
        const auto index = index_at(GetParam(), wavelength);
        EXPECT_NEAR(value_at(again.n, wavelength), index.real(), 1e-9);
        EXPECT_NEAR(value_at(*again.k, wavelength), index.imag(), 1e-9);
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EveryMaterial, testing::ValuesIn(built_in_materials()),
                         test_name);
