// Against sbyrnes321/tmm 0.2.0 (MIT), arXiv:1603.02720; inputs in the headers of the tables.
#include "anchorite/optics/transfer_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <numbers>

#include "support/optical_stacks.hpp"
#include "support/optics_tables.hpp"
#include "support/worst.hpp"

using namespace anchorite::optics;
using namespace anchorite::test;

namespace {

PlaneWave wave_of(const ReferenceTable& table, std::size_t row, const std::string& angle) {
    const bool s = table.text(row, "pol") == "s";
    return {table.number(row, angle) * std::numbers::pi / 180,
            s ? Polarization::s : Polarization::p, Side::bottom};
}

double balance(const Response& response) {
    double sum = response.reflectance + response.transmittance;
    for (const double absorbed : response.absorbed) sum += absorbed;
    return sum;
}

}  // namespace

TEST(TransferMatrix, SlabA1) {
    const auto rows = optics_table("a1_slab.csv");
    Worst against_code, against_airy, energy;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto stack =
            stack_at(rows.number(row, "lambda_nm"),
                     {layer("air", 0, 1), layer("slab", 500, 2), layer("air", 0, 1)});
        const auto response = respond(stack, 0, wave_of(rows, row, "angle_deg"));
        against_code.see(response.reflectance, rows.number(row, "R"));
        against_code.see(response.transmittance, rows.number(row, "T"));
        against_airy.see(response.reflectance, rows.number(row, "R_airy"));
        energy.see(balance(response), 1);
    }
    std::printf("%zu rows\n", rows.size());
    against_code.tell("A1 against tmm", 1e-10);
    against_airy.tell("A1 against Airy's formula", 1e-10);
    energy.tell("A1 energy balance", 1e-12);
}

TEST(TransferMatrix, MetalCavityA2) {
    const auto rows = optics_table("a2_metal_cavity.csv");
    Worst powers, complex, energy;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Index metal(0.05, 4.2);
        const auto stack =
            stack_at(rows.number(row, "lambda_nm"),
                     {layer("glass", 0, 1.52), layer("metal", 30, metal), layer("gap", 180, 1.46),
                      layer("metal", 30, metal), layer("air", 0, 1)});
        const auto wave = wave_of(rows, row, "angle_deg");
        const auto response = respond(stack, 0, wave);
        powers.see(response.reflectance, rows.number(row, "R"));
        powers.see(response.transmittance, rows.number(row, "T"));
        for (std::size_t j = 1; j <= 3; ++j) {
            powers.see(response.absorbed[j], rows.number(row, "A" + std::to_string(j)));
        }
        const auto both = amplitudes(stack, 0, wave);
        complex.see(both.reflected, {rows.number(row, "re_r"), rows.number(row, "im_r")});
        complex.see(both.transmitted, {rows.number(row, "re_t"), rows.number(row, "im_t")});
        energy.see(balance(response), 1);
    }
    std::printf("%zu rows\n", rows.size());
    powers.tell("A2 powers", 1e-10);
    complex.tell("A2 amplitudes", 1e-10);
    energy.tell("A2 energy balance", 1e-12);
}

TEST(TransferMatrix, ThickGlassA3) {
    const auto rows = optics_table("a3_thick_glass.csv");
    const PaperIndices indices(ANCHORITE_TEST_DATA "/optics/paper_stack_nk.csv");
    Worst powers, energy;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto stack = paper_stack(indices, {rows.number(row, "lambda_nm")}, Cathode::film);
        const auto response = respond(stack, 0, wave_of(rows, row, "angle_deg"));
        powers.see(response.reflectance, rows.number(row, "R"));
        powers.see(response.transmittance, rows.number(row, "T"));
        for (std::size_t j = 1; j + 1 < stack.layers.size(); ++j) {
            powers.see(response.absorbed[j], rows.number(row, "A_" + stack.layers[j].name));
        }
        energy.see(balance(response), 1);
    }
    std::printf("%zu rows, 8 layers\n", rows.size());
    powers.tell("A3 powers", 1e-8);
    energy.tell("A3 energy balance", 1e-12);
}

TEST(TransferMatrix, FromGlassA4) {
    const auto rows = optics_table("a4_from_glass.csv");
    const PaperIndices indices(ANCHORITE_TEST_DATA "/optics/paper_stack_nk.csv");
    Worst powers, reflected;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto stack = paper_stack(indices, {rows.number(row, "lambda_nm")}, Cathode::film);
        stack.layers.erase(stack.layers.begin());
        auto& glass = stack.layers.front();
        glass.coherent = true;
        glass.index.front() =
            glass.index.front().real();  // the reference took n of the glass alone
        const auto wave = wave_of(rows, row, "angle_in_glass_deg");
        const auto response = respond(stack, 0, wave);
        powers.see(response.reflectance, rows.number(row, "R"));
        powers.see(response.transmittance, rows.number(row, "T"));
        reflected.see(amplitudes(stack, 0, wave).reflected,
                      {rows.number(row, "re_r"), rows.number(row, "im_r")});
    }
    std::printf("%zu rows\n", rows.size());
    powers.tell("A4 powers", 1e-8);
    reflected.tell("A4 amplitudes", 1e-8);
}

TEST(TransferMatrix, OpaqueMetalAtGrazingAngle) {
    const auto stack = stack_at(633, {layer("glass", 0, 1.5), layer("metal", 1000, {0.08, 4.4}),
                                      layer("organic", 100, 1.7), layer("air", 0, 1)});
    for (const auto polarization : {Polarization::s, Polarization::p}) {
        const auto response =
            respond(stack, 0, {85 * std::numbers::pi / 180, polarization, Side::bottom});
        std::printf("1 µm of metal at 85°: R %.6f, T %.3e, balance off by %.1e (asked: finite)\n",
                    response.reflectance, response.transmittance, balance(response) - 1);
        EXPECT_NEAR(balance(response), 1, 1e-12);
        EXPECT_GT(response.reflectance, 0.9);
        EXPECT_GE(response.transmittance, 0);
    }
}
