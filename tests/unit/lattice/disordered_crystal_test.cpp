#include "anchorite/lattice/disordered_crystal.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

namespace {

const std::string head =
    "data_x\n_cell_length_a 6.2\n_cell_length_b 6.2\n_cell_length_c 6.2\n"
    "_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n"
    "_symmetry_space_group_name_H-M 'P m -3 m'\nloop_\n_atom_site_label\n"
    "_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n"
    "_atom_site_B_iso_or_equiv\n";

}  // namespace

TEST(DisorderedCrystal, ReadsOccupanciesAndDisplacements) {
    const test::TemporaryFolder folder;
    const auto file =
        folder.write("good.cif", head + "Pb1 0 0 0 1 1.5\nI1 0.5 0 0 0.4 2\nBr1 0.5 0 0 0.6 2\n");
    const auto crystal = lattice::read_disordered_cif(file);
    EXPECT_EQ(crystal.name, "good");
    ASSERT_EQ(crystal.sites.size(), 7U);
    EXPECT_NEAR(crystal.sites[1].occupancy, 0.4, 1e-12);
    EXPECT_NEAR(crystal.sites[1].b, 2, 1e-9);
    EXPECT_NEAR(crystal.cell[0], 6.2, 1e-12);
}

TEST(DisorderedCrystal, RefusesWhatIsNoStructure) {
    const test::TemporaryFolder folder;
    for (const std::string& text : {std::string("data_x\n_cell_length_a 6.2\n"),
                                    head + "Qq1 0 0 0 1 1\n", head + "Pb1 ? 0 0 1 1\n"}) {
        const auto file = folder.write("wrong.cif", text);
        EXPECT_THROW((void)lattice::read_disordered_cif(file), InputError) << text;
    }
}
