#include "anchorite/numerics/line_shape.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {
namespace {

constexpr std::array shapes = {LineShape::voigt, LineShape::pseudo_voigt,
                               LineShape::gauss_lorentz_product};

double area(const LineProfile& profile, double reach, int points) {
    double sum = 0;
    const double step = 2 * reach / points;
    for (int i = 0; i <= points; ++i) sum += line_value(profile, -reach + i * step) * step;
    return sum;
}

TEST(LineShape, HasArea1) {
    for (const LineShape shape : shapes) {
        for (const double mixing : {0.0, 0.05, 0.3, 0.7}) {
            const LineProfile profile{shape, 1.3, mixing};
            // A Lorentzian has 2/π · w/(4 · reach) of its area beyond ± reach per unit of mixing.
            EXPECT_NEAR(area(profile, 2000, 400000), 1, 5e-4) << name_of(shape) << " " << mixing;
        }
    }
}

TEST(LineShape, IsGaussianAndLorentzianAtTheEnds) {
    for (const LineShape shape : shapes) {
        for (const double x : {0.0, 0.4, 1.0}) {
            const double w = 0.9;
            const double gauss = 2 * std::sqrt(std::log(2) / std::numbers::pi) / w *
                                 std::exp(-4 * std::log(2) * x * x / (w * w));
            const double lorentz = 2 / (std::numbers::pi * w) / (1 + 4 * x * x / (w * w));
            EXPECT_NEAR(line_value({shape, w, 0}, x), gauss, 1e-9) << name_of(shape);
            EXPECT_NEAR(line_value({shape, w, 1}, x), lorentz, 2e-4 * lorentz) << name_of(shape);
        }
    }
}

TEST(LineShape, VoigtAndSumHaveTheirWidth) {
    for (const double mixing : {0.1, 0.5, 0.9}) {
        for (const auto& [shape, tolerance] :
             {std::pair(LineShape::voigt, 4e-4), std::pair(LineShape::pseudo_voigt, 1e-12)}) {
            const LineProfile profile{shape, 1.1, mixing};
            EXPECT_NEAR(line_value(profile, 0.55) / line_value(profile, 0), 0.5, tolerance);
        }
    }
}

TEST(LineShape, ReadsItsWords) {
    EXPECT_EQ(parse_line_shape("product"), LineShape::gauss_lorentz_product);
    EXPECT_EQ(parse_line_shape("sum"), LineShape::pseudo_voigt);
    EXPECT_THROW(parse_line_shape("gauss"), InputError);
}

// erfcx(1) = e erfc(1) and Dawson's integral at 1 to 16 digits.
TEST(Faddeeva, HasKnownValues) {
    EXPECT_NEAR(faddeeva({0, 0}).real(), 1, 1e-12);
    EXPECT_NEAR(faddeeva({0, 1}).real(), 0.4275835761558070, 1e-12);
    EXPECT_NEAR(faddeeva({1, 0}).real(), std::exp(-1), 1e-12);
    EXPECT_NEAR(faddeeva({1, 0}).imag(), 2 / std::sqrt(std::numbers::pi) * 0.5380795069127684,
                1e-12);
    EXPECT_NEAR(faddeeva({50, 1e-3}).real(), 1e-3 / (std::sqrt(std::numbers::pi) * 2500), 1e-9);
}

}  // namespace
}  // namespace anchorite::numerics
