// The potential on the isodensity surface of water, of cubes that CP2K 2023.1 wrote (PBE,
// DZVP-MOLOPT-SR-GTH, CUTOFF 300): every third point is in tests/data, the truth is of all points.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "anchorite/electronic/atomic_units.hpp"
#include "anchorite/electronic/cube.hpp"
#include "anchorite/electronic/surface_potential.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

Model water() {
    Model model;
    model.name = "water";
    model.cell = 8 * Eigen::Matrix3d::Identity();
    model.periodic = false;
    for (const auto& [element, x, y] :
         {std::tuple{8, 0.0, 0.0}, {1, 0.7572, 0.5865}, {1, -0.7572, 0.5865}}) {
        ModelAtom atom;
        atom.element = element;
        atom.position = {4 + x, 4 + y, 4};
        model.atoms.push_back(atom);
    }
    return model;
}

void compare(const char* what, double asked, double measured, double within) {
    fmt::print("water: {:24} asked {:8.4f} +/- {:.3f}, measured {:8.4f}\n", what, asked, within,
               measured);
    EXPECT_NEAR(measured, asked, within) << what;
}

}  // namespace

TEST(WaterPotential, OnACoarseGridIsThatOnTheWholeGrid) {
    const std::string folder = std::string(ANCHORITE_TEST_DATA) + "/electronic/water/";
    const Cube density = read_cube(folder + "density.cube.gz");
    Cube potential = read_cube(folder + "hartree.cube.gz");
    for (double& value : potential.values) value *= -hartree;
    const std::vector<AtomPotential> found = surface_potential(density, potential, water(), 0.001);
    ASSERT_EQ(found.size(), 3u);
    compare("minimum at O [V]", -1.3663, found[0].minimum, 0.01);
    compare("maximum at H1 [V]", 1.9477, found[1].maximum, 0.01);
    compare("maximum at H2 [V]", 1.9477, found[2].maximum, 0.01);
    compare("difference of both [V]", 0, found[1].maximum - found[2].maximum, 0.01);
    const double area = found[0].area + found[1].area + found[2].area;
    compare("area [Å²]", 46.15, area, 0.5);
    // between the lone pairs, in the mirror plane
    EXPECT_NEAR(found[0].minimum_position.x(), 4, 0.05);
    EXPECT_LT(found[0].minimum_position.y(), 4 - 1.5);
    // no wall of the hole that the pseudopotential leaves at the nucleus
    EXPECT_LT(found[0].maximum, 1);
    const PotentialStatistics whole = potential_statistics(density, potential, water(), 0.001);
    EXPECT_NEAR(whole.area, area, 1e-6 * area);
    fmt::print("water: mean {:.3f} V, mean deviation {:.3f} V, variances {:.3f} and {:.3f} V²\n",
               whole.mean, whole.mean_deviation, whole.positive_variance, whole.negative_variance);
    EXPECT_GT(whole.negative_variance, 0);
}
