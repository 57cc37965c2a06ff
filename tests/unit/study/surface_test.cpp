#include "anchorite/study/surface.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::study {
namespace {

TEST(Surface, ReadsMillerIndices) {
    EXPECT_EQ(parse_hkl("1,0,0"), (std::array<int, 3>{1, 0, 0}));
    EXPECT_EQ(parse_hkl("210"), (std::array<int, 3>{2, 1, 0}));
    EXPECT_EQ(parse_hkl("-1, 1 0"), (std::array<int, 3>{-1, 1, 0}));
    for (const char* wrong : {"", "1,0", "1,0,0,0", "a,b,c", "1.5,0,0", "10"}) {
        EXPECT_THROW(parse_hkl(wrong), InputError) << wrong;
    }
}

TEST(Surface, ReadsVacancies) {
    EXPECT_EQ(parse_vacancy("I").element, 53);
    EXPECT_EQ(parse_vacancy("I").index, 0);
    EXPECT_EQ(parse_vacancy("Cs:3").element, 55);
    EXPECT_EQ(parse_vacancy("Cs:3").index, 3);
    for (const char* wrong : {"", "Xx", "I:", "I:-1", "I:two"}) {
        EXPECT_THROW(parse_vacancy(wrong), InputError) << wrong;
    }
}

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
