#include "anchorite/lattice/facet.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cstdio>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/lattice/crystal.hpp"

using namespace anchorite;
using namespace anchorite::lattice;

namespace {

struct Case {
    std::array<int, 3> hkl;
    double first, second;  // in units of a
    double degrees;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.hkl[0] << c.hkl[1] << c.hkl[2];
}

class CubicFacet : public testing::TestWithParam<Case> {};

}  // namespace

TEST_P(CubicFacet, HasTheKnownSurfaceCell) {
    const Crystal crystal = crystal_by_name("CsPbI3");
    const double a = metal_spacing(crystal);
    const auto [hkl, first, second, degrees] = GetParam();
    const Facet facet = make_facet(crystal, hkl);
    const Eigen::Vector3d a1 = facet.crystal.vectors.col(0), a2 = facet.crystal.vectors.col(1);
    const double angle = std::acos(a1.dot(a2) / a1.norm() / a2.norm()) * 180 / M_PI;
    const double index = std::hypot(hkl[0], hkl[1], hkl[2]);
    std::printf("(%d%d%d): %.4f a, %.4f a, %.2f deg, d = %.4f a\n", hkl[0], hkl[1], hkl[2],
                a1.norm() / a, a2.norm() / a, angle, facet.spacing / a);
    EXPECT_NEAR(a1.norm() / a, first, 1e-9);
    EXPECT_NEAR(a2.norm() / a, second, 1e-9);
    EXPECT_NEAR(angle, degrees, 1e-6);
    EXPECT_NEAR(facet.spacing / a, 1 / index, 1e-9);
    EXPECT_NEAR(a1.y(), 0, 1e-12);
    EXPECT_NEAR(a2.z(), 0, 1e-12);
    EXPECT_GT(facet.crystal.vectors.determinant(), 0);
    EXPECT_NEAR(facet.crystal.vectors.determinant(), a * a * a, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(
    Known, CubicFacet,
    testing::Values(Case{{1, 0, 0}, 1, 1, 90}, Case{{0, 0, -1}, 1, 1, 90},
                    Case{{1, 1, 0}, 1, std::sqrt(2), 90}, Case{{0, 1, -1}, 1, std::sqrt(2), 90},
                    Case{{1, 1, 1}, std::sqrt(2), std::sqrt(2), 120},
                    Case{{-1, 1, -1}, std::sqrt(2), std::sqrt(2), 120},
                    Case{{2, 1, 0}, 1, std::sqrt(5), 90},
                    Case{{2, 1, 1}, std::sqrt(2), std::sqrt(3), 90},
                    Case{{2, 2, 1}, std::sqrt(2), std::sqrt(5), 108.434948822922}));

TEST(Facet, CommonFactorIsTakenOut) {
    const Crystal crystal = crystal_by_name("CsPbI3");
    const Facet once = make_facet(crystal, {2, 1, 0}), thrice = make_facet(crystal, {6, 3, 0});
    EXPECT_EQ(once.hkl, thrice.hkl);
    EXPECT_NEAR((once.crystal.vectors - thrice.crystal.vectors).norm(), 0, 1e-9);
    EXPECT_THROW(make_facet(crystal, {0, 0, 0}), InputError);
}

TEST(Facet, EveryLowIndexIsALatticeOfTheSameVolume) {
    const Crystal crystal = crystal_by_name("CsPbCl3");
    const double volume = crystal.vectors.determinant();
    int faces = 0;
    for (int h = -3; h <= 3; ++h) {
        for (int k = -3; k <= 3; ++k) {
            for (int l = -3; l <= 3; ++l) {
                if (h == 0 && k == 0 && l == 0) continue;
                const Facet facet = make_facet(crystal, {h, k, l});
                const auto& v = facet.crystal.vectors;
                EXPECT_NEAR(v.determinant(), volume, 1e-6) << h << k << l;
                EXPECT_LE(std::abs(v.col(0).dot(v.col(1))), 0.500001 * v.col(0).squaredNorm());
                EXPECT_LE(v.col(0).norm(), v.col(1).norm() + 1e-9);
                ++faces;
            }
        }
    }
    std::printf("%d faces\n", faces);
    EXPECT_EQ(faces, 342);
}

TEST(Facet, CentredCellUsesItsPrimitiveVectors) {
    const Crystal crystal = read_cif(ANCHORITE_TEST_DATA "/lattice/cs2agbibr6.cif");
    const double a = 11.271;
    const Facet facet = make_facet(crystal, {1, 0, 0});
    std::printf("Fm-3m (100): %.4f x %.4f Å, d %.4f Å\n", facet.crystal.vectors.col(0).norm(),
                facet.crystal.vectors.col(1).norm(), facet.spacing);
    EXPECT_NEAR(facet.crystal.vectors.col(0).norm(), a / std::sqrt(2), 1e-6);
    EXPECT_NEAR(facet.crystal.vectors.col(1).norm(), a / std::sqrt(2), 1e-6);
    EXPECT_NEAR(facet.spacing, a / 2, 1e-6);
    EXPECT_EQ(facet.crystal.atoms.size(), 10u);
}

TEST(Facet, NameSeparatesIndicesOnlyWhereNeeded) {
    EXPECT_EQ(facet_name({1, 0, 0}), "(100)");
    EXPECT_EQ(facet_name({1, -1, 0}), "(1 -1 0)");
    EXPECT_EQ(facet_name({10, 1, 0}), "(10 1 0)");
}
