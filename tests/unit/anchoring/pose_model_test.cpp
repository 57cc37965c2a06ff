#include "anchorite/anchoring/pose_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/molecule/read.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

/// Dimethyl sulfoxide over a lead site; the oxygen and its sulfur are what bonds depend on.
class DimethylSulfoxide : public testing::Test {
protected:
    DimethylSulfoxide() : candidate_{molecule::from_smiles("CS(C)=O"), {}, {}, 0} {
        candidate_.sites = molecule::find_anchor_sites(candidate_.molecule);
        const auto& site = candidate_.sites.front();
        positions_ = molecule::Positions::Zero(3, candidate_.molecule.atom_count());
        for (Eigen::Index i = 0; i < positions_.cols(); ++i) {
            positions_.col(i) << 0.8 * static_cast<double>(i), 1.0, 9.0;  // out of the way
        }
        positions_.col(site.atom) << 0, 0, donors_.of("sulfoxide").bond_length;
        positions_.col(site.neighbours.front()) << 0, 0, 4.0;
    }

    [[nodiscard]] PoseModel model() const {
        return {candidate_.molecule, candidate_.sites, lattice_, donors_, options_, field_,
                {{0, 0, 0, 0}}};
    }

    lattice::SiteLattice lattice_ = test::square_surface(6.5);
    ScoreOptions options_;
    SurfaceField field_{lattice_, options_};
    DonorTable donors_ = DonorTable::standard();
    Candidate candidate_;
    molecule::Positions positions_;
};

TEST_F(DimethylSulfoxide, PerfectBondCountsItsFullStrength) {
    ASSERT_EQ(candidate_.sites.size(), 1u);
    const ScoreTerms terms = model().terms(positions_, 0);
    EXPECT_NEAR(terms.bonds.front().quality, 1.0, 1e-12);
    EXPECT_NEAR(terms.bonding, donors_.of("sulfoxide").strength, 1e-12);
    EXPECT_EQ(terms.clash, 0.0);
    EXPECT_NEAR(terms.total(), terms.bonding, 1e-12);
}

TEST_F(DimethylSulfoxide, EachGaussianIsTheDocumentedOne) {
    const auto& site = candidate_.sites.front();
    molecule::Positions stretched = positions_;
    stretched(2, site.atom) += options_.length_width;
    EXPECT_NEAR(model().terms(stretched, 0).bonds.front().quality, std::exp(-0.5), 1e-12);

    molecule::Positions aside = positions_;
    const double length = donors_.of("sulfoxide").bond_length;
    const double x = options_.lateral_width;
    aside.col(site.atom) << x, 0, std::sqrt(length * length - x * x);
    aside.col(site.neighbours.front()) = aside.col(site.atom) * (4.0 / length);
    EXPECT_NEAR(model().terms(aside, 0).bonds.front().quality, std::exp(-0.5), 1e-9);

    molecule::Positions bent = positions_;
    const double angle = site.kind->cone + options_.cone_width;
    bent.col(site.neighbours.front()) =
        bent.col(site.atom) + 1.5 * Eigen::Vector3d(std::sin(angle), 0, std::cos(angle));
    EXPECT_NEAR(model().terms(bent, 0).bonds.front().quality, std::exp(-0.5), 1e-9);
}

TEST_F(DimethylSulfoxide, GradientIsTheDerivative) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> noise(-0.6, 0.6);
    constexpr double step = 1e-6;
    double worst = 0;
    for (int trial = 0; trial < 30; ++trial) {
        molecule::Positions at = positions_;
        for (const int atom :
             {candidate_.sites.front().atom, candidate_.sites.front().neighbours.front()}) {
            for (int axis = 0; axis < 3; ++axis) at(axis, atom) += noise(random);
        }
        molecule::Positions gradient = molecule::Positions::Zero(3, at.cols());
        model().value(at, &gradient);
        for (Eigen::Index i = 0; i < at.size(); ++i) {
            molecule::Positions up = at;
            molecule::Positions down = at;
            up(i) += step;
            down(i) -= step;
            const double slope =
                (model().value(up, nullptr) - model().value(down, nullptr)) / (2 * step);
            worst = std::max(worst, std::abs(slope - gradient(i)));
        }
    }
    std::printf("largest gradient error %.2e units/Å\n", worst);
    EXPECT_LT(worst, 1e-5);
}

TEST_F(DimethylSulfoxide, VerdictNamesTheBrokenLimit) {
    std::string verdict;
    EXPECT_TRUE(is_feasible(model().terms(positions_, 0), options_, verdict));
    EXPECT_TRUE(verdict.empty());
    EXPECT_FALSE(is_feasible(model().terms(positions_, 40), options_, verdict));
    EXPECT_NE(verdict.find("40 kJ/mol"), std::string::npos);
    molecule::Positions far = positions_;
    far.row(2).array() += 2.0;
    EXPECT_FALSE(is_feasible(model().terms(far, 0), options_, verdict));
    EXPECT_NE(verdict.find("misses its site"), std::string::npos);
}

}  // namespace
}  // namespace anchorite::anchoring
