#include "anchorite/molecule/electrostatics.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/elements.hpp"
#include "anchorite/molecule/xtb.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

TEST(Electrostatics, OneChargeObeysCoulomb) {
    const Positions origin = Positions::Zero(3, 1);
    const Eigen::VectorXd charge = Eigen::VectorXd::Constant(1, 1.0);
    EXPECT_NEAR(point_charge_potential(origin, charge, {0, 0, 1}), 14.399645, 1e-5);
    EXPECT_NEAR(point_charge_potential(origin, charge, {3, 0, 4}), 14.399645 / 5, 1e-6);
}

struct Prepared {
    Molecule molecule;
    Positions positions;
    Eigen::VectorXd charges;
};

Prepared prepared(const std::string& smiles) {
    Molecule molecule = from_smiles(smiles);
    Positions positions = test::geometry(molecule);
    Eigen::VectorXd charges = gfn2_single_point(molecule, positions).charges;
    return {std::move(molecule), std::move(positions), std::move(charges)};
}

/// The minimum by brute force over a latitude-longitude grid of the donor's exposed sphere [V].
double dense_minimum(const Prepared& p, const AnchorSite& site, int steps) {
    double lowest = 1e9;
    for (int i = 0; i < steps; ++i) {
        const double theta = std::acos(1 - 2 * (i + 0.5) / steps);
        for (int j = 0; j < 2 * steps; ++j) {
            const double phi = 3.14159265358979 * j / steps;
            const Eigen::Vector3d direction(std::sin(theta) * std::cos(phi),
                                            std::sin(theta) * std::sin(phi), std::cos(theta));
            const Eigen::Vector3d at =
                p.positions.col(site.atom) + van_der_waals_radius(site.element) * direction;
            bool exposed = true;
            for (int k = 0; k < p.molecule.atom_count() && exposed; ++k) {
                if (k == site.atom) continue;
                exposed = (at - p.positions.col(k)).norm() >=
                          van_der_waals_radius(p.molecule.elements()[static_cast<std::size_t>(k)]);
            }
            if (exposed)
                lowest = std::min(lowest, point_charge_potential(p.positions, p.charges, at));
        }
    }
    return lowest;
}

TEST(Electrostatics, SurfaceMinimumIsConverged) {
    double worst = 0;
    for (const char* smiles : {test::tmeoppo_p, "NCCCCCC(=O)O", "Fc1ccncc1"}) {
        const Prepared p = prepared(smiles);
        for (const AnchorSite& site : find_anchor_sites(p.molecule)) {
            const auto found = potential_minimum(p.molecule, site, p.positions, p.charges);
            const double dense = dense_minimum(p, site, 400);
            worst = std::max(worst, found.potential - dense);
            EXPECT_NEAR((found.position - p.positions.col(site.atom)).norm(),
                        van_der_waals_radius(site.element), 1e-9);
            EXPECT_NEAR(point_charge_potential(p.positions, p.charges, found.position),
                        found.potential, 1e-9);
        }
    }
    std::printf("surface minima above a grid of 320 000 points by at most %.4f V (limit 0.01)\n",
                worst);
    EXPECT_LT(worst, 0.01);
}

TEST(Electrostatics, SurfaceMinimumIsInvariant) {
    const Prepared p = prepared("CC(=O)CCS(C)=O");
    const Positions elsewhere = test::moved(p.positions);
    for (const AnchorSite& site : find_anchor_sites(p.molecule)) {
        EXPECT_NEAR(potential_minimum(p.molecule, site, p.positions, p.charges).potential,
                    potential_minimum(p.molecule, site, elsewhere, p.charges).potential, 0.01);
    }
}

TEST(Electrostatics, StrongerDonorIsMoreNegative) {
    const Prepared p = prepared(test::tmeoppo_p);
    double oxide = 0, methoxy = 0;
    for (const AnchorSite& site : find_anchor_sites(p.molecule)) {
        const double v = potential_minimum(p.molecule, site, p.positions, p.charges).potential;
        (site.kind->id == "phosphine_oxide" ? oxide : methoxy) = v;
    }
    std::printf("potential minimum: P=O %.2f V, OMe %.2f V\n", oxide, methoxy);
    EXPECT_LT(oxide, methoxy - 0.5);
    EXPECT_LT(methoxy, 0);
}

TEST(Electrostatics, ABuriedDonorStillAnswers) {
    const Prepared p = prepared("CC(C)(C)N(C(C)(C)C)C(C)(C)C");
    const AnchorSite site{4, 7, &anchor_kind("amine_tertiary"), {1, 5, 9}};
    EXPECT_TRUE(
        std::isfinite(potential_minimum(p.molecule, site, p.positions, p.charges).potential));
}

}  // namespace
}  // namespace anchorite::molecule
