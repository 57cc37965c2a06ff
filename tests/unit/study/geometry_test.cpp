#include "anchorite/study/geometry.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::study {
namespace {

TEST(Geometry, WithoutXtbItIsTheLowestConformer) {
    const auto molecule = molecule::from_smiles("COCCOC", "glyme");
    const auto set = molecule::generate_conformers(molecule, {.count = 5});
    const auto geometry = lowest_geometry(molecule, set, {.xtb = false}, {});
    EXPECT_EQ(geometry.positions, set.conformers.front().positions);
    EXPECT_FALSE(geometry.charges.has_value());
    EXPECT_EQ(geometry.method, "MMFF94s");
}

TEST(Geometry, MoreConformersNeverGiveAHigherGfn2Minimum) {
    const auto molecule = molecule::from_smiles("COCCO", "methoxyethanol");
    const auto set = molecule::generate_conformers(molecule, {.count = 8});
    ASSERT_GE(set.conformers.size(), 2U);
    const auto energy = [&](int conformers) {
        const auto geometry =
            lowest_geometry(molecule, set, {.conformers = conformers, .window = 1000}, {});
        EXPECT_EQ(geometry.method, "GFN2-xTB");
        return molecule::gfn2_single_point(molecule, geometry.positions).energy;
    };
    const double one = energy(1);
    const double three = energy(3);
    std::printf("GFN2 minimum from 1 conformer %.3f, from 3 %.3f kJ/mol\n", one, three);
    EXPECT_LE(three, one + 1e-6);
}

TEST(Geometry, RefusesImpossibleOptions) {
    EXPECT_THROW(GeometryOptions{.conformers = 0}.validate(), InputError);
    EXPECT_THROW(GeometryOptions{.window = -1}.validate(), InputError);
}

}  // namespace
}  // namespace anchorite::study
