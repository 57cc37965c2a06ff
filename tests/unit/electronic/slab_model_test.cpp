#include "anchorite/electronic/slab_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::electronic;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int iodine = 53, caesium = 55, lead = 82;

int count_of(const lattice::Slab& slab, int element) {
    return static_cast<int>(std::ranges::count(slab.atoms, element, &lattice::SlabAtom::element));
}

/// Of Cs+, Pb2+ and I-.
int formal_charge(const lattice::Slab& slab) {
    return count_of(slab, caesium) + 2 * count_of(slab, lead) - count_of(slab, iodine);
}

/// The defect of the reference: an in-plane iodide of the surface and a caesium beneath.
SlabModelOptions reference_options() {
    SlabModelOptions options;
    options.spacing = 6.29;
    options.vacancies = {{iodine, 2}};
    options.compensate = true;
    return options;
}

Model reference_model(const std::string& name) {
    const std::string file = std::string(ANCHORITE_TEST_DATA) + "/electronic/" + name;
    return parse_xyz(read_text_file(file), file);
}

double in_cell(double difference, double period) {
    return difference - period * std::round(difference / period);
}

/// Largest distance from an atom of `a` to the nearest like atom of `b`, images in the plane [Å].
double farthest(const Model& a, const Model& b) {
    double worst = 0;
    for (const ModelAtom& atom : a.atoms) {
        double nearest = 1e9;
        for (const ModelAtom& other : b.atoms) {
            if (other.element != atom.element) continue;
            Eigen::Vector3d apart = other.position - atom.position;
            for (int axis = 0; axis < 2; ++axis) {
                apart[axis] = in_cell(apart[axis], a.cell(axis, axis));
            }
            nearest = std::min(nearest, apart.norm());
        }
        worst = std::max(worst, nearest);
    }
    return worst;
}

int count_role(const Model& model, Role role) {
    return static_cast<int>(std::ranges::count(model.atoms, role, &ModelAtom::role));
}

TEST(SlabModel, IsTheReferenceSlab) {
    const SlabModel made = make_slab_model(reference_options());
    ASSERT_EQ(made.model.atoms.size(), 38U);
    EXPECT_NEAR(made.model.cell(0, 0), 12.58, 1e-9);
    for (const char* name : {"D_bare.xyz", "D_TPPO.xyz", "D_TMeOPPOp.xyz"}) {
        Model reference = reference_model(name);
        ASSERT_GE(reference.atoms.size(), 38U);
        reference.atoms.resize(38);  // the slab comes first
        const double worst =
            std::max(farthest(made.model, reference), farthest(reference, made.model));
        std::printf("%s: asked < 1e-3 Å, measured %.1e Å\n", name, worst);
        EXPECT_LT(worst, 1e-3);
    }
}

TEST(SlabModel, NamesTheMetalsBesideTheVacancy) {
    const SlabModel made = make_slab_model(reference_options());
    const Model& model = made.model;
    const auto at = [&](const char* name) {
        return model.atoms[static_cast<std::size_t>(group(model, name).atoms.at(0))].position;
    };
    EXPECT_LT((at("Pb1") - Eigen::Vector3d(0, 0, 10.935)).norm(), 1e-6);
    EXPECT_LT((at("Pb2") - Eigen::Vector3d(6.29, 0, 10.935)).norm(), 1e-6);
    ASSERT_TRUE(made.vacancy.has_value());
    EXPECT_LT((*made.vacancy + made.shift - Eigen::Vector3d(3.145, 0, 10.935)).norm(), 1e-6);
    EXPECT_EQ(group(model, "surface Pb").atoms.size(), 2U);
    EXPECT_EQ(group(model, "bulk Pb").atoms.size(), 4U);
    EXPECT_EQ(group(model, "slab").atoms.size(), 38U);
    EXPECT_EQ(count_role(model, Role::open), 4);
    EXPECT_EQ(count_role(model, Role::bulk), 4);
    EXPECT_TRUE(model.surface);
    EXPECT_THAT(made.notes, testing::ElementsAre(HasSubstr("Cs:0 was taken out")));
    for (const int atom : group(model, "bulk Pb").atoms) {
        EXPECT_NEAR(model.atoms[static_cast<std::size_t>(atom)].position.z(), 4.645, 1e-6);
    }
}

TEST(SlabModel, IsTheSameDefectWhicheverIodideIsMissing) {
    SlabModelOptions options = reference_options();
    for (int iodide = 0; iodide < 8; ++iodide) {
        options.vacancies = {{iodine, iodide}};
        const SlabModel made = make_slab_model(options);
        ASSERT_TRUE(made.vacancy.has_value()) << iodide;
        const auto& model = made.model;
        ASSERT_EQ(model.atoms.size(), 38U);
        Eigen::Vector3d apart =
            model.atoms[static_cast<std::size_t>(group(model, "Pb1").atoms[0])].position -
            model.atoms[static_cast<std::size_t>(group(model, "Pb2").atoms[0])].position;
        for (int axis = 0; axis < 2; ++axis) apart[axis] = in_cell(apart[axis], 12.58);
        EXPECT_NEAR(apart.norm(), 6.29, 1e-9);
        EXPECT_EQ(group(model, "surface Pb").atoms.size(), 2U);
        EXPECT_EQ(formal_charge(made.slab), 0);
    }
}

TEST(SlabModel, LeavesTheVacuumAboveEverything) {
    const SlabModel made = make_slab_model(reference_options());
    double low = 1e9, high = -1e9;
    for (const ModelAtom& atom : made.model.atoms) {
        low = std::min(low, atom.position.z());
        high = std::max(high, atom.position.z());
    }
    EXPECT_NEAR(low, 1.5, 1e-9);
    EXPECT_NEAR(made.model.cell(2, 2) - (high - low), 15, 1e-9);
}

TEST(SlabModel, IsNeutralOrTellsWhatToTakeOut) {
    SlabModelOptions options = reference_options();
    EXPECT_EQ(formal_charge(make_slab_model(options).slab), 0);
    options.compensate = false;
    const auto message = test::message_of<InputError>([&] { make_slab_model(options); });
    EXPECT_THAT(message, HasSubstr("+1 e"));
    EXPECT_THAT(message, HasSubstr("take out Cs:0 as well"));
    options.charge = 1;
    const SlabModel charged = make_slab_model(options);
    EXPECT_EQ(charged.model.charge, 1);
    EXPECT_EQ(formal_charge(charged.slab), 1);
    options.charge = 0;
    EXPECT_THAT(test::message_of<InputError>([&] { make_slab_model(options); }),
                HasSubstr("odd number of electrons"));
}

TEST(SlabModel, CompensatesOtherVacancies) {
    SlabModelOptions options = reference_options();
    options.vacancies = {{caesium, 0}};
    const SlabModel made = make_slab_model(options);
    ASSERT_EQ(made.vacancies.size(), 2U);
    EXPECT_EQ(made.vacancies[1].element, iodine);
    options.vacancies = {{lead, 0}};
    EXPECT_EQ(make_slab_model(options).vacancies.size(), 3U);
    options.vacancies = {{iodine, 2}, {caesium, 1}};
    options.compensate = false;
    EXPECT_EQ(make_slab_model(options).model.atoms.size(), 38U);
}

TEST(SlabModel, NeverTakesAMetalOfTheFrameworkToCompensate) {
    SlabModelOptions options = reference_options();
    options.vacancies = {{iodine, 0}, {iodine, 1}};
    const SlabModel two = make_slab_model(options);
    ASSERT_EQ(two.vacancies.size(), 4U);
    EXPECT_EQ(two.vacancies[2].element, caesium);
    EXPECT_EQ(two.vacancies[3].element, caesium);
    ASSERT_FALSE(two.notes.empty());
    EXPECT_THAT(two.notes.front(), HasSubstr("were taken out with the vacancies"));
    options = {};
    options.crystal = std::string(ANCHORITE_TEST_DATA) + "/lattice/cs2agbibr6.cif";
    options.vacancies = {{35, 0}};
    options.compensate = true;
    options.layers = 4;
    const SlabModel double_perovskite = make_slab_model(options);
    ASSERT_EQ(double_perovskite.vacancies.size(), 2U);
    EXPECT_EQ(double_perovskite.vacancies[1].element, caesium);
}

TEST(SlabModel, TakesTheChargeThatLeavesALatticeNeutral) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "Cs2SnI6.cif";
    std::ofstream(file) << "data_Cs2SnI6\n_symmetry_space_group_name_H-M 'F m -3 m'\n"
                           "_cell_length_a 11.65\n_cell_length_b 11.65\n_cell_length_c 11.65\n"
                           "_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n"
                           "loop_\n_atom_site_label\n_atom_site_type_symbol\n_atom_site_fract_x\n"
                           "_atom_site_fract_y\n_atom_site_fract_z\nCs1 Cs 0.25 0.25 0.25\n"
                           "Sn1 Sn 0 0 0\nI1 I 0.245 0 0\n";
    SlabModelOptions options;
    options.crystal = file.string();
    options.vacancies = {{iodine, 0}};
    options.compensate = true;
    const SlabModel made = make_slab_model(options);
    EXPECT_EQ(made.vacancies.size(), 2U);
    EXPECT_EQ(made.vacancies.back().element, caesium);
    EXPECT_EQ(
        count_of(made.slab, caesium) + 4 * count_of(made.slab, 50) - count_of(made.slab, iodine),
        0);
}

TEST(SlabModel, NeedsNoFormalChargesWhereTheChargeIsStated) {
    const test::TemporaryFolder folder;
    SlabModelOptions options;
    options.crystal = (folder.path() / "CsEuI3.cif").string();
    std::ofstream(options.crystal)
        << "data_CsEuI3\n_symmetry_space_group_name_H-M 'P m -3 m'\n_cell_length_a 6.2\n"
           "_cell_length_b 6.2\n_cell_length_c 6.2\n_cell_angle_alpha 90\n_cell_angle_beta 90\n"
           "_cell_angle_gamma 90\nloop_\n_atom_site_label\n_atom_site_type_symbol\n"
           "_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\nCs1 Cs 0.5 0.5 0.5\n"
           "Eu1 Eu 0 0 0\nI1 I 0.5 0 0\n";
    const auto refused = [&] {
        return test::message_of<InputError>([&] { make_slab_model(options); });
    };
    EXPECT_THAT(refused(), HasSubstr("Eu has no formal charge in a halide perovskite; state the"));
    options.charge = 0;
    EXPECT_THAT(refused(), Not(HasSubstr("formal charge")));
}

TEST(SlabModel, NamesTwoMetalsOfASurfaceWithoutVacancy) {
    SlabModelOptions options;
    const SlabModel made = make_slab_model(options);
    EXPECT_EQ(made.model.atoms.size(), 40U);
    EXPECT_FALSE(made.vacancy.has_value());
    EXPECT_EQ(group(made.model, "surface Pb").atoms.size(), 2U);
    const auto& model = made.model;
    const auto at = [&](const char* name) {
        return model.atoms[static_cast<std::size_t>(group(model, name).atoms.at(0))].position;
    };
    EXPECT_NEAR((at("Pb1") - at("Pb2")).norm(), model.cell(0, 0) / 2, 1e-6);
}

TEST(SlabModel, FixesTheLowestLayers) {
    SlabModelOptions options = reference_options();
    const auto fixed = [&](int layers) {
        options.fixed_layers = layers;
        return std::ranges::count(make_slab_model(options).model.atoms, true, &ModelAtom::fixed);
    };
    EXPECT_EQ(fixed(0), 0);
    EXPECT_EQ(fixed(1), 8);
    EXPECT_EQ(fixed(2), 20);
    EXPECT_EQ(fixed(4), 38);
    EXPECT_EQ(fixed(99), 38);
}

TEST(SlabModel, TakesOtherLatticesAndOrganicCations) {
    SlabModelOptions options;
    options.crystal = "CsPbBr3";
    options.layers = 6;
    EXPECT_EQ(group(make_slab_model(options).model, "Pb2").atoms.size(), 1U);
    options.crystal = "MAPbI3";
    options.layers = 4;
    options.vacancies = {{iodine, 0}};
    options.compensate = true;
    const SlabModel made = make_slab_model(options);
    EXPECT_EQ(made.model.atoms.size(), 8U * 12 - 1 - 8);
    EXPECT_EQ(count_of(made.slab, 7) + formal_charge(made.slab), 0);
}

TEST(SlabModel, RefusesWhatCannotBe) {
    const auto refused = [](auto change) {
        SlabModelOptions options = reference_options();
        change(options);
        return test::message_of<InputError>([&] { make_slab_model(options); });
    };
    EXPECT_THAT(refused([](auto& o) { o.repeat = {3, 3}; }), HasSubstr("misses the zone's corner"));
    EXPECT_THAT(refused([](auto& o) { o.layers = 5; }), HasSubstr("multiple of 2"));
    EXPECT_THAT(refused([](auto& o) { o.layers = 0; }), HasSubstr("0 layers"));
    EXPECT_THAT(refused([](auto& o) { o.vacuum = -1; }), HasSubstr("vacuum"));
    EXPECT_THAT(refused([](auto& o) { o.bottom = 20; }), HasSubstr("bottom"));
    EXPECT_THAT(refused([](auto& o) { o.fixed_layers = -1; }), HasSubstr("fixed layers"));
    EXPECT_THAT(refused([](auto& o) { o.vacancies = {{iodine, 99}}; }), HasSubstr("I:99"));
    EXPECT_THAT(refused([](auto& o) { o.termination = "PbBr2"; }), HasSubstr("PbI2"));
    EXPECT_THAT(refused([](auto& o) { o.crystal = "CsPbI4"; }), HasSubstr("CsPbI3"));
    SlabModelOptions odd = reference_options();
    odd.repeat = {3, 2};
    odd.gamma_only = false;
    EXPECT_EQ(make_slab_model(odd).model.atoms.size(), 58U);
}

}  // namespace
