#include "anchorite/molecule/anchor_site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numbers>
#include <set>

#include "anchorite/base/error.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

struct Case {
    const char* smiles;
    std::vector<std::string> kinds;  ///< in order of atom index
};

std::vector<std::string> kinds_of(const Molecule& molecule) {
    std::vector<std::string> kinds;
    for (const AnchorSite& site : find_anchor_sites(molecule)) kinds.emplace_back(site.kind->id);
    return kinds;
}

class AnchorKinds : public ::testing::TestWithParam<Case> {};

TEST_P(AnchorKinds, AreTheExpectedOnes) {
    EXPECT_EQ(kinds_of(from_smiles(GetParam().smiles)), GetParam().kinds) << GetParam().smiles;
}

INSTANTIATE_TEST_SUITE_P(
    Donors, AnchorKinds,
    ::testing::Values(
        Case{test::tmeoppo_p, {"methoxy_aryl", "phosphine_oxide", "methoxy_aryl", "methoxy_aryl"}},
        Case{"C[P+](C)(C)[O-]", {"phosphine_oxide"}},
        Case{"CP(=O)(N(C)C)N(C)C", {"phosphine_oxide"}}, Case{"CCOP(=O)(OCC)OCC", {"phosphonate"}},
        Case{"CP(=O)(O)O", {"phosphonate"}},
        Case{"CP(=O)([O-])[O-]", {"phosphonate", "phosphonate", "phosphonate"}},
        Case{"CP(C)(C)=S", {"phosphine_sulfide"}}, Case{"CS(C)=O", {"sulfoxide"}},
        Case{"CS(=O)(=O)N", {"sulfone", "sulfone"}},
        Case{"CS(=O)(=O)[O-]", {"sulfone", "sulfone", "sulfone"}},
        Case{"C[N+](=O)[O-]", {"nitro", "nitro"}}, Case{"[O-][n+]1ccccc1", {"n_oxide"}},
        Case{"CN=C=O", {"isocyanate"}}, Case{"CN=C=S", {"isothiocyanate"}},
        Case{"CC(=O)[O-]", {"carboxylate", "carboxylate"}}, Case{"CC(=O)O", {"carboxylic_acid"}},
        Case{"CC(=O)N", {"amide"}}, Case{"O=C1C=CC=CN1", {"amide"}}, Case{"CC(=O)OC", {"ester"}},
        Case{"CC(=O)Oc1ccccc1", {"ester"}}, Case{"CC(=O)C", {"carbonyl"}},
        Case{"CC(=S)N", {"thiocarbonyl"}}, Case{"[S-]CC", {"thiolate"}},
        Case{"c1ccncc1", {"pyridine"}}, Case{"c1c[nH]cn1", {"pyridine"}}, Case{"CC#N", {"nitrile"}},
        Case{"[C-]#[N+]C", {"isocyanide"}}, Case{"CC=NC", {"imine"}}));

INSTANTIATE_TEST_SUITE_P(
    WeakerDonors, AnchorKinds,
    ::testing::Values(Case{"NCCCN(C)CCNC", {"amine_primary", "amine_tertiary", "amine_secondary"}},
                      Case{"Nc1ccccc1", {"aniline"}}, Case{"CN(C)c1ccccc1", {"aniline"}},
                      Case{"CP(C)C", {"phosphine"}}, Case{"COc1ccccc1", {"methoxy_aryl"}},
                      Case{"C1CCOC1", {"ether"}}, Case{"CO", {"hydroxyl"}},
                      Case{"Oc1ccccc1", {"phenol"}}, Case{"CS", {"thiol"}},
                      Case{"CSC", {"thioether"}},
                      Case{"Fc1ccc(Cl)c(Br)c1I", {"fluoride", "chloride", "bromide", "iodide"}}));

INSTANTIATE_TEST_SUITE_P(NoDonors, AnchorKinds,
                         ::testing::Values(Case{"c1ccccc1", {}}, Case{"c1cc[nH]c1", {}},
                                           Case{"C[N+](C)(C)C", {}}, Case{"CC[NH3+]", {}},
                                           Case{"C[P+](C)(C)C", {}},
                                           Case{"c1ccc(cc1)N(c1ccccc1)c1ccccc1", {}},
                                           Case{"c1ccc(cc1)Oc1ccccc1", {}}, Case{"c1ccoc1", {}},
                                           Case{"c1ccsc1", {}}));

TEST(AnchorKind, TableIsConsistent) {
    std::set<std::string_view> ids;
    for (const AnchorKind& kind : anchor_kinds()) {
        EXPECT_TRUE(ids.insert(kind.id).second) << kind.id;
        EXPECT_GE(kind.cone, 30 * std::numbers::pi / 180) << kind.id;
        EXPECT_LE(kind.cone, 85.001 * std::numbers::pi / 180) << kind.id;
        EXPECT_EQ(&anchor_kind(kind.id), &kind);
    }
    try {
        anchor_kind("phosphin_oxide");
        FAIL() << "accepted";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), ::testing::HasSubstr("did you mean \"phosphine_oxide\"?"));
    }
}

TEST(AnchorSites, NameEachAtomOnce) {
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        int last = -1;
        for (const AnchorSite& site : find_anchor_sites(molecule)) {
            EXPECT_GT(site.atom, last) << smiles;
            last = site.atom;
            EXPECT_EQ(site.element, molecule.elements()[static_cast<std::size_t>(site.atom)]);
            EXPECT_FALSE(site.neighbours.empty());
        }
    }
}

TEST(LonePairAxis, PointsAwayFromTheNeighbours) {
    const Molecule molecule = from_smiles(test::tmeoppo_p);
    const Positions positions = test::geometry(molecule);
    for (const AnchorSite& site : find_anchor_sites(molecule)) {
        const Eigen::Vector3d axis = lone_pair_axis(site, positions);
        EXPECT_NEAR(axis.norm(), 1, 1e-12);
        std::vector<double> angles;
        for (const int neighbour : site.neighbours) {
            const Eigen::Vector3d bond = positions.col(neighbour) - positions.col(site.atom);
            angles.push_back(std::acos(axis.dot(bond.normalized())) * 180 / std::numbers::pi);
        }
        if (site.kind->id == "phosphine_oxide") {
            ASSERT_EQ(angles.size(), 1u);
            EXPECT_NEAR(angles[0], 180, 1e-4);
        } else {
            ASSERT_EQ(angles.size(), 2u);  // the bisector of C-O-C, 118 degrees in MMFF
            EXPECT_NEAR(angles[0], angles[1], 1e-6);
            EXPECT_NEAR(angles[0], 121, 2);
        }
    }
}

TEST(LonePairAxis, OfAFlatThreeCoordinateDonorIsItsNormal) {
    Positions flat(3, 4);
    flat << 0, 1, -0.5, -0.5, 0, 0, 0.8660254, -0.8660254, 0, 0, 0, 0;
    const AnchorSite site{0, 7, &anchor_kind("amine_tertiary"), {1, 2, 3}};
    EXPECT_NEAR(std::abs(lone_pair_axis(site, flat).z()), 1, 1e-6);
}

TEST(LonePairAxis, TurnsWithTheMolecule) {
    const Molecule molecule = from_smiles("OP(O)(=O)CCN");
    const Positions positions = test::geometry(molecule);
    const Positions elsewhere = test::moved(positions);
    const Positions origin = test::moved(Positions::Zero(3, 1));
    for (const AnchorSite& site : find_anchor_sites(molecule)) {
        const Eigen::Vector3d axis = lone_pair_axis(site, positions);
        const Eigen::Vector3d turned = test::moved(axis) - origin;
        EXPECT_NEAR((turned - lone_pair_axis(site, elsewhere)).norm(), 0, 1e-9);
    }
}

}  // namespace
}  // namespace anchorite::molecule
