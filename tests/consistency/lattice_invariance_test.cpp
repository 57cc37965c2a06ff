// The lattice of open sites belongs to the surface, not to the way the crystal was described: it
// must not change with the origin, the orientation, the choice of cell or among equivalent faces.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cstdio>
#include <map>

#include "anchorite/lattice/site_lattice.hpp"
#include "lattice_cases.hpp"

using namespace anchorite::lattice;
using anchorite::test::every_lattice_case;
using anchorite::test::LatticeCase;
using anchorite::test::name_of;

namespace {

/// Figures that isometries of the plane leave alone: per kind, ascending.
using Fingerprint = std::map<std::string, std::vector<double>>;

constexpr double reach = 9.0;  // [Å]

void add_distances(Fingerprint& print, const SiteLattice& lattice, const OpenSite& site,
                   bool organic) {
    for (const auto& atom : lattice.blocking) {
        if (!organic && atom.element < 9) continue;  // H, C, N of a cation
        for (int u = -4; u <= 4; ++u) {
            for (int v = -4; v <= 4; ++v) {
                Eigen::Vector3d gap = atom.position - site.position;
                gap.head<2>() += u * lattice.a1 + v * lattice.a2;
                if (gap.norm() > reach) continue;
                print["distance to " + std::to_string(atom.element)].push_back(gap.norm());
                print["height of " + std::to_string(atom.element)].push_back(gap.z());
            }
        }
    }
}

Fingerprint fingerprint(const SiteLattice& lattice, bool organic = true) {
    Fingerprint print;
    Eigen::Matrix2d cell;
    cell << lattice.a1, lattice.a2;
    print["area per site"].push_back(cell.determinant() /
                                     static_cast<double>(lattice.sites.size()));
    for (const auto& site : lattice.sites) {
        print["axis"].push_back(site.axis.z());
        print["missing"].push_back(site.missing);
        print["height"].push_back(site.position.z());
        add_distances(print, lattice, site, organic);
    }
    for (const auto& vector : lattice_vectors(lattice)) {
        print["vector"].push_back(vector.length);
        print["multiplicity"].push_back(vector.multiplicity);
    }
    for (auto& [kind, values] : print) {
        if (kind != "multiplicity") std::sort(values.begin(), values.end());
    }
    return print;
}

/// Largest difference of two fingerprints; infinite when they do not even have the same shape.
double difference(const Fingerprint& a, const Fingerprint& b) {
    double worst = 0;
    if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
    for (const auto& [kind, values] : a) {
        const auto other = b.find(kind);
        if (other == b.end() || other->second.size() != values.size()) {
            std::printf("differs in the number of: %s\n", kind.c_str());
            return std::numeric_limits<double>::infinity();
        }
        for (std::size_t n = 0; n < values.size(); ++n) {
            worst = std::max(worst, std::abs(values[n] - other->second[n]));
        }
    }
    return worst;
}

SiteLattice sites(const Crystal& crystal, std::array<int, 3> hkl) {
    return open_sites(make_slab(crystal, {.hkl = hkl, .thickness = 16}));
}

class EverySiteLattice : public testing::TestWithParam<LatticeCase> {
protected:
    Crystal crystal = crystal_by_name(GetParam().crystal);
    std::array<int, 3> hkl = GetParam().hkl;
    Fingerprint expected = fingerprint(sites(crystal, hkl));

    void expect_same(const Crystal& other, std::array<int, 3> indices, const char* what) {
        const double worst = difference(expected, fingerprint(sites(other, indices)));
        std::printf("%s: largest change %.1e Å\n", what, worst);
        EXPECT_LT(worst, 1e-6) << what;
    }
};

}  // namespace

TEST_P(EverySiteLattice, DoesNotKnowTheOrigin) {
    for (const auto& shift : {Eigen::Vector3d(0.5, 0.5, 0.5), Eigen::Vector3d(0.123, -0.77, 3.4)}) {
        Crystal moved = crystal;
        for (auto& atom : moved.atoms) atom.fractional += shift;
        expect_same(moved, hkl, "origin");
    }
}

TEST_P(EverySiteLattice, DoesNotKnowTheOrientation) {
    Crystal turned = crystal;
    turned.vectors = Eigen::AngleAxisd(1.1, Eigen::Vector3d(1, 2, -3).normalized()) *
                     Eigen::Matrix3d(crystal.vectors);
    expect_same(turned, hkl, "orientation");
}

TEST_P(EverySiteLattice, DoesNotKnowTheOrderOfAtoms) {
    Crystal shuffled = crystal;
    std::rotate(shuffled.atoms.begin(), shuffled.atoms.begin() + 2, shuffled.atoms.end());
    std::reverse(shuffled.atoms.begin(), shuffled.atoms.begin() + 3);
    expect_same(shuffled, hkl, "order");
}

TEST_P(EverySiteLattice, DoesNotKnowTheCell) {
    // the same lattice by other vectors; Miller indices transform like the vectors
    Eigen::Matrix3i change;
    change << 1, 1, 0, 0, 1, 0, 0, -1, 1;
    Crystal sheared = crystal;
    sheared.vectors = crystal.vectors * change.cast<double>();
    const Eigen::Matrix3d inverse = change.cast<double>().inverse();
    for (auto& atom : sheared.atoms) atom.fractional = inverse * atom.fractional;
    const Eigen::Vector3i indices = change.transpose() * Eigen::Vector3i(hkl[0], hkl[1], hkl[2]);
    expect_same(sheared, {indices.x(), indices.y(), indices.z()}, "cell");
}

TEST_P(EverySiteLattice, DoesNotKnowASupercell) {
    Crystal doubled = crystal;
    doubled.atoms.clear();
    doubled.vectors.col(2) *= 2;
    for (const auto& atom : crystal.atoms) {
        for (int n = 0; n < 2; ++n) {
            Eigen::Vector3d at = atom.fractional;
            at.z() = (at.z() + n) / 2;
            doubled.atoms.push_back({atom.element, at});
        }
    }
    expect_same(doubled, {hkl[0], hkl[1], 2 * hkl[2]}, "supercell");
}

TEST_P(EverySiteLattice, RepeatsWithoutChange) {
    const SiteLattice repeated =
        open_sites(make_slab(crystal, {.hkl = hkl, .repeat = {2, 3}, .thickness = 16}));
    const auto small = lattice_vectors(sites(crystal, hkl)), large = lattice_vectors(repeated);
    ASSERT_EQ(small.size(), large.size());
    for (std::size_t n = 0; n < small.size(); ++n) {
        EXPECT_NEAR(small[n].length, large[n].length, 1e-8);
        EXPECT_EQ(small[n].multiplicity, large[n].multiplicity);
        EXPECT_EQ(small[n].label, large[n].label);
    }
}

TEST_P(EverySiteLattice, IsTheSameOnEquivalentFaces) {
    // an organic cation stands in one orientation, so it is left out of the comparison
    const Fingerprint framework = fingerprint(sites(crystal, hkl), false);
    auto indices = hkl;
    std::sort(indices.begin(), indices.end());
    double worst = 0;
    int faces = 0;
    do {
        for (int signs = 0; signs < 8; ++signs) {
            auto face = indices;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                if ((signs >> axis & 1) != 0) face[axis] = -face[axis];
            }
            worst =
                std::max(worst, difference(framework, fingerprint(sites(crystal, face), false)));
            ++faces;
        }
    } while (std::next_permutation(indices.begin(), indices.end()));
    std::printf("%d faces, largest difference %.1e Å\n", faces, worst);
    EXPECT_LT(worst, 1e-6);
}

TEST_P(EverySiteLattice, ScalesWithTheSpacing) {
    const double factor = 6.5 / metal_spacing(crystal);
    const Crystal scaled = with_metal_spacing(crystal, 6.5);
    const SiteLattice before = sites(crystal, hkl), after = sites(scaled, hkl);
    EXPECT_NEAR((after.a1 - factor * before.a1).norm(), 0, 1e-8);
    EXPECT_NEAR((after.a2 - factor * before.a2).norm(), 0, 1e-8);
    ASSERT_EQ(after.sites.size(), before.sites.size());
    for (std::size_t n = 0; n < after.sites.size(); ++n) {
        EXPECT_NEAR((after.sites[n].position - factor * before.sites[n].position).norm(), 0, 1e-8);
        EXPECT_NEAR((after.sites[n].axis - before.sites[n].axis).norm(), 0, 1e-8);
    }
    for (const auto& atom : after.blocking) {  // fewer atoms fit into the same depth
        const bool molecular = atom.element == 1 || atom.element == 6 || atom.element == 7;
        if (molecular) continue;  // cations keep their bonds
        const bool found =
            std::any_of(before.blocking.begin(), before.blocking.end(), [&](const auto& other) {
                return (atom.position - factor * other.position).norm() < 1e-8 &&
                       atom.element == other.element;
            });
        EXPECT_TRUE(found || atom.position.z() < -6.9 * std::min(1.0, factor));
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EverySiteLattice, testing::ValuesIn(every_lattice_case()),
                         name_of);
