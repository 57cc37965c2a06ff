#include "anchorite/electronic/interaction.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/spread.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

TEST(Interaction, IsCorrectedByWhatEachPartGainsFromTheOther) {
    InteractionParts parts;
    parts.complex = -100;
    parts.slab = -60;
    parts.molecule = -38.5;
    const InteractionEnergy plain = interaction_energy(parts);
    EXPECT_DOUBLE_EQ(plain.uncorrected, -1.5);
    EXPECT_FALSE(plain.corrected || plain.superposition || plain.binding);
    EXPECT_DOUBLE_EQ(plain.best(), -1.5);
    parts.slab_in_all = -60.2;
    parts.molecule_in_all = -38.6;
    const InteractionEnergy energy = interaction_energy(parts);
    EXPECT_NEAR(*energy.superposition, 0.3, 1e-12);
    // Boys and Bernardi: complex less both parts in the basis of all
    EXPECT_NEAR(*energy.corrected, -100 + 60.2 + 38.6, 1e-12);
    parts.relaxed_slab = -60.05;
    parts.relaxed_molecule = -38.7;
    const InteractionEnergy relaxed = interaction_energy(parts);
    EXPECT_NEAR(*relaxed.slab_deformation, 0.05, 1e-12);
    EXPECT_NEAR(*relaxed.molecule_deformation, 0.2, 1e-12);
    EXPECT_NEAR(*relaxed.binding, -1.2 + 0.25, 1e-12);
}

TEST(Interaction, RefusesHalfACorrection) {
    InteractionParts parts;
    parts.slab_in_all = -1;
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)interaction_energy(parts);
              }).find("one is missing"),
              std::string::npos);
    parts = {};
    parts.complex = NAN;
    EXPECT_NE(test::message_of<InputError>([&] { (void)interaction_energy(parts); }), "");
}

TEST(ChargeTransfer, SumsTheMoleculeAndItsDonors) {
    Model model;
    model.name = "complex";
    for (const int element : {82, 8, 53, 6}) {
        ModelAtom atom;
        atom.element = element;
        atom.position.setZero();
        atom.role = element == 8 || element == 6 ? Role::molecule : Role::slab;
        model.atoms.push_back(atom);
    }
    EngineResult complex;
    complex.charges = Eigen::Vector4d(0.8, -0.5, -0.9, 0.6);
    EngineResult free;
    free.charges = Eigen::Vector2d(-0.58, 0.58);
    const ChargeTransfer transfer = charge_transfer(complex, model, {1}, &free);
    EXPECT_NEAR(transfer.to_slab, 0.1, 1e-12);
    EXPECT_EQ(transfer.donors, std::vector<int>{1});
    EXPECT_NEAR(transfer.donor_charges.at(0), -0.5, 1e-12);
    EXPECT_NEAR(transfer.donor_changes.at(0), 0.08, 1e-12);
    EXPECT_TRUE(charge_transfer(complex, model, {1}).donor_changes.empty());
    free.charges = Eigen::Vector3d::Zero();
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)charge_transfer(complex, model, {1}, &free);
              }).find("3 charges of the free molecule for 2 atoms"),
              std::string::npos);
    complex.charges.resize(0);
    EXPECT_NE(test::message_of<InputError>([&] { (void)charge_transfer(complex, model, {}); }), "");
}

TEST(Spread, HasMeanDeviationAndBounds) {
    const Spread spread = spread_of({1, 2, 6});
    EXPECT_EQ(spread.count, 3);
    EXPECT_DOUBLE_EQ(spread.mean, 3);
    EXPECT_NEAR(*spread.deviation, std::sqrt(7.0), 1e-12);
    EXPECT_EQ(spread.minimum, 1);
    EXPECT_EQ(spread.maximum, 6);
    EXPECT_FALSE(spread.boltzmann);
    EXPECT_FALSE(spread_of({2}).deviation);
}

TEST(Spread, BoltzmannMeanPrefersTheLowest) {
    const double thermal = 8.617333262e-5 * 300;
    const Spread spread = spread_of({0, 1}, {-5, -5 + thermal}, 300);
    EXPECT_NEAR(*spread.boltzmann, std::exp(-1.0) / (1 + std::exp(-1.0)), 1e-8);
    EXPECT_NEAR(*spread_of({0, 1}, {-5, -4}, 300).boltzmann, 0, 1e-12);
    EXPECT_NE(test::message_of<InputError>([] { (void)spread_of({}); }), "");
    EXPECT_NE(test::message_of<InputError>([] { (void)spread_of({1, 2}, {1}); }), "");
    EXPECT_NE(test::message_of<InputError>([] { (void)spread_of({1}, {}, 0); }), "");
}
