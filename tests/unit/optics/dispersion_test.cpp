#include "anchorite/optics/dispersion.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace anchorite::optics;

namespace {

double formula(int number, std::vector<double> coefficients, double micrometres) {
    return value_at(DispersionFormula{number, std::move(coefficients), {1e-8, 1e-4}},
                    micrometres * 1e-6);
}

}  // namespace

TEST(Dispersion, sellmeier_forms_give_the_published_glasses) {
    // Malitson 1965 gives 1.45846 for fused silica at 587.56 nm, SCHOTT 1.51680 for N-BK7.
    EXPECT_NEAR(
        formula(1, {0, 0.6961663, 0.0684043, 0.4079426, 0.1162414, 0.8974794, 9.896161}, 0.58756),
        1.45846, 1e-5);
    EXPECT_NEAR(
        formula(2,
                {0, 1.03961212, 0.00600069867, 0.231792344, 0.0200179144, 1.01046945, 103.560653},
                0.58756),
        1.51680, 1e-5);
}

TEST(Dispersion, the_other_formulas_give_values_computed_apart) {
    EXPECT_NEAR(formula(3, {2.2, 0.01, -2, 0.003, -4, -0.02, 2}, 0.6),
                std::sqrt(2.2 + 0.01 / 0.36 + 0.003 / 0.1296 - 0.02 * 0.36), 1e-12);
    EXPECT_NEAR(formula(4, {2.4, 0.5, 2, 0.2, 2, 0.1, 0, 0.3, 2, -0.01, 2}, 0.6),
                std::sqrt(2.4 + 0.5 * 0.36 / (0.36 - 0.04) + 0.1 / (0.36 - 0.09) - 0.01 * 0.36),
                1e-12);
    EXPECT_NEAR(formula(5, {1.4554, 4.565e-3, -2, 1e-4, -4}, 0.589),
                1.4554 + 4.565e-3 / (0.589 * 0.589) + 1e-4 / std::pow(0.589, 4), 1e-12);
    // Ciddor 1996: dry air at 15 °C has n = 1.000277 in the yellow.
    EXPECT_NEAR(formula(6, {0, 0.05792105, 238.0185, 0.00167917, 57.362}, 0.5876), 1.000277, 1e-6);
    // Edwards and Ochoa 1980: silicon has n = 3.4215 at 10 µm.
    EXPECT_NEAR(formula(7, {3.41983, 0.159906, -0.123109, 1.26878e-6, -1.95104e-9}, 10), 3.4215,
                1e-4);
    const double y = 0.452505 + 0.09939 * 0.3481 / (0.3481 - 0.070537) - 0.0015 * 0.3481;
    EXPECT_NEAR(formula(8, {0.452505, 0.09939, 0.070537, -0.0015}, 0.59),
                std::sqrt((1 + 2 * y) / (1 - y)), 1e-12);
    const double w = 0.6, s = w - 1.52;
    EXPECT_NEAR(formula(9, {2.51527, 0.0240, 0.0300, 0.020, 1.52, 0.8771}, w),
                std::sqrt(2.51527 + 0.024 / (w * w - 0.03) + 0.02 * s / (s * s + 0.8771)), 1e-12);
}

TEST(Dispersion, a_table_is_straight_between_its_points_and_constant_beyond) {
    const Dispersion table = DispersionTable{{400e-9, 500e-9, 700e-9}, {1.0, 2.0, 1.0}};
    EXPECT_DOUBLE_EQ(value_at(table, 450e-9), 1.5);
    EXPECT_DOUBLE_EQ(value_at(table, 500e-9), 2.0);
    EXPECT_DOUBLE_EQ(value_at(table, 650e-9), 1.25);
    EXPECT_DOUBLE_EQ(value_at(table, 300e-9), 1.0);
    EXPECT_DOUBLE_EQ(range_of(table).to, 700e-9);
    EXPECT_DOUBLE_EQ(value_at(Dispersion{1.5}, 1.0), 1.5);
}

TEST(Dispersion, ranges_hold_their_ends_despite_rounding) {
    const WavelengthRange range{0.4e-6, 0.7e-6};
    EXPECT_TRUE(range.holds(700e-9));
    EXPECT_TRUE(range.holds(400e-9));
    EXPECT_FALSE(range.holds(700.001e-9));
    const WavelengthRange both = overlap(range, {500e-9, 900e-9});
    EXPECT_DOUBLE_EQ(both.from, 500e-9);
    EXPECT_DOUBLE_EQ(both.to, 700e-9);
}
