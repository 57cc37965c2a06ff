#include "anchorite/anchoring/registry_search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/anchoring/lattice_table.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

bool same(const std::vector<std::vector<Assignment>>& a,
          const std::vector<std::vector<Assignment>>& b) {
    const LessAssignments less;
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (less(a[i], b[i]) || less(b[i], a[i])) return false;
    }
    return true;
}

DonorGeometry random_donors(std::mt19937& random, int count) {
    std::uniform_real_distribution<double> coordinate(-6, 6);
    std::uniform_real_distribution<double> length(2.4, 3.3);
    DonorGeometry out;
    out.positions.resize(3, count);
    for (int i = 0; i < count; ++i) {
        out.positions.col(i) << coordinate(random), coordinate(random), coordinate(random);
        out.bond_length.push_back(length(random));
    }
    return out;
}

/// Two open sites of different height in an oblique cell, axes tilted.
lattice::SiteLattice oblique_surface() {
    lattice::SiteLattice out;
    out.a1 = {6.0, 0};
    out.a2 = {1.7, 8.1};
    out.sites = {{82, {0, 0, 0.3}, {0, 0, 1}, 1},
                 {50, {3.1, 3.7, -0.3}, Eigen::Vector3d(0.5, 0, 0.9).normalized(), 2}};
    out.blocking = {{82, {0, 0, 0.3}}, {50, {3.1, 3.7, -0.3}}, {53, {3, 0, -0.2}}};
    return out;
}

TEST(RegistrySearch, SquareLatticeHasFourProperSymmetries) {
    const LatticeTable table(test::square_surface(6.5), 15);
    EXPECT_EQ(table.symmetries().size(), 4u);
}

TEST(RegistrySearch, ListsLatticeVectorsInOrder) {
    const LatticeTable table(test::square_surface(6.5), 14);
    const auto all = table.between(0, 0, 14);
    ASSERT_EQ(all.size(), 12u);
    EXPECT_NEAR(all[0].distance, 6.5, 1e-12);
    EXPECT_NEAR(all[4].distance, 6.5 * std::sqrt(2.0), 1e-12);
    EXPECT_NEAR(all[8].distance, 13.0, 1e-12);
    EXPECT_EQ(table.between(0, 6.6, 9.0).size(), 0u);
}

TEST(RegistrySearch, FindsEveryRegistryTheDefinitionAllows) {
    std::mt19937 random(7);
    int compared = 0;
    std::size_t registries = 0;
    for (const auto& lattice : {test::square_surface(6.3), oblique_surface()}) {
        const LatticeTable table(lattice, 21);
        for (int trial = 0; trial < 12; ++trial) {
            const DonorGeometry donors = random_donors(random, 3);
            const RegistryQuery query{1, 3, 0.9};
            const auto fast = find_registries(donors, lattice, table, query);
            const auto slow = find_registries_by_definition(donors, lattice, table, query);
            EXPECT_TRUE(same(fast, slow)) << fast.size() << " against " << slow.size();
            ++compared;
            registries += slow.size();
        }
    }
    std::printf("compared %d donor sets, %zu registries\n", compared, registries);
    EXPECT_GT(registries, 200u);
}

TEST(RegistrySearch, RightTriangleOfDonorsHoldsThreeSites) {
    constexpr double a = 6.5;
    const auto lattice = test::square_surface(a);
    const LatticeTable table(lattice, 20);
    DonorGeometry donors;
    donors.positions.resize(3, 3);
    donors.positions << 0, a, 0, 0, 0, a, 0, 0, 0;
    donors.bond_length = {2.5, 2.5, 2.5};
    const auto found = find_registries(donors, lattice, table, {3, 3, 0.01});
    ASSERT_EQ(found.size(), 2u);  // the triangle and its mirror image on the other face
    for (const auto& registry : found) {
        EXPECT_NEAR(mismatch_of(donors, lattice, registry), 0, 1e-12);
    }
}

TEST(RegistrySearch, MismatchIsRelativeToTheLatticeVector) {
    const auto lattice = test::square_surface(6.5);
    DonorGeometry donors;
    donors.positions.resize(3, 2);
    donors.positions << 0, 7.15, 0, 0, 0, 0;
    donors.bond_length = {2.5, 2.5};
    EXPECT_NEAR(mismatch_of(donors, lattice, {{0, 0, 0, 0}, {1, 0, 1, 0}}), 0.1, 1e-12);
}

TEST(RegistrySearch, DoesNotDependOnHowTheLatticeIsDescribed) {
    std::mt19937 random(11);
    const auto lattice = test::square_surface(6.4);
    const auto other = test::moved_surface(lattice, 0.7, {1.3, -0.4});
    const LatticeTable table(lattice, 21);
    const LatticeTable other_table(other, 21);
    EXPECT_EQ(table.symmetries().size(), other_table.symmetries().size());
    for (int trial = 0; trial < 20; ++trial) {
        const DonorGeometry donors = random_donors(random, 4);
        const RegistryQuery query{2, 4, 1.0};
        EXPECT_EQ(find_registries(donors, lattice, table, query).size(),
                  find_registries(donors, other, other_table, query).size());
    }
}

}  // namespace
}  // namespace anchorite::anchoring
