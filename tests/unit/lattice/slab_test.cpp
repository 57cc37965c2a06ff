#include "anchorite/lattice/slab.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cstdio>
#include <map>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "cspbi3.hpp"
#include "temporary_cif.hpp"

using namespace anchorite;
using namespace anchorite::lattice;
using test::cspbi3;
using test::cspbi3_spacing;
using testing::HasSubstr;

namespace {

std::map<int, int> composition(const Slab& slab) {
    std::map<int, int> counts;
    for (const auto& atom : slab.atoms) ++counts[atom.element];
    return counts;
}

std::string complaint(const SlabOptions& options) {
    try {
        make_slab(cspbi3(), options);
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        return error.what();
    }
    return {};
}

}  // namespace

TEST(Slab, DefaultIsTheOpenCubeFace) {
    const Slab slab = make_slab(cspbi3());
    EXPECT_EQ(slab.termination, "PbI2");
    EXPECT_NEAR(slab.vectors(0, 0), cspbi3_spacing, 1e-9);
    EXPECT_NEAR(slab.vectors(1, 1), cspbi3_spacing, 1e-9);
    const std::map<int, int> three{{53, 9}, {55, 3}, {82, 3}};
    EXPECT_EQ(composition(slab), three);
    EXPECT_NEAR(slab.atoms.back().position.z(), -2.5 * cspbi3_spacing, 1e-9);
    EXPECT_NEAR(slab.vectors(2, 2), 2.5 * cspbi3_spacing + 15, 1e-9);
    ASSERT_EQ(slab.cut_bonds.size(), 1u);
    EXPECT_NEAR(slab.cut_bonds[0].direction.z(), 1, 1e-12);
    const auto& metal = slab.atoms[static_cast<std::size_t>(slab.cut_bonds[0].atom)];
    EXPECT_EQ(metal.element, 82);
    EXPECT_NEAR(metal.position.norm(), 0, 1e-9) << "the top metal is the origin";
}

TEST(Slab, IsAtLeastAsThickAsAskedAndNotARepeatMore) {
    for (const double thickness : {1.0, 3.2, 9.4, 9.5, 12.0, 20.0}) {
        const Slab slab = make_slab(cspbi3(), {.thickness = thickness});
        const double depth = -slab.atoms.back().position.z();
        std::printf("asked %.1f Å, got %.3f Å\n", thickness, depth);
        EXPECT_GE(depth, thickness);
        EXPECT_LT(depth, thickness + cspbi3_spacing);
    }
}

TEST(Slab, AtomsComeFromTheTopDownThenByXThenByY) {
    const Slab slab = make_slab(cspbi3(), {.repeat = {3, 2}});
    for (std::size_t n = 1; n < slab.atoms.size(); ++n) {
        const Eigen::Vector3d gap = slab.atoms[n].position - slab.atoms[n - 1].position;
        const bool lower = gap.z() < -0.01, level = std::abs(gap.z()) < 0.01;
        const bool right = gap.x() > 0.01, column = std::abs(gap.x()) < 0.01;
        EXPECT_TRUE(lower || (level && (right || (column && gap.y() > 0)))) << n;
    }
}

TEST(Slab, VacanciesTakeTheNamedAtoms) {
    const Slab whole = make_slab(cspbi3(), {.termination = "CsI", .repeat = {2, 2}});
    const Slab open =
        make_slab(cspbi3(), {.termination = "CsI", .repeat = {2, 2}, .vacancies = {{53, 1}}});
    ASSERT_EQ(open.atoms.size() + 1, whole.atoms.size());
    EXPECT_TRUE(whole.cut_bonds.empty());
    ASSERT_EQ(open.cut_bonds.size(), 1u);
    const auto& metal = open.atoms[static_cast<std::size_t>(open.cut_bonds[0].atom)];
    EXPECT_EQ(metal.element, 82);
    EXPECT_NEAR(metal.position.z(), -cspbi3_spacing / 2, 1e-9);
    EXPECT_NEAR(open.cut_bonds[0].direction.z(), 1, 1e-12);
    // iodine number 1 of the top layer is the second one by x, then y
    std::vector<Eigen::Vector3d> top;
    for (const auto& atom : whole.atoms) {
        if (atom.element == 53 && atom.position.z() > -0.1) top.push_back(atom.position);
    }
    ASSERT_EQ(top.size(), 4u);
    EXPECT_LT((top[1] - metal.position).head<2>().norm(), 1e-9);
}

TEST(Slab, BuriedVacanciesOpenNothing) {
    // number 2 of PbI2-terminated iodine is below the top Pb, 3 and 4 in the layer under it
    for (const int index : {2, 3, 4}) {
        const Slab slab = make_slab(cspbi3(), {.vacancies = {{53, index}}});
        EXPECT_EQ(slab.cut_bonds.size(), 1u) << index;
    }
    const Slab in_plane = make_slab(cspbi3(), {.repeat = {2, 2}, .vacancies = {{53, 0}}});
    EXPECT_EQ(in_plane.cut_bonds.size(), 6u) << "four apical and two in the plane";
}

TEST(Slab, OrganicVacancyTakesTheWholeCation) {
    const Crystal crystal = crystal_by_name("MAPbI3");
    const SlabOptions options{.termination = "MAI", .repeat = {2, 1}};
    SlabOptions vacant = options;
    vacant.vacancies = {{atomic_number("H"), 0}};
    EXPECT_EQ(make_slab(crystal, options).atoms.size() - make_slab(crystal, vacant).atoms.size(),
              8u);
}

TEST(Slab, SaysWhatIsWrong) {
    EXPECT_THAT(complaint({.hkl = {0, 0, 0}}), HasSubstr("0 0 0"));
    EXPECT_THAT(complaint({.termination = "PbI3"}), HasSubstr("choose one of PbI2, CsI"));
    EXPECT_THAT(complaint({.repeat = {0, 1}}), HasSubstr("0 x 1"));
    EXPECT_THAT(complaint({.thickness = -1}), HasSubstr("thickness"));
    EXPECT_THAT(complaint({.vacuum = std::nan("")}), HasSubstr("vacuum"));
    EXPECT_THAT(complaint({.vacancies = {{53, 9}}}), HasSubstr("the slab has 9"));
    EXPECT_THAT(complaint({.vacancies = {{53, -1}}}), HasSubstr("number -1"));
    EXPECT_THAT(complaint({.vacancies = {{35, 0}}}), HasSubstr("no Br atom"));
    EXPECT_THAT(complaint({.vacancies = {{53, 0}, {53, 0}}}), HasSubstr("twice"));
    EXPECT_THAT(complaint({.hkl = {100, 0, 0}}), HasSubstr("100"));
}

TEST(Slab, WritesExtendedXyz) {
    const Slab slab = make_slab(cspbi3());
    std::istringstream text(to_xyz(slab));
    std::size_t count = 0;
    std::string comment, symbol;
    double x = 0, y = 0, z = 0;
    text >> count;
    std::getline(text, comment);
    std::getline(text, comment);
    EXPECT_EQ(count, slab.atoms.size());
    EXPECT_THAT(comment, HasSubstr("Lattice=\"6.289000 0.000000 0.000000 0.000000 6.289000"));
    EXPECT_THAT(comment, HasSubstr("name=\"CsPbI3 (100) PbI2\""));
    for (const auto& atom : slab.atoms) {
        ASSERT_TRUE(text >> symbol >> x >> y >> z);
        EXPECT_EQ(symbol, element_symbol(atom.element));
        EXPECT_LT((atom.position - Eigen::Vector3d(x, y, z)).norm(), 1e-6);
    }
}

TEST(Slab, CifRoundTrip) {
    for (const auto& hkl : {std::array{1, 0, 0}, std::array{1, 1, 1}, std::array{2, 2, 1}}) {
        const Slab slab = make_slab(cspbi3(), {.hkl = hkl, .repeat = {2, 1}});
        const TemporaryCif file(to_cif(slab));
        const Crystal back = read_cif(file.path());
        EXPECT_LT((back.vectors - slab.vectors).cwiseAbs().maxCoeff(), 1e-6);
        ASSERT_EQ(back.atoms.size(), slab.atoms.size());
        for (std::size_t n = 0; n < slab.atoms.size(); ++n) {
            Eigen::Vector3d gap =
                back.atoms[n].fractional - slab.vectors.inverse() * slab.atoms[n].position;
            gap -= gap.array().round().matrix();
            EXPECT_LT((slab.vectors * gap).norm(), 1e-6);
        }
    }
}
