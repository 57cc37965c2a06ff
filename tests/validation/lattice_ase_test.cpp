// Slabs against ASE 3.22.1, an independent code; lattice_reference.py wrote the figures.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "anchorite/lattice/slab.hpp"

using namespace anchorite;
using namespace anchorite::lattice;

namespace {

const std::string folder = ANCHORITE_TEST_DATA "/lattice/";
constexpr double cutoff = 7.05;  // [Å], between the shells of all three crystals

/// Number, distances, squared and fourth powers of heights.
using Sums = Eigen::Vector4d;

struct Face {
    std::string crystal;
    std::array<int, 3> hkl{};
    double area = 0;
    double spacing = 0;
    std::map<int, Sums> shells;
};

std::vector<Face> read_faces() {
    std::ifstream file(folder + "ase_surfaces.txt");
    std::vector<Face> faces;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first == "face") {
            Face face;
            words >> face.crystal >> face.hkl[0] >> face.hkl[1] >> face.hkl[2] >> face.area >>
                face.spacing;
            faces.push_back(face);
        } else if (first != "#") {
            Sums& sums = faces.back().shells[atomic_number(first)];
            for (double& sum : sums) words >> sum;
        }
    }
    return faces;
}

/// Means over the metals in one repeat amid the slab.
std::map<int, Sums> shells(const Slab& slab, double spacing) {
    Crystal crystal;
    crystal.vectors = slab.vectors;
    for (const auto& atom : slab.atoms) {
        crystal.atoms.push_back({atom.element, slab.vectors.inverse() * atom.position});
    }
    const double start = slab.atoms.back().position.z() / 2 - spacing / 2 + 0.0137;
    std::map<int, Sums> sums;
    int metals = 0;
    for (std::size_t n = 0; n < slab.atoms.size(); ++n) {
        const double height = slab.atoms[n].position.z();
        if (!is_anchor_metal(slab.atoms[n].element)) continue;
        if (height < start || height > start + spacing) continue;
        ++metals;
        for (const auto& other : neighbours(crystal, n, cutoff)) {
            const double square = other.vector.z() * other.vector.z();
            auto [entry, fresh] = sums.try_emplace(crystal.atoms[other.atom].element, Sums::Zero());
            entry->second += Sums(1, other.vector.norm(), square, square * square);
        }
    }
    for (auto& [element, sum] : sums) sum /= metals;
    return sums;
}

}  // namespace

TEST(SlabAgainstAse, SameCellsAndSameSurroundingsOfTheMetals) {
    const auto faces = read_faces();
    ASSERT_EQ(faces.size(), 24u);
    double worst = 0;
    for (const auto& face : faces) {
        const Crystal crystal = read_cif(folder + face.crystal + ".cif");
        const Slab slab = make_slab(crystal, {.hkl = face.hkl, .thickness = 50, .vacuum = 20});
        const double area = slab.vectors.topLeftCorner<2, 2>().determinant();
        const double cells = face.area / area;  // ASE keeps the conventional cell of a centring
        EXPECT_NEAR(cells, std::round(cells), 1e-5) << face.crystal;
        const auto found = shells(slab, face.spacing);
        ASSERT_EQ(found.size(), face.shells.size()) << face.crystal;
        double difference = 0;
        for (const auto& [element, sums] : face.shells) {
            const Sums relative = (found.at(element) - sums).cwiseQuotient(sums);
            difference = std::max(difference, relative.cwiseAbs().maxCoeff());
        }
        std::printf("%-14s %2d %2d %2d: ASE has %.0f of our cells, largest difference %.1e\n",
                    face.crystal.c_str(), face.hkl[0], face.hkl[1], face.hkl[2], cells, difference);
        worst = std::max(worst, difference);
    }
    EXPECT_LT(worst, 1e-6);
}
