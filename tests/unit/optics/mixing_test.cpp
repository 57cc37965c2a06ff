#include "anchorite/optics/mixing.hpp"

#include <gtest/gtest.h>

using namespace anchorite::optics;
using Complex = std::complex<double>;

namespace {

const Complex dots(2.3, 0.05), ligand(1.46, 0), metal(0.13, 4.0);

double distance(Complex a, Complex b) {
    return std::abs(a - b);
}

}  // namespace

TEST(Mixing, ends_are_the_pure_materials) {
    for (const Complex other : {ligand, metal}) {
        EXPECT_LT(distance(bruggeman(dots, other, 1), dots), 1e-12);
        EXPECT_LT(distance(bruggeman(dots, other, 0), other), 1e-12);
        EXPECT_LT(distance(maxwell_garnett(dots, other, 1), dots), 1e-12);
        EXPECT_LT(distance(maxwell_garnett(dots, other, 0), other), 1e-12);
    }
}

TEST(Mixing, bruggeman_fulfils_its_equation_and_is_symmetric) {
    for (const double f : {0.05, 0.3, 1.0 / 3, 0.5, 0.64, 0.9}) {
        for (const Complex other : {ligand, metal}) {
            const Complex n = bruggeman(dots, other, f);
            const Complex e = n * n, e1 = dots * dots, e2 = other * other;
            const Complex left =
                f * (e1 - e) / (e1 + 2.0 * e) + (1 - f) * (e2 - e) / (e2 + 2.0 * e);
            EXPECT_LT(std::abs(left), 1e-12);
            EXPECT_GE(n.imag(), 0);
            EXPECT_LT(distance(n, bruggeman(other, dots, 1 - f)), 1e-12);
        }
    }
}

TEST(Mixing, both_agree_with_the_dilute_limit) {
    const double f = 1e-5;
    const Complex e1 = dots * dots, e2 = ligand * ligand;
    const Complex dilute = e2 + 3 * f * e2 * (e1 - e2) / (e1 + 2.0 * e2);
    EXPECT_LT(distance(bruggeman(dots, ligand, f), std::sqrt(dilute)), 1e-9);
    EXPECT_LT(distance(maxwell_garnett(dots, ligand, f), std::sqrt(dilute)), 1e-9);
}

TEST(Mixing, lossless_parts_give_a_lossless_film_between_them) {
    for (const double f : {0.2, 0.5, 0.8}) {
        const Complex n = bruggeman({2.3, 0}, ligand, f);
        EXPECT_EQ(n.imag(), 0);
        EXPECT_GT(n.real(), 1.46);
        EXPECT_LT(n.real(), 2.3);
        // Hashin and Shtrikman's bounds are Maxwell Garnett's with either part as host.
        EXPECT_GT(n.real(), maxwell_garnett({2.3, 0}, ligand, f).real());
        EXPECT_LT(n.real(), maxwell_garnett(ligand, {2.3, 0}, 1 - f).real());
    }
}
