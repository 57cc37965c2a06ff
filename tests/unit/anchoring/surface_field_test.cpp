#include "anchorite/anchoring/surface_field.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/base/elements.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

/// The definition, summed over many images without any cell list.
double clash_by_definition(const lattice::SiteLattice& lattice, const ScoreOptions& options,
                           const Eigen::Vector3d& position, double radius) {
    double sum = 0;
    for (const auto& atom : lattice.blocking) {
        const double limit = options.contact_scale * (radius + van_der_waals_radius(atom.element));
        for (int u = -6; u <= 6; ++u) {
            for (int v = -6; v <= 6; ++v) {
                Eigen::Vector3d at = atom.position;
                at.head<2>() += u * lattice.a1 + v * lattice.a2;
                const double overlap = std::max(0.0, limit - (position - at).norm());
                sum += 0.5 * overlap * overlap / (options.clash_width * options.clash_width);
            }
        }
    }
    return sum;
}

TEST(SurfaceField, AgreesWithTheSumOverImages) {
    const ScoreOptions options;
    const auto lattice = test::moved_surface(test::square_surface(6.3), 0.4, {0.7, 2.2});
    const SurfaceField field(lattice, options);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> plane(-15, 15);
    std::uniform_real_distribution<double> height(0.5, 4.5);
    int in_contact = 0;
    double worst = 0;
    for (int i = 0; i < 2000; ++i) {
        const Eigen::Vector3d at(plane(random), plane(random), height(random));
        const double expected = clash_by_definition(lattice, options, at, 1.7);
        worst = std::max(worst, std::abs(field.clash(at, 1.7, false, nullptr) - expected));
        if (expected > 0) ++in_contact;
    }
    std::printf("largest difference %.2e over 2000 points, %d in contact\n", worst, in_contact);
    EXPECT_LT(worst, 1e-9);
    EXPECT_GT(in_contact, 500);
}

TEST(SurfaceField, GradientIsTheDerivative) {
    const SurfaceField field(test::square_surface(6.3), {});
    std::mt19937 random(5);
    std::uniform_real_distribution<double> plane(-5, 5);
    std::uniform_real_distribution<double> height(1.0, 3.0);
    constexpr double step = 1e-6;
    for (int i = 0; i < 200; ++i) {
        const Eigen::Vector3d at(plane(random), plane(random), height(random));
        Eigen::Vector3d gradient = Eigen::Vector3d::Zero();
        field.clash(at, 1.7, false, &gradient);
        for (int axis = 0; axis < 3; ++axis) {
            const Eigen::Vector3d shift = step * Eigen::Vector3d::Unit(axis);
            const double slope = (field.clash(at + shift, 1.7, false, nullptr) -
                                  field.clash(at - shift, 1.7, false, nullptr)) /
                                 (2 * step);
            EXPECT_NEAR(gradient[axis], slope, 1e-4 * std::max(1.0, std::abs(slope)));
        }
    }
}

TEST(SurfaceField, OpenMetalsDoNotRepelTheirDonor) {
    const SurfaceField field(test::square_surface(6.5), {});
    const Eigen::Vector3d over_lead(0, 0, 2.45);
    EXPECT_GT(field.clash(over_lead, 1.52, false, nullptr), 0.5);
    EXPECT_EQ(field.clash(over_lead, 1.52, true, nullptr), 0.0);
}

TEST(SurfaceField, NothingClashesAboveItsReach) {
    const SurfaceField field(test::square_surface(6.5), {});
    for (double x = 0; x < 6.5; x += 0.5) {
        EXPECT_EQ(field.clash({x, 0.3, field.reach(1.7) + 1e-9}, 1.7, false, nullptr), 0.0);
    }
}

}  // namespace
}  // namespace anchorite::anchoring
