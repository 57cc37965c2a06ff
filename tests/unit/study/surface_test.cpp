#include "anchorite/study/surface.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::study {
namespace {

TEST(Surface, HasTheSpacingAskedFor) {
    const auto surface = make_surface({.crystal = "CsPbI3", .spacing = 6.5, .termination = "PbI2"});
    EXPECT_NEAR(surface.spacing, 6.5, 1e-9);
    EXPECT_NEAR(surface.sites.a1.norm(), 6.5, 1e-9);
    EXPECT_NEAR(surface.sites.a2.norm(), 6.5, 1e-9);
    EXPECT_EQ(surface.sites.sites.size(), 1U);
    EXPECT_FALSE(surface.source.empty());
}

TEST(Surface, KeepsTheCrystalsOwnSpacingByDefault) {
    const auto surface = make_surface({.crystal = "CsPbI3"});
    EXPECT_NEAR(surface.spacing, lattice::metal_spacing(lattice::crystal_by_name("CsPbI3")), 1e-9);
}

TEST(Surface, RefusesAnUnknownCrystal) {
    EXPECT_THROW(make_surface({.crystal = "CsPbI4"}), InputError);
}

}  // namespace
}  // namespace anchorite::study
