#include "anchorite/anchoring/donors.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::anchoring {
namespace {

TEST(Donors, EveryAnchorKindHasStrengthLengthAndSource) {
    const DonorTable table = DonorTable::standard();
    ASSERT_EQ(table.all().size(), molecule::anchor_kinds().size());
    for (const Donor& donor : table.all()) {
        EXPECT_GT(donor.strength, 0) << donor.kind;
        EXPECT_GT(donor.bond_length, 2.2) << donor.kind;
        EXPECT_LT(donor.bond_length, 3.6) << donor.kind;
        EXPECT_FALSE(donor.source.empty()) << donor.kind;
    }
}

TEST(Donors, PhosphineOxideIsTheUnitAndThePapersOrderHolds) {
    const DonorTable table = DonorTable::standard();
    EXPECT_EQ(table.of("phosphine_oxide").strength, 1.0);
    EXPECT_GT(table.of("methoxy_aryl").strength, table.of("fluoride").strength);
    EXPECT_GT(table.of("fluoride").strength, table.of("chloride").strength);
    EXPECT_GT(table.of("chloride").strength, table.of("bromide").strength);
}

TEST(Donors, BondsShortenOnSmallerMetals) {
    const DonorTable table = DonorTable::standard();
    const Donor& oxide = table.of("phosphine_oxide");
    EXPECT_EQ(oxide.bond_length_on(82), oxide.bond_length);
    EXPECT_LT(oxide.bond_length_on(50), oxide.bond_length);
    EXPECT_LT(oxide.bond_length_on(32), oxide.bond_length_on(50));
}

TEST(Donors, WrongNamesAndStrengthsAreRefused) {
    DonorTable table = DonorTable::standard();
    EXPECT_THROW(static_cast<void>(table.of("unobtainium")), InputError);
    EXPECT_THROW(table.set_strength("unobtainium", 1), InputError);
    EXPECT_THROW(table.set_strength("fluoride", -0.1), InputError);
    table.set_strength("fluoride", 0.5);
    EXPECT_EQ(table.of("fluoride").strength, 0.5);
}

}  // namespace
}  // namespace anchorite::anchoring
