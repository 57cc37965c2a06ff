#include "anchorite/electronic/surface_potential.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <functional>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;
using Eigen::Matrix3d;
using Eigen::Vector3d;

namespace {

constexpr double level = 0.001;
constexpr double coulomb = hartree * bohr;  // of two unit charges [eV Å]
using Function = std::function<double(const Vector3d&)>;

struct Case {
    Model model;
    Function density;
    Function potential;
    Vector3d shift = Vector3d::Zero();  // of the grid's origin
};

/// A function on the grid of the model's cell with about 0.25 Å between the points.
Cube on_grid(const Case& asked, const Function& function, const std::array<int, 3>& points) {
    Cube cube;
    cube.points = points;
    for (int axis = 0; axis < 3; ++axis) {
        cube.steps.col(axis) = asked.model.cell.col(axis) / points[static_cast<std::size_t>(axis)];
    }
    cube.origin = asked.shift;
    for (const ModelAtom& atom : asked.model.atoms) {
        cube.atoms.push_back({atom.element, 0, atom.position});
    }
    for (int i = 0; i < points[0]; ++i) {
        for (int j = 0; j < points[1]; ++j) {
            for (int k = 0; k < points[2]; ++k) {
                cube.values.push_back(function(cube.origin + cube.steps * Vector3d(i, j, k)));
            }
        }
    }
    return cube;
}

std::vector<AtomPotential> evaluate(const Case& asked, int points = 48) {
    const std::array<int, 3> grid{points, points, points};
    return surface_potential(on_grid(asked, asked.density, grid),
                             on_grid(asked, asked.potential, grid), asked.model, level);
}

Model box(const std::vector<std::pair<int, Vector3d>>& atoms, double side = 12) {
    Model model;
    model.name = "box";
    model.cell = side * Matrix3d::Identity();
    model.periodic = false;
    for (const auto& [element, position] : atoms) {
        ModelAtom atom;
        atom.element = element;
        atom.position = position;
        model.atoms.push_back(atom);
    }
    return model;
}

/// exp(-2 κ r) around a centre, the level at distance `radius`.
Function cloud(const Vector3d& centre, double radius) {
    return [=](const Vector3d& at) {
        return level * std::exp(-3.6 * ((at - centre).norm() - radius));
    };
}

/// Potential of a Gaussian charge of one electron's magnitude and width 0.5 Å.
double gaussian_charge(double distance) {
    return coulomb * std::erf(distance / (std::sqrt(2.0) * 0.5)) / distance;
}

const std::vector<Vector3d> shifts{{0, 0, 0}, {0.11, 0.03, -0.07}, {-0.125, 0.125, 0.06}};

}  // namespace

TEST(SurfacePotential, OfAGaussianChargeIsExactOnItsSphere) {
    const Vector3d centre(6.05, 5.93, 6.11);
    Case asked{box({{8, centre}}), cloud(centre, 1.7),
               [&](const Vector3d& at) { return -gaussian_charge((at - centre).norm()); }};
    const double exact = -gaussian_charge(1.7);
    const double area = 4 * std::acos(-1.0) * 1.7 * 1.7;
    for (const Vector3d& shift : shifts) {
        asked.shift = shift;
        const AtomPotential found = evaluate(asked).front();
        fmt::print("sphere: asked {:.4f} V, measured {:.4f} to {:.4f} V; area {:.3f}, {:.3f} Å²\n",
                   exact, found.minimum, found.maximum, area, found.area);
        EXPECT_NEAR(found.minimum, exact, 0.01);
        EXPECT_NEAR(found.maximum, exact, 0.01);
        EXPECT_NEAR(found.area, area, 0.01 * area);
        EXPECT_NEAR((found.minimum_position - centre).norm(), 1.7, 0.01);
    }
}

TEST(SurfacePotential, OfADipoleHasItsExtremesAtThePoles) {
    const Vector3d centre(6.02, 6.07, 5.9);
    const Vector3d moment = 0.3 * Vector3d(1, 2, -2) / 3;  // [e Å]
    Case asked{box({{7, centre}}), cloud(centre, 1.8), [&](const Vector3d& at) {
                   const Vector3d r = at - centre;
                   const double soft = std::sqrt(r.squaredNorm() + 0.01);
                   return coulomb * moment.dot(r) / (soft * soft * soft);
               }};
    const double soft = std::sqrt(1.8 * 1.8 + 0.01);
    const double exact = coulomb * 0.3 * 1.8 / (soft * soft * soft);
    for (const Vector3d& shift : shifts) {
        asked.shift = shift;
        const AtomPotential found = evaluate(asked).front();
        fmt::print("dipole: asked -/+{:.4f} V, measured {:.4f} and {:.4f} V\n", exact,
                   found.minimum, found.maximum);
        EXPECT_NEAR(found.minimum, -exact, 0.01);
        EXPECT_NEAR(found.maximum, exact, 0.01);
        const Vector3d pole = centre - 1.8 * moment.normalized();
        EXPECT_LT((found.minimum_position - pole).norm(), 0.06);
    }
}

TEST(SurfacePotential, BelongsToTheNearestAtomAndNotToGhosts) {
    const Vector3d left(4.6, 6, 6);
    const Vector3d right(7.4, 6, 6);
    Case asked{box({{8, left}, {17, right}, {6, {6, 6, 6}}}), {}, [&](const Vector3d& at) {
                   return -gaussian_charge((at - left).norm()) +
                          0.4 * gaussian_charge((at - right).norm());
               }};
    asked.model.atoms[2].ghost = true;
    const Function one = cloud(left, 1.6);
    const Function other = cloud(right, 1.9);
    asked.density = [&](const Vector3d& at) { return one(at) + other(at); };
    const std::vector<AtomPotential> found = evaluate(asked);
    // far from the other atom each sphere is its own
    EXPECT_NEAR(found[0].minimum, asked.potential(left - Vector3d(1.6, 0, 0)), 0.5);
    EXPECT_LT(found[0].minimum, found[1].minimum);
    EXPECT_GT(found[1].maximum, found[0].maximum);
    EXPECT_LT(found[0].minimum_position.x(), 6);
    EXPECT_GT(found[0].area, 15);
    EXPECT_GT(found[1].area, 20);
    EXPECT_EQ(found[2].area, 0);
    EXPECT_TRUE(std::isnan(found[2].minimum));
    EXPECT_TRUE(std::isnan(found[2].maximum));
    EXPECT_TRUE(found[2].minimum_position.array().isNaN().all());
}

TEST(SurfacePotential, ClosesOverTheEdgesOfASkewCellWithANarrowLastStep) {
    Case asked{box({{8, {0.1, -0.2, 0.15}}}), {}, {}};
    asked.model.periodic = true;
    asked.model.cell.col(1) = Vector3d(2.5, 11, 0);
    const Matrix3d cell = asked.model.cell;
    const Vector3d centre = asked.model.atoms[0].position;
    const auto distance = [&](const Vector3d& at) {
        const Vector3d f = cell.inverse() * (at - centre);
        return (cell * (f.array() - f.array().round()).matrix()).norm();
    };
    asked.density = [&](const Vector3d& at) {
        return level * std::exp(-3.6 * (distance(at) - 1.7));
    };
    asked.potential = [&](const Vector3d& at) { return -gaussian_charge(distance(at)); };
    // every other point of 97 along each vector: the last step is half as wide
    const auto with_last_step = [&](const Function& function) {
        Case full = asked;
        full.model.cell = cell * (98.0 / 97);
        return on_grid(full, function, {49, 49, 49});
    };
    const AtomPotential found =
        surface_potential(with_last_step(asked.density), with_last_step(asked.potential),
                          asked.model, level)
            .front();
    fmt::print("periodic: asked {:.4f} V, measured {:.4f} to {:.4f} V\n", -gaussian_charge(1.7),
               found.minimum, found.maximum);
    EXPECT_NEAR(found.minimum, -gaussian_charge(1.7), 0.01);
    EXPECT_NEAR(found.maximum, -gaussian_charge(1.7), 0.01);
    EXPECT_NEAR(found.area, 4 * std::acos(-1.0) * 1.7 * 1.7, 0.4);
    EXPECT_NEAR((found.minimum_position - centre).norm(), 1.7, 0.01);
}

TEST(SurfacePotential, LeavesOutTheHoleOfAPseudopotential) {
    const Vector3d centre(6.03, 5.98, 6.01);
    const Function whole = cloud(centre, 1.7);
    Case asked{box({{8, centre}}), {}, [&](const Vector3d& at) {
                   return 20 / ((at - centre).norm() + 0.05);
               }};
    asked.density = [&](const Vector3d& at) {
        const double r = (at - centre).norm() / 0.3;
        return whole(at) * (1 - std::exp(-std::pow(r, 8)));
    };
    const AtomPotential found = evaluate(asked, 64).front();
    EXPECT_NEAR(found.maximum, 20 / 1.75, 0.05);
    EXPECT_NEAR(found.area, 4 * std::acos(-1.0) * 1.7 * 1.7, 0.4);
    asked.model.atoms[0].element = 55;  // so large that half of its radius holds everything
    EXPECT_NE(test::message_of<InputError>([&] { (void)evaluate(asked, 64); }), "");
}

TEST(SurfacePotential, StatisticsOfADipoleOnASphere) {
    const Vector3d centre(6, 6, 6);
    Case asked{box({{7, centre}}), cloud(centre, 1.8),
               [&](const Vector3d& at) { return (at - centre).z(); }};
    const PotentialStatistics found =
        potential_statistics(on_grid(asked, asked.density, {48, 48, 48}),
                             on_grid(asked, asked.potential, {48, 48, 48}), asked.model, level);
    // z is even on a sphere: mean of |z| is R/2, variance of each half R²/12
    EXPECT_NEAR(found.area, 4 * std::acos(-1.0) * 1.8 * 1.8, 0.4);
    EXPECT_NEAR(found.mean, 0, 1e-3);
    EXPECT_NEAR(found.mean_deviation, 0.9, 5e-3);
    EXPECT_NEAR(found.positive_variance, 1.8 * 1.8 / 12, 5e-3);
    EXPECT_NEAR(found.negative_variance, 1.8 * 1.8 / 12, 5e-3);
    EXPECT_NEAR(found.balance, 0.25, 1e-4);
}

TEST(SurfacePotential, RefusesWhatDoesNotBelongTogether) {
    const Vector3d centre(6, 6, 6);
    const Case asked{box({{8, centre}}), cloud(centre, 1.7), [](const Vector3d&) { return 1.0; }};
    const Cube density = on_grid(asked, asked.density, {24, 24, 24});
    const Cube potential = on_grid(asked, asked.potential, {24, 24, 24});
    const auto refusal = [&](const Cube& rho, const Cube& v, const Model& model, double iso) {
        return test::message_of<InputError>([&] { (void)surface_potential(rho, v, model, iso); });
    };
    const Cube other = on_grid(asked, asked.potential, {24, 24, 25});
    EXPECT_NE(refusal(density, other, asked.model, level).find("different grids"),
              std::string::npos);
    EXPECT_NE(refusal(density, potential, asked.model, 0).find("not between"), std::string::npos);
    Cube thin = density;
    for (double& value : thin.values) value *= 1e-8;
    EXPECT_NE(refusal(thin, potential, asked.model, level).find("nowhere"), std::string::npos);
    Model sulfur = asked.model;
    sulfur.atoms[0].element = 16;
    EXPECT_NE(refusal(density, potential, sulfur, level).find("atom 1 is S in the model, O"),
              std::string::npos);
    Model wide = asked.model;
    wide.periodic = true;
    wide.cell *= 1.2;
    EXPECT_NE(refusal(density, potential, wide, level).find("print the whole cell"),
              std::string::npos);
}
