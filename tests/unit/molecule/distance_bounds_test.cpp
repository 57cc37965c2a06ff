#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/molecule/anchor_site.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

TEST(DistanceBounds, HoldForRelaxedConformers) {
    // The bounds assume ideal bond lengths and angles; relaxed ones differ by this much.
    constexpr double slack = 0.25;  // [Å]
    double worst = 0;
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        const auto sites = find_anchor_sites(molecule);
        const DistanceBounds bounds = anchor_distance_bounds(molecule, sites);
        ConformerOptions options;
        options.count = 5;
        for (const Conformer& conformer : generate_conformers(molecule, options).conformers) {
            for (std::size_t i = 0; i < sites.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
                    const double d = (conformer.positions.col(sites[i].atom) -
                                      conformer.positions.col(sites[j].atom))
                                         .norm();
                    worst = std::max({worst, bounds.lower(a, b) - d, d - bounds.upper(a, b)});
                }
            }
        }
    }
    std::printf("largest violation of the distance bounds: %.3f Å (limit %.2f)\n", worst, slack);
    EXPECT_LT(worst, slack);
}

TEST(DistanceBounds, AreSymmetricAndOrdered) {
    const Molecule molecule = from_smiles(test::tmeoppo_p);
    const auto sites = find_anchor_sites(molecule);
    const DistanceBounds bounds = anchor_distance_bounds(molecule, sites);
    EXPECT_TRUE(bounds.lower.isApprox(bounds.lower.transpose()));
    EXPECT_TRUE(bounds.upper.isApprox(bounds.upper.transpose()));
    EXPECT_TRUE((bounds.lower.array() <= bounds.upper.array() + 1e-9).all());
    // The P=O oxygen and a para methoxy oxygen are held by a rigid ring: 6.65 Å.
    EXPECT_LT(bounds.lower(0, 1), 6.65);
    EXPECT_GT(bounds.upper(0, 1), 6.65);
    EXPECT_LT(bounds.upper(0, 1), 7.5);
    EXPECT_EQ(anchor_distance_bounds(molecule, {}).lower.size(), 0);
}

}  // namespace
}  // namespace anchorite::molecule
