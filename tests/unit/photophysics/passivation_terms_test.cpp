#include "anchorite/photophysics/passivation_terms.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

namespace {

const std::vector<lattice::LatticeVector> square{{"a", 6.5, 4}, {"√2 a", 9.19, 4}};

molecule::AnchorSite site(int atom, const char* kind) {
    molecule::AnchorSite out;
    out.atom = atom;
    out.kind = &molecule::anchor_kind(kind);
    return out;
}

}  // namespace

TEST(PassivationTerms, MeasureFromTheStrongestDonor) {
    const std::vector<molecule::AnchorSite> sites{site(0, "fluoride"), site(1, "phosphine_oxide"),
                                                  site(2, "fluoride")};
    molecule::Positions positions(3, 3);
    positions << 6.5, 0, 0, 0, 0, 9, 0, 0, 0;
    const Eigen::Vector3d charges(-0.216, -0.35, 0.1);
    const auto terms = passivation_terms("x", sites, positions, charges,
                                         anchoring::DonorTable::standard(), square);
    EXPECT_EQ(terms.single_site, 1.0);
    ASSERT_EQ(terms.extra.size(), 2U);
    EXPECT_NEAR(terms.extra[0].nucleophilicity, 0.216, 1e-15);
    EXPECT_NEAR(terms.extra[0].mismatch, 0, 1e-15);
    EXPECT_EQ(terms.extra[1].nucleophilicity, 0);
    EXPECT_NEAR(terms.extra[1].mismatch, 0.19 / 9.19, 1e-12);
}

TEST(PassivationTerms, DockedBondsHaveNoMismatchLeft) {
    anchoring::ScoreTerms pose;
    pose.bonds.resize(3);
    pose.bonds[0].strength = 0.45, pose.bonds[0].quality = 0.8;
    pose.bonds[1].strength = 1.0, pose.bonds[1].quality = 0.9;
    pose.bonds[2].strength = 0.45, pose.bonds[2].quality = 0.5;
    const auto terms = docked_terms("x", pose);
    EXPECT_NEAR(terms.single_site, 0.9, 1e-15);
    ASSERT_EQ(terms.extra.size(), 2U);
    EXPECT_NEAR(terms.extra[0].nucleophilicity, 0.36, 1e-15);
    EXPECT_NEAR(terms.extra[1].nucleophilicity, 0.225, 1e-15);
    EXPECT_EQ(terms.extra[1].mismatch, 0);
    EXPECT_THROW(docked_terms("x", anchoring::ScoreTerms{}), InputError);
}

TEST(PassivationTerms, MismatchIsToTheNearestVector) {
    EXPECT_NEAR(nearest_mismatch(2.88, square), 1 - 2.88 / 6.5, 1e-12);
    EXPECT_NEAR(nearest_mismatch(9.0, square), 0.19 / 9.19, 1e-12);
    EXPECT_THROW(nearest_mismatch(5, {}), InputError);
}

TEST(PassivationTerms, RefusesWhatIsIncomplete) {
    const auto donors = anchoring::DonorTable::standard();
    const molecule::Positions one = molecule::Positions::Zero(3, 1);
    EXPECT_THROW(passivation_terms("x", {}, one, Eigen::VectorXd::Zero(1), donors, square),
                 InputError);
    EXPECT_THROW(passivation_terms("x", {site(0, "fluoride")}, one, Eigen::VectorXd::Zero(2),
                                   donors, square),
                 InputError);
}
