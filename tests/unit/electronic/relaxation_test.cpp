#include "anchorite/electronic/relaxation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

/// A metal at a corner of a square cell, two atoms of a molecule above it.
Model small_model() {
    Model model;
    model.name = "small";
    model.cell = Eigen::Vector3d(10, 10, 30).asDiagonal();
    model.atoms = {{82, {0.5, 0, 5}, Role::open},
                   {82, {6.5, 0, 5}, Role::open},
                   {8, {9.5, 0, 7}, Role::molecule},
                   {15, {9.5, 0, 8.5}, Role::molecule}};
    model.groups = {{"Pb1", {0}}, {"open Pb", {0, 1}}};
    return model;
}

EngineResult result_at(const Model& model, double energy) {
    EngineResult result;
    result.energy = energy;
    result.positions.resize(3, static_cast<Eigen::Index>(model.atoms.size()));
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        result.positions.col(static_cast<Eigen::Index>(i)) = model.atoms[i].position;
    }
    return result;
}

}  // namespace

TEST(NearestDonor, IsTheNearestImageInThePlane) {
    const Model model = small_model();
    const auto donor = nearest_donor(model, "Pb1", {3, 2});
    ASSERT_TRUE(donor);
    EXPECT_EQ(donor->metal, 0);
    EXPECT_EQ(donor->atom, 2);
    EXPECT_NEAR(donor->distance, std::hypot(1, 2), 1e-12);
    EXPECT_EQ(nearest_donor(model, "open Pb", {2})->metal, 0);
    EXPECT_FALSE(nearest_donor(model, "Pb1", {}));
}

TEST(NearestDonor, HasNoImagesWithoutPeriodicity) {
    Model model = small_model();
    model.periodic = false;
    EXPECT_NEAR(nearest_donor(model, "Pb1", {2})->distance, std::hypot(9, 2), 1e-12);
}

TEST(NearestDonor, SaysThatAGroupIsMissing) {
    EXPECT_NE(test::message_of<InputError>([] {
                  (void)nearest_donor(small_model(), "Pb7", {2});
              }).find("Pb7"),
              std::string::npos);
}

TEST(Relaxation, CountsWhatTheMoleculeMovedAndGained) {
    const Model start = small_model();
    EngineResult relaxed = result_at(start, -101.5);
    relaxed.positions.col(2).z() -= 0.4;
    relaxed.relax_steps = 12;
    relaxed.max_force = 0.04;
    const Relaxation found = relaxation_of(start, result_at(start, -101), relaxed);
    EXPECT_NEAR(found.gained, 0.5, 1e-12);
    EXPECT_EQ(found.steps, 12);
    EXPECT_NEAR(found.max_force, 0.04, 1e-12);
    EXPECT_NEAR(found.moved, 0.4 / std::sqrt(2), 1e-12);
    EXPECT_NEAR(relaxed_model(start, relaxed).atoms[2].position.z(), 6.6, 1e-12);
    EXPECT_NEAR(nearest_donor(relaxed_model(start, relaxed), "Pb1", {2})->distance,
                std::hypot(1, 1.6), 1e-12);
}

TEST(Relaxation, RefusesOtherNumbersOfAtoms) {
    EngineResult relaxed;
    relaxed.positions.resize(3, 2);
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)relaxed_model(small_model(), relaxed);
              }).find("2 relaxed positions for 4 atoms"),
              std::string::npos);
}
