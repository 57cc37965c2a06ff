#include "anchorite/measurement/structure/diffraction_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "validation/measurement/formats/shared_data.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

struct Reference {
    double two_theta;
    double intensity;
};

/// pymatgen 2022.11.7, XRDCalculator, CuKa1 = 1.54056 Å, of the same CIF.
constexpr std::array<Reference, 8> pymatgen_lines{{{14.1412, 39.7},
                                                   {20.0502, 39.4},
                                                   {24.6202, 35.9},
                                                   {28.5038, 100},
                                                   {31.9530, 23.5},
                                                   {35.0971, 20.1},
                                                   {40.7494, 76.1},
                                                   {43.3422, 13.1}}};

}  // namespace

TEST(DiffractionLines, AgreeWithPymatgenOfCubicCsPbI3) {
    SHARED_FILE(cif, "xrd/CsPb_I3.cif");
    DiffractionOptions options;
    options.to = 44;
    options.overall_b = 0;  // pymatgen leaves displacement out
    options.weakest = 1;
    const auto lines =
        diffraction_lines(read_diffracting_crystal(cif), monochromatic(1.54056), options);
    for (const Reference& asked : pymatgen_lines) {
        const auto found = std::ranges::min_element(
            lines, {}, [&](const auto& l) { return std::abs(l.two_theta - asked.two_theta); });
        ASSERT_NE(found, lines.end());
        std::printf("asked %8.4f (%5.1f) measured %8.4f (%6.2f) %s x%d\n", asked.two_theta,
                    asked.intensity, found->two_theta, found->intensity,
                    miller_text(found->hkl).c_str(), found->multiplicity);
        EXPECT_NEAR(found->two_theta, asked.two_theta, 1e-4);
        // the reference has one decimal and another table of scattering factors
        EXPECT_LE(std::abs(std::round(10 * found->intensity) - 10 * asked.intensity), 1 + 1e-9);
    }
}
