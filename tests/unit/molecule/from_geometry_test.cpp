#include "anchorite/molecule/from_geometry.hpp"

#include <gtest/gtest.h>

namespace anchorite::molecule {
namespace {

TEST(FromGeometry, KeepsTheOrderOfAtoms) {
    Positions positions(3, 3);
    positions << 0.76, 0, -0.76, 0.6, 0, 0.6, 0, 0, 0;
    const auto molecule = from_geometry({1, 8, 1}, positions, "water");
    EXPECT_EQ(molecule.elements(), (std::vector{1, 8, 1}));
    EXPECT_EQ(molecule.formula(), "H2O");
}

}  // namespace
}  // namespace anchorite::molecule
