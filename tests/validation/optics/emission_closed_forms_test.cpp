// Dipoles whose power is known in closed form or from an independent solver (tables B1 to B9).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/optics/emission.hpp"
#include "anchorite/optics/radiance.hpp"
#include "support/optical_stacks.hpp"
#include "support/optics_tables.hpp"
#include "support/worst.hpp"

using namespace anchorite::optics;
using namespace anchorite::test;

namespace {

const Index mirror(0, 1e10);  ///< reflects all but 1e-10 of the field

DipolePower power(const OpticalStack& stack, std::size_t layer, double nm) {
    const Emitter emitter{.layer = layer, .positions = {nm * 1e-9}};
    return emit(stack, emitter, {.tolerance = 1e-7}).power[0][0];
}

}  // namespace

TEST(Dipole, HomogeneousMedium) {
    Worst worst, balance;
    for (const double n : {1.0, 1.7, 2.4}) {
        const auto at =
            power(stack_at(600, {layer("a", 0, n), layer("b", 50, n), layer("c", 0, n)}), 1, 20);
        for (const PowerBudget* budget : {&at.vertical, &at.horizontal}) {
            worst.see(budget->total, 1);
            balance.see(budget->bottom, 0.5);
            balance.see(budget->top, 0.5);
        }
    }
    worst.tell("homogeneous medium, F = 1", 1e-12);
    balance.tell("homogeneous medium, half on each side", 1e-6);
}

TEST(Dipole, PerfectMirrorB1) {
    const auto rows = optics_table("b1_mirror.csv");
    Worst closed;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double x = rows.number(row, "x");
        const auto at = power(stack_at(600, {layer("mirror", 0, mirror), layer("n", 0, 1.7)}), 1,
                              x / 2 * 600 / (2 * std::numbers::pi * 1.7));
        const double cosine = std::cos(x), sine = std::sin(x);
        closed.see(at.vertical.total, 1 - 3 * (cosine / x / x - sine / x / x / x));
        closed.see(at.horizontal.total, 1 - 1.5 * (sine / x + cosine / x / x - sine / x / x / x));
    }
    closed.tell("B1 perfect mirror, closed form", 1e-6);
}

TEST(Dipole, PerfectCavityB2) {
    const auto rows = optics_table("b2_cavity.csv");
    Worst closed, solver, sum;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double gap = rows.number(row, "L_nm"), c = rows.number(row, "c");
        const auto stack = stack_at(
            1000, {layer("mirror", 0, mirror), layer("gap", gap, 2.4), layer("mirror", 0, mirror)});
        const auto at = power(stack, 1, gap / 2);
        const double modes = std::floor(c + 0.5);
        closed.see(at.horizontal.total,
                   3 * modes / (4 * c) + (4 * std::pow(modes, 3) - modes) / (16 * std::pow(c, 3)));
        solver.see(at.vertical.total, rows.number(row, "F_v_num"));
        sum.see(at.horizontal.guided, at.horizontal.total);
        sum.see(at.vertical.guided, at.vertical.total);
    }
    closed.tell("B2 planar cavity, closed form", 1e-6);
    solver.tell("B2 planar cavity, upright, independent solver", 1e-4);
    sum.tell("B2 all power is in guided modes", 1e-5);
}

TEST(Dipole, SilverB3) {
    const auto rows = optics_table("b3_silver.csv");
    const auto stack = stack_at(633, {layer("silver", 0, {0.0767, 4.366}), layer("vacuum", 0, 1)});
    Worst relative;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto at = power(stack, 1, rows.number(row, "d_nm"));
        relative.see(at.vertical.total / rows.number(row, "F_v"), 1);
        relative.see(at.horizontal.total / rows.number(row, "F_h"), 1);
        EXPECT_TRUE(std::isfinite(at.vertical.sum()));
    }
    relative.tell("B3 vacuum over silver, relative", 1e-4);
    const double ford_weber = power(stack, 1, 2.5).vertical.total;
    std::printf("Ford and Weber, 2.5 nm: asked 104.541, measured %.3f\n", ford_weber);
    EXPECT_NEAR(ford_weber, 104.541, 0.001);
    const auto near = power(stack, 1, 0.05);
    std::printf("0.05 nm from silver: asked 1.258603e7, measured %.6e\n", near.vertical.total);
    EXPECT_NEAR(near.vertical.total / 1.258603e7, 1, 1e-6);
}

TEST(Dipole, AngularPatternB5) {
    const auto rows = optics_table("b5_angular.csv");
    const auto stack =
        stack_at(500, {layer("substrate", 0, 1.5), layer("n", 50, 1.8), layer("air", 0, 1)});
    std::vector<double> angles;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        angles.push_back(rows.number(row, "theta_deg") * std::numbers::pi / 180);
    }
    const Emitter upright{
        .layer = 1, .positions = {25e-9}, .weights = {}, .spectrum = {}, .horizontal_fraction = 0};
    Emitter flat = upright;
    flat.horizontal_fraction = 1;
    const auto v = angular_emission(stack, upright, angles).bottom[0];
    const auto h = angular_emission(stack, flat, angles).bottom[0];
    Worst pattern, total;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        pattern.see(v[row].p, rows.number(row, "I_v_p"));
        pattern.see(h[row].s, rows.number(row, "I_h_s"));
        pattern.see(h[row].p, rows.number(row, "I_h_p"));
    }
    const auto at = power(stack, 1, 25);
    total.see(at.vertical.total, 0.278333064588);
    total.see(at.horizontal.total, 0.78557497258 + 0.189526143385);
    pattern.tell("B5 pattern in the substrate", 1e-4);
    total.tell("B5 total", 1e-4);
}

TEST(Dipole, LosslessGuideB8) {
    const auto rows = optics_table("b8_slab_guide.csv");
    const auto at = power(
        stack_at(600, {layer("substrate", 0, 1.5), layer("slab", 150, 2), layer("air", 0, 1)}), 1,
        75);
    const auto check = [&](const PowerBudget& budget, const char* column, double PowerBudget::*part,
                           std::initializer_list<std::size_t> sources) {
        double reference = 0;
        for (const std::size_t row : sources) reference += rows.number(row, column);
        std::printf("B8 %-9s asked %.8f ± 1e-4, measured %.8f\n", column, reference, budget.*part);
        EXPECT_NEAR(budget.*part, reference, 1e-4);
    };
    for (const auto& [column, part] : {std::pair{"F", &PowerBudget::total},
                                       {"substrate", &PowerBudget::bottom},
                                       {"air", &PowerBudget::top},
                                       {"guided", &PowerBudget::guided}}) {
        check(at.vertical, column, part, {0});
        check(at.horizontal, column, part, {1, 2});
    }
}

TEST(Dipole, InterfaceB9) {
    const auto rows = optics_table("b9_interface.csv");
    Worst total, share;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto stack = stack_at(
            600, {layer("n2", 0, rows.number(row, "n2")), layer("n1", 0, rows.number(row, "n1"))});
        const auto at = power(stack, 1, rows.number(row, "d_nm"));
        const auto both = oriented(at, 2.0 / 3);
        total.see(at.vertical.total, rows.number(row, "F_v"));
        total.see(at.horizontal.total, rows.number(row, "F_h"));
        share.see(at.vertical.bottom / at.vertical.total, rows.number(row, "frac_n2_v"));
        share.see(at.horizontal.bottom / at.horizontal.total, rows.number(row, "frac_n2_h"));
        share.see(both.bottom / both.total, rows.number(row, "frac_n2_iso"));
    }
    total.tell("B9 dielectric interface, F", 1e-4);
    share.tell("B9 share of the other medium", 1e-4);
    const auto at = power(stack_at(600, {layer("glass", 0, 1.5), layer("vacuum", 0, 1)}), 1, 0.01);
    std::printf(
        "Lukosz, vacuum on 1.5: F asked 2.303 and 1.388, measured %.3f and %.3f; into it "
        "asked 86.1 and 83.7 %%, measured %.1f and %.1f %%\n",
        at.vertical.total, at.horizontal.total, 100 * at.vertical.bottom / at.vertical.total,
        100 * at.horizontal.bottom / at.horizontal.total);
    EXPECT_NEAR(at.vertical.total, 2.303, 5e-4);
    EXPECT_NEAR(at.horizontal.total, 1.388, 5e-4);
}
