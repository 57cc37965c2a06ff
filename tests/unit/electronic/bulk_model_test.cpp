#include "anchorite/electronic/bulk_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::electronic;
using ::testing::HasSubstr;

TEST(BulkModel, RepeatsTheCell) {
    const Model model = make_bulk_model({.spacing = 6.29});
    EXPECT_EQ(model.atoms.size(), 40U);
    EXPECT_NEAR(model.cell.determinant(), std::pow(2 * 6.29, 3), 1e-6);
    EXPECT_TRUE(model.periodic);
    EXPECT_FALSE(model.surface);
    EXPECT_EQ(group(model, "bulk Pb").atoms.size(), 8U);
    for (const int atom : group(model, "bulk Pb").atoms) {
        const ModelAtom& lead = model.atoms[static_cast<std::size_t>(atom)];
        EXPECT_EQ(lead.role, Role::bulk);
        // Every lead has six iodides half a cell away.
        const auto ligands = std::ranges::count_if(model.atoms, [&](const ModelAtom& other) {
            Eigen::Vector3d apart = other.position - lead.position;
            apart -= 12.58 * (apart / 12.58).array().round().matrix();
            return other.element == 53 && std::abs(apart.norm() - 3.145) < 1e-6;
        });
        EXPECT_EQ(ligands, 6);
    }
}

TEST(BulkModel, RefusesWhatMissesTheGap) {
    EXPECT_THAT(test::message_of<InputError>([] {
                    make_bulk_model({.repeat = {2, 2, 1}});
                }),
                HasSubstr("2 x 2 x 1 cells"));
    EXPECT_EQ(make_bulk_model({.repeat = {1, 1, 1}, .gamma_only = false}).atoms.size(), 5U);
    EXPECT_THROW(make_bulk_model({.repeat = {0, 2, 2}}), InputError);
    EXPECT_THROW(make_bulk_model({.crystal = "CsPbI4"}), InputError);
}

}  // namespace
