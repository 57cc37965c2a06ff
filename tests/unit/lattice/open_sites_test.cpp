#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "cspbi3.hpp"

using namespace anchorite;
using namespace anchorite::lattice;
using test::cspbi3;
using test::cspbi3_spacing;
using testing::HasSubstr;

namespace {

void print(const SiteLattice& lattice) {
    std::printf("%s: a1 %.3f, a2 %.3f Å\n", lattice.name.c_str(), lattice.a1.norm(),
                lattice.a2.norm());
    for (const auto& site : lattice.sites) {
        std::printf("  site %d at %.3f %.3f %.3f, axis %.3f %.3f %.3f, %d missing\n", site.element,
                    site.position.x(), site.position.y(), site.position.z(), site.axis.x(),
                    site.axis.y(), site.axis.z(), site.missing);
    }
}

}  // namespace

TEST(OpenSites, CubeFaceIsASquareNet) {
    const SiteLattice lattice = open_sites(make_slab(cspbi3()));
    print(lattice);
    EXPECT_EQ(lattice.name, "CsPbI3 (100) PbI2");
    EXPECT_EQ(lattice.slab_height, 0);
    ASSERT_EQ(lattice.sites.size(), 1u);
    EXPECT_LT((lattice.sites[0].axis - Eigen::Vector3d::UnitZ()).norm(), 1e-12);
    EXPECT_EQ(lattice.sites[0].missing, 1);
    EXPECT_NEAR((lattice.image(0, 1, 0) - lattice.image(0, 0, 0)).norm(), cspbi3_spacing, 1e-9);
}

TEST(OpenSites, BlockingAtomsReachTheDepth) {
    for (const double depth : {0.0, 4.0, 7.0}) {
        const SiteLattice lattice = open_sites(make_slab(cspbi3()), depth);
        double deepest = 0;
        for (const auto& atom : lattice.blocking) deepest = std::min(deepest, atom.position.z());
        std::printf("depth %.1f Å: %zu atoms down to %.3f Å\n", depth, lattice.blocking.size(),
                    deepest);
        EXPECT_GE(deepest, -depth);
        EXPECT_LT(deepest, -depth + cspbi3_spacing / 2);
    }
    EXPECT_EQ(open_sites(make_slab(cspbi3())).blocking.size(), 3u + 2 + 3);
}

TEST(OpenSites, EdgeFaceHasTiltedBondsWhoseMeanIsTheNormal) {
    const Slab slab = make_slab(cspbi3(), {.hkl = {1, 1, 0}});
    const SiteLattice lattice = open_sites(slab);
    print(lattice);
    ASSERT_EQ(lattice.sites.size(), 1u);
    EXPECT_EQ(lattice.sites[0].missing, 2);
    EXPECT_LT((lattice.sites[0].axis - Eigen::Vector3d::UnitZ()).norm(), 1e-9);
    for (const auto& bond : slab.cut_bonds) {
        EXPECT_NEAR(bond.direction.z(), std::sqrt(0.5), 1e-9);
    }
}

TEST(OpenSites, SteppedFaceHasATiltedAxis) {
    const SiteLattice lattice = open_sites(make_slab(cspbi3(), {.hkl = {2, 1, 0}}));
    print(lattice);
    ASSERT_EQ(lattice.sites.size(), 1u);
    // mean of the bonds along +x and +y, seen from the normal (210)
    const double cosine = 3 / std::sqrt(10);
    EXPECT_NEAR(lattice.sites[0].axis.z(), cosine, 1e-9);
    EXPECT_EQ(lattice.sites[0].missing, 2);
}

TEST(OpenSites, VacancyOpensARecessedSiteBetweenWalls) {
    const Slab slab =
        make_slab(cspbi3(), {.termination = "CsI", .repeat = {2, 2}, .vacancies = {{53, 0}}});
    const SiteLattice lattice = open_sites(slab);
    print(lattice);
    ASSERT_EQ(lattice.sites.size(), 1u);
    EXPECT_NEAR(lattice.slab_height, -cspbi3_spacing / 2, 1e-9);
    EXPECT_NEAR(lattice.sites[0].position.z(), 0, 1e-9);
    int cesium = 0, iodine = 0;
    for (const auto& atom : lattice.blocking) {
        if (std::abs(atom.position.z() - cspbi3_spacing / 2) > 1e-6) continue;
        (atom.element == 55 ? cesium : iodine) += 1;
    }
    EXPECT_EQ(cesium, 4);
    EXPECT_EQ(iodine, 3);
}

TEST(OpenSites, EveryBuiltInTakesTheVacancyRoute) {
    for (const auto& entry : built_in_crystals()) {
        const Crystal crystal = crystal_by_name(entry.name);
        const std::string top = terminations(crystal, {1, 0, 0}).back();
        const Slab closed = make_slab(crystal, {.termination = top, .repeat = {2, 2}});
        ASSERT_TRUE(closed.opening_vacancy) << entry.name;
        SlabOptions options{.termination = top, .repeat = {2, 2}};
        options.vacancies = {*closed.opening_vacancy};
        const SiteLattice lattice = open_sites(make_slab(crystal, options));
        print(lattice);
        EXPECT_EQ(lattice.sites.size(), 1u);
    }
}

TEST(OpenSites, ClosedSurfaceNamesTheWaysOut) {
    try {
        open_sites(make_slab(cspbi3(), {.termination = "CsI"}));
        FAIL() << "accepted";
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_THAT(error.what(), HasSubstr("CsPbI3 (100) CsI has no open metal site"));
        EXPECT_THAT(error.what(), HasSubstr("termination PbI2"));
        EXPECT_THAT(error.what(), HasSubstr("take out I atom number 0"));
    }
}

TEST(OpenSites, TiltedCrystalHasSitesNearTheCubeFace) {
    const Crystal tilted = read_cif(ANCHORITE_TEST_DATA "/lattice/cspbi3_tilted.cif");
    const SiteLattice lattice = open_sites(make_slab(tilted, {.hkl = {0, 1, 0}}));
    print(lattice);
    ASSERT_EQ(lattice.sites.size(), 2u);
    for (const auto& site : lattice.sites) {
        EXPECT_EQ(site.missing, 1);
        EXPECT_GT(site.axis.z(), 0.95);
        EXPECT_LT(site.axis.z(), 0.999) << "octahedra are tilted";
    }
}

TEST(OpenSites, DoublePerovskiteHasBothMetals) {
    const Crystal crystal = read_cif(ANCHORITE_TEST_DATA "/lattice/cs2agbibr6.cif");
    const SiteLattice lattice = open_sites(make_slab(crystal));
    print(lattice);
    ASSERT_EQ(lattice.sites.size(), 2u);
    EXPECT_NE(lattice.sites[0].element, lattice.sites[1].element);
}

TEST(LatticeVectors, SquareNet) {
    const auto vectors = lattice_vectors(open_sites(make_slab(cspbi3())), 20);
    std::vector<std::pair<std::string, int>> found;
    for (const auto& vector : vectors) {
        std::printf("%-6s %.4f Å x %d\n", vector.label.c_str(), vector.length, vector.multiplicity);
        found.emplace_back(vector.label, vector.multiplicity);
    }
    const std::vector<std::pair<std::string, int>> expected{
        {"a", 4}, {"√2 a", 4}, {"2a", 4}, {"√5 a", 8}, {"√8 a", 4}, {"3a", 4}, {"√10 a", 8}};
    EXPECT_EQ(found, expected);
    EXPECT_NEAR(vectors[1].length, cspbi3_spacing * std::sqrt(2), 1e-9);
}

TEST(LatticeVectors, CountPerSiteWhateverTheSupercell) {
    const auto small = lattice_vectors(open_sites(make_slab(cspbi3())));
    const auto large = lattice_vectors(open_sites(make_slab(cspbi3(), {.repeat = {3, 2}})));
    ASSERT_EQ(small.size(), large.size());
    for (std::size_t n = 0; n < small.size(); ++n) {
        EXPECT_EQ(small[n].label, large[n].label);
        EXPECT_EQ(small[n].multiplicity, large[n].multiplicity);
    }
}

TEST(LatticeVectors, OtherRatiosAreWrittenAsNumbers) {
    SiteLattice lattice;
    lattice.a1 = {6, 0};
    lattice.a2 = {0, 6.9};
    lattice.sites.push_back({82, Eigen::Vector3d::Zero(), Eigen::Vector3d::UnitZ(), 1});
    const auto vectors = lattice_vectors(lattice, 7.0);
    ASSERT_EQ(vectors.size(), 2u);
    EXPECT_EQ(vectors[1].label, "|v|/a = 1.15");
}
