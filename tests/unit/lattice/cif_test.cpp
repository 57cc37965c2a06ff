#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cstdio>
#include <map>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/symmetry.hpp"
#include "temporary_cif.hpp"

using namespace anchorite;
using namespace anchorite::lattice;
using testing::HasSubstr;

namespace {

const std::string folder = ANCHORITE_TEST_DATA "/lattice/";

std::map<std::string, int> composition(const Crystal& crystal) {
    std::map<std::string, int> counts;
    for (const auto& atom : crystal.atoms) ++counts[std::string(element_symbol(atom.element))];
    return counts;
}

/// What read_cif says about a text; empty when it accepts it.
std::string complaint(const std::string& text) {
    const TemporaryCif file(text);
    try {
        read_cif(file.path());
    } catch (const InputError& error) {
        std::printf("%s\n\n", error.what());
        return error.what();
    }
    return {};
}

constexpr const char* cell =
    "data_x\n_cell_length_a 6\n_cell_length_b 6\n_cell_length_c 6\n_cell_angle_alpha 90\n"
    "_cell_angle_beta 90\n_cell_angle_gamma 90\n";
constexpr const char* p1 = "_symmetry_space_group_name_H-M 'P 1'\n";
constexpr const char* columns =
    "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n";

}  // namespace

TEST(ReadCif, ExpandsTheSpaceGroup) {
    const Crystal crystal = read_cif(folder + "cspbi3_cubic.cif");
    const std::map<std::string, int> expected{{"Cs", 1}, {"I", 3}, {"Pb", 1}};
    EXPECT_EQ(composition(crystal), expected);
    EXPECT_EQ(space_group(crystal), "Pm-3m");
    EXPECT_NEAR(metal_spacing(crystal), 6.289, 1e-9);
    EXPECT_EQ(crystal.name, "CsPbI3_cubic");
    EXPECT_EQ(crystal.source, "cspbi3_cubic.cif, doi 10.1016/j.jpcs.2008.05.007");
}

TEST(ReadCif, ExpandsListedOperationsAndReadsUncertainties) {
    const Crystal crystal = read_cif(folder + "cspbi3_tilted.cif");
    const std::map<std::string, int> expected{{"Cs", 4}, {"I", 12}, {"Pb", 4}};
    EXPECT_EQ(composition(crystal), expected);
    EXPECT_EQ(space_group(crystal), "Pnma");
    EXPECT_NEAR(crystal.vectors.determinant(), 8.86 * 12.48 * 8.58, 1e-6);
}

TEST(ReadCif, ExpandsACentring) {
    const Crystal crystal = read_cif(folder + "cs2agbibr6.cif");
    const std::map<std::string, int> expected{{"Ag", 4}, {"Bi", 4}, {"Br", 24}, {"Cs", 8}};
    EXPECT_EQ(composition(crystal), expected);
    EXPECT_EQ(space_group(crystal), "Fm-3m");
}

TEST(ReadCif, SaysWhichFileIsMissingOrNoFile) {
    EXPECT_THROW(read_cif("no-such-file.cif"), InputError);
    EXPECT_THROW(read_cif(folder), InputError);
}

TEST(ReadCif, SaysWhatIsMissing) {
    EXPECT_THAT(complaint(""), HasSubstr("empty"));
    EXPECT_THAT(complaint("data_x\n_cell_length_a 6\n"), HasSubstr("_cell_length_b is missing"));
    EXPECT_THAT(complaint(std::string(cell) + p1), HasSubstr("lists no atoms"));
    EXPECT_THAT(complaint(std::string("data_y\n_chemical_name_common salt\n")),
                HasSubstr("no crystal structure"));
    EXPECT_THAT(complaint(std::string(cell) + columns + "Pb 0 0 0\n"), HasSubstr("'P 1'"));
}

TEST(ReadCif, NamesTheLine) {
    const std::string atoms = std::string(cell) + p1 + columns;
    EXPECT_THAT(complaint(atoms + "Pb1 0 0 0\nI1 0.5 ? 0\n"),
                testing::AllOf(HasSubstr(":15:1:"), HasSubstr("not a coordinate")));
    EXPECT_THAT(complaint(atoms + "Pb1 0 0 0\nQx1 0.5 0 0\n"),
                testing::AllOf(HasSubstr(":15:1:"), HasSubstr("not an element")));
    EXPECT_THAT(complaint(atoms + "Pb1 0 0 0\nI1 0.5 0\n"), HasSubstr("not a CIF"));
    EXPECT_THAT(complaint("data_x\n_cell_length_a\n"), HasSubstr("not a CIF"));
    EXPECT_THAT(complaint("hello\n"), HasSubstr(":1:1:"));
    std::string odd = cell;
    odd.replace(odd.find("_b 6"), 4, "_b x");
    EXPECT_THAT(complaint(odd + p1 + columns + "Pb1 0 0 0\n"), HasSubstr(":3:16:"));
}

TEST(ReadCif, RefusesPartialOccupancyWithAdvice) {
    const std::string text = std::string(cell) + p1 +
                             "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n"
                             "_atom_site_fract_z\n_atom_site_occupancy\nPb1 0 0 0 1\n"
                             "Cs1 .5 .5 .5 0.83(2)\n";
    EXPECT_THAT(complaint(text), testing::AllOf(HasSubstr("Cs1 has occupancy 0.83(2)"),
                                                HasSubstr("ordered supercell")));
}

TEST(ReadCif, RefusesContradictions) {
    const std::string atoms = std::string(columns) + "Pb1 0 0 0\nI1 .5 0 0\n";
    std::string slanted = cell;
    slanted.replace(slanted.find("gamma 90"), 8, "gamma 95");
    EXPECT_THAT(complaint(slanted + "_symmetry_space_group_name_H-M 'P m -3 m'\n" + atoms),
                HasSubstr("do not fit its symmetry"));
    EXPECT_THAT(complaint(std::string(cell) + "_symmetry_space_group_name_H-M 'P m -3 m'\n" +
                          "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\n" + atoms),
                HasSubstr("2 symmetry operations are listed, but P m -3 m has 48"));
    EXPECT_THAT(complaint(std::string(cell) + p1 + atoms + "I2 .5 0.01 0\n"),
                HasSubstr("two atoms are 0.06 Å apart"));
    const std::string one = std::string(cell) + p1 + atoms;
    std::string other = one;
    other.replace(0, 6, "data_z");
    EXPECT_THAT(complaint(one + other), HasSubstr("keep one data_ block"));
    std::string flat = cell;
    flat.replace(flat.find("gamma 90"), 8, "gamma 180");
    EXPECT_FALSE(complaint(flat + p1 + atoms).empty());
}

TEST(ReadCif, SurvivesEveryTruncation) {
    for (const char* name : {"cspbi3_tilted.cif", "cs2agbibr6.cif"}) {
        const std::string text = read_whole(folder + name);
        int refused = 0;
        for (std::size_t length = 0; length < text.size(); ++length) {
            const TemporaryCif file(text.substr(0, length));
            try {
                const Crystal crystal = read_cif(file.path());
                EXPECT_FALSE(crystal.atoms.empty());
            } catch (const InputError&) {
                ++refused;
            }
        }
        std::printf("%s: %d of %zu truncations refused\n", name, refused, text.size());
        EXPECT_GT(refused, static_cast<int>(text.size() / 2));
    }
}

TEST(ReadCif, SurvivesEveryByteChanged) {
    const std::string text = read_whole(folder + "cs2agbibr6.cif");
    int refused = 0, read = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char byte : {'\0', '\xff', '#', '9', '-', '\''}) {
            std::string changed = text;
            changed[at] = byte;
            const TemporaryCif file(changed);
            try {
                read_cif(file.path());
                ++read;
            } catch (const InputError&) {
                ++refused;
            }
        }
    }
    std::printf("%d read, %d refused\n", read, refused);
    EXPECT_EQ(read + refused, static_cast<int>(6 * text.size()));
}

TEST(ReadCif, RefusesBinary) {
    std::string noise;
    unsigned state = 1;
    for (int n = 0; n < 4096; ++n) {
        state = state * 1664525u + 1013904223u;
        noise.push_back(static_cast<char>(state >> 24));
    }
    EXPECT_FALSE(complaint(noise).empty());
}

TEST(ToCif, RoundTripsEveryBuiltIn) {
    for (const auto& entry : built_in_crystals()) {
        const Crystal before = crystal_by_name(entry.name);
        const TemporaryCif file(to_cif(before));
        const Crystal after = read_cif(file.path());
        ASSERT_EQ(after.atoms.size(), before.atoms.size());
        EXPECT_EQ(after.name, before.name);
        double worst = (after.vectors - before.vectors).cwiseAbs().maxCoeff();
        for (std::size_t n = 0; n < before.atoms.size(); ++n) {
            Eigen::Vector3d gap = after.atoms[n].fractional - before.atoms[n].fractional;
            gap -= gap.array().round().matrix();
            worst = std::max(worst, (before.vectors * gap).norm());
            EXPECT_EQ(after.atoms[n].element, before.atoms[n].element);
        }
        std::printf("%s: largest change %.1e Å\n", before.name.c_str(), worst);
        EXPECT_LT(worst, 2e-8);
    }
}

TEST(LoadCrystal, TellsNamesFromFiles) {
    EXPECT_EQ(load_crystal("CsPbBr3").name, "CsPbBr3");
    EXPECT_EQ(load_crystal(folder + "cspbi3_cubic.cif").name, "CsPbI3_cubic");
    EXPECT_THROW(load_crystal("nowhere/x.CIF"), InputError);
    EXPECT_THROW(load_crystal(""), InputError);
}
