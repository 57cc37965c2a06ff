// The assembled equations against the plain ones of tests/support/dense_equations.hpp, whose
// Jacobian comes from automatic differentiation.
#include "anchorite/device/system.hpp"

#include <ceres/jet.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/device/occupation.hpp"
#include "support/dense_equations.hpp"
#include "support/random_device.hpp"

using namespace anchorite;

namespace {

/// A state far from any solution, so that no term is small by chance; neither empty nor so full
/// that the plain formulas would lose their digits.
device::State rough_state(const device::Model& model, test::RandomDevice& random) {
    device::State state;
    state.bias = 3;
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        // the electrostatic potential is continuous at interfaces
        const bool second = i > 0 && model.grid.x[i] == model.grid.x[i - 1];
        const double u = second ? state.value[i - 1][0] : random.uniform(-3, 3);
        const auto& layer = model.layer_of(i);
        const double eta_n = random.uniform(-8, 2);
        const double eta_p = random.uniform(-8, 2);
        state.value.push_back({u, layer.species[device::electron].offset + u - eta_n,
                               u + eta_p - layer.species[device::hole].offset, 0, 0});
    }
    device::set_differences(model, state);
    device::fill_ion_regions(model, state);
    return state;
}

device::Model random_model(test::RandomDevice& random) {
    const auto device = random.draw();
    auto model = device::make_model(device, device::make_grid(device, {6, 1e-9}), 300);
    // the plain equations have no exchanged columns
    for (auto& interface : model.interfaces) interface.crossed = false;
    device::set_exchanged(model);
    return model;
}

template <typename T>
std::vector<T> unknowns(const device::State& state) {
    std::vector<T> x;
    for (const auto& node : state.value) x.insert(x.end(), {T(node[0]), T(node[1]), T(node[2])});
    return x;
}

using Jet = ceres::Jet<double, 9>;

/// Jacobian of node i by the unknowns of i - 1, i, i + 1, by automatic differentiation.
Eigen::Matrix<double, 3, 9> differentiated(const device::Model& model, const device::State& state,
                                           std::size_t i) {
    auto x = unknowns<Jet>(state);
    for (int k = 0; k < 9; ++k) {
        const long at = 3 * (static_cast<long>(i) - 1) + k;
        if (at < 0 || at >= static_cast<long>(x.size())) continue;
        x[static_cast<std::size_t>(at)].v[k] = 1;
    }
    std::vector<Jet> levels;
    for (const double level : state.ion_level) levels.emplace_back(level);
    const auto r = test::DenseEquations<Jet>(model, x, Jet(state.bias), levels).residual();
    Eigen::Matrix<double, 3, 9> jacobian;
    for (int row = 0; row < 3; ++row) jacobian.row(row) = r[3 * i + row].v.transpose();
    return jacobian;
}

Eigen::Matrix<double, 3, 9> assembled(const device::System<3>& system, std::size_t i) {
    const auto& row = system.rows[i];
    Eigen::Matrix<double, 3, 9> jacobian;
    jacobian << row.lower, row.excess - row.lower - row.upper, row.upper;
    return jacobian;
}

/// Largest deviation of one row, relative to its largest entry, when `whole` may stand for the
/// difference of the two carriers' rows.
double row_error(const Eigen::Matrix<double, 3, 9>& ours, const Eigen::Matrix<double, 3, 9>& theirs,
                 int row) {
    const auto error = [&](const Eigen::RowVectorXd& expected, double scale) {
        return (ours.row(row) - expected).cwiseAbs().maxCoeff() / scale;
    };
    const double scale = theirs.row(row).cwiseAbs().maxCoeff();
    if (row == 0) return error(theirs.row(0), scale);
    const int other = row == 1 ? 2 : 1;
    const double both = std::max(scale, theirs.row(other).cwiseAbs().maxCoeff());
    return std::min(error(theirs.row(row), scale),
                    error(theirs.row(row) - theirs.row(other), both));
}

}  // namespace

TEST(System, JacobianEqualsAutomaticDifferentiation) {
    double worst = 0;
    int nodes = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        test::RandomDevice random(seed);
        const auto model = random_model(random);
        const auto state = rough_state(model, random);
        device::System<3> system;
        device::assemble<3>(model, state, {}, system);
        for (std::size_t i = 0; i < model.nodes(); ++i, ++nodes) {
            const auto ours = assembled(system, i);
            const auto theirs = differentiated(model, state, i);
            for (int row = 0; row < 3; ++row) {
                const double error = row_error(ours, theirs, row);
                worst = std::max(worst, error);
                ASSERT_LT(error, 1e-6) << "seed " << seed << " node " << i << " row " << row << "\n"
                                       << ours.row(row) << "\n"
                                       << theirs.row(row);
            }
        }
    }
    std::printf(
        "Jacobian of %d nodes against automatic differentiation: asked 1e-6, measured %.1e\n",
        nodes, worst);
}

TEST(System, ResidualEqualsPlainEquations) {
    double worst = 0;
    for (unsigned seed = 100; seed <= 160; ++seed) {
        test::RandomDevice random(seed);
        const auto model = random_model(random);
        const auto state = rough_state(model, random);
        device::System<3> system;
        device::assemble<3>(model, state, {}, system);
        const auto x = unknowns<double>(state);
        const auto plain =
            test::DenseEquations<double>(model, x, state.bias, state.ion_level).residual();
        for (std::size_t i = 0; i < model.nodes(); ++i) {
            const double n = plain[3 * i + 1];
            const double p = plain[3 * i + 2];
            const Eigen::Vector3d ours = -system.right[i].col(0);
            const double scale = std::abs(n) + std::abs(p);
            // one of the two rows may be the difference
            const double electrons = std::min(std::abs(ours[1] - n), std::abs(ours[1] - (n - p)));
            const double holes = std::min(std::abs(ours[2] - p), std::abs(ours[2] - (p - n)));
            worst = std::max({worst, electrons / scale, holes / scale});
            const double charge = std::abs(plain[3 * i]) + 1e-9 * model.edges.front().permittivity;
            worst = std::max(worst, std::abs(ours[0] - plain[3 * i]) / charge);
        }
    }
    std::printf("residual against the plain equations: asked 1e-7, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-7);
}

TEST(System, DerivativeByBiasIsThatOfTheContacts) {
    test::RandomDevice random(5);
    const auto model = random_model(random);
    auto state = rough_state(model, random);
    device::System<3> low;
    device::System<3> high;
    device::assemble<3>(model, state, {}, low);
    const double h = 1e-6;
    state.bias += h;
    device::assemble<3>(model, state, {}, high);
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        const Eigen::Vector3d slope = (high.right[i].col(0) - low.right[i].col(0)) / h;
        const double scale = 1e-5 * (1 + slope.cwiseAbs().maxCoeff());
        EXPECT_LT((slope - low.right[i].col(1)).cwiseAbs().maxCoeff(), scale) << i;
    }
}
