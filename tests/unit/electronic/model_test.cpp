#include "anchorite/electronic/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::electronic;
using ::testing::HasSubstr;

Model example_model() {
    Model model;
    model.name = "a \"bare\" slab \\ with\ntwo lines";
    model.cell << 12.58, 1.5, 0, 0, 12.123456789, 0, 0, 0, 28;
    model.surface = true;
    model.charge = -1;
    model.atoms = {{82, {0, -0.0, 1.0 / 3.0}, Role::open, false, false},
                   {53, {-1e-12, 3.145, 28}, Role::slab, true, false},
                   {8, {1.23456789012, -7, 1e4}, Role::molecule, false, true},
                   {82, {1, 2, 3}, Role::bulk, true, false}};
    model.groups = {{"Pb1", {0}}, {"bulk Pb, \"inner\"", {0, 3}}, {"nothing", {}}};
    return model;
}

TEST(Model, ComesBackFromItsText) {
    const Model model = example_model();
    const std::string text = to_xyz(model);
    const Model back = parse_xyz(text, "model.xyz");
    EXPECT_EQ(to_xyz(back), text);
    EXPECT_EQ(back.name, model.name);
    EXPECT_EQ(back.charge, -1);
    EXPECT_TRUE(back.surface);
    EXPECT_TRUE(back.periodic);
    EXPECT_LT((back.cell - model.cell).norm(), 1e-8);
    ASSERT_EQ(back.atoms.size(), model.atoms.size());
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        EXPECT_EQ(back.atoms[i].element, model.atoms[i].element);
        EXPECT_LT((back.atoms[i].position - model.atoms[i].position).norm(), 1e-8);
        EXPECT_EQ(back.atoms[i].role, model.atoms[i].role);
        EXPECT_EQ(back.atoms[i].fixed, model.atoms[i].fixed);
        EXPECT_EQ(back.atoms[i].ghost, model.atoms[i].ghost);
    }
    ASSERT_EQ(back.groups.size(), 3U);
    EXPECT_EQ(back.groups[1].name, model.groups[1].name);
    EXPECT_EQ(back.groups[1].atoms, model.groups[1].atoms);
}

TEST(Model, KeepsABoxThatIsNotPeriodic) {
    Model model = example_model();
    model.periodic = false;
    EXPECT_FALSE(parse_xyz(to_xyz(model), "box").periodic);
}

TEST(Model, ReadsAPlainExtendedXyz) {
    const Model model = parse_xyz(
        "2\r\nLattice=\"4 0 0 0 5 0 0 0 6\" "
        "Properties=id:I:1:species:S:1:pos:R:3:forces:R:3 pbc=\"T T T\" energy=-1.5 relaxed\r\n"
        "1 Cs 0 0 0 .1 .2 .3\r\n2 I 1.5 2 2.5 0 0 0\r\n\r\n",
        "plain");
    ASSERT_EQ(model.atoms.size(), 2U);
    EXPECT_EQ(model.atoms[1].element, 53);
    EXPECT_EQ(model.atoms[1].position, Eigen::Vector3d(1.5, 2, 2.5));
    EXPECT_EQ(model.atoms[1].role, Role::slab);
    EXPECT_EQ(model.cell(1, 1), 5);
    EXPECT_TRUE(model.groups.empty());
    EXPECT_FALSE(model.surface);
}

TEST(Model, FindsAGroupOrListsThem) {
    const Model model = example_model();
    EXPECT_EQ(group(model, "Pb1").atoms, std::vector<int>{0});
    const auto message = test::message_of<InputError>([&] { group(model, "Pb3"); });
    EXPECT_THAT(message, HasSubstr("no group of atoms \"Pb3\""));
    EXPECT_THAT(message, HasSubstr("Pb1"));
    EXPECT_THAT(test::message_of<InputError>([] { group(Model{}, "x"); }),
                HasSubstr("none at all"));
}

TEST(Model, NamesTheLineOfAMistake) {
    const std::string head = "Lattice=\"4 0 0 0 5 0 0 0 6\" ";
    const std::vector<std::pair<std::string, std::pair<const char*, const char*>>> cases = {
        {"", {"bad.xyz:1", "number of atoms"}},
        {"0\n\n", {"bad.xyz:1", "number of atoms"}},
        {"-3\n\n", {"bad.xyz:1", "number of atoms"}},
        {"1\ncomment\nPb 0 0 0\n", {"bad.xyz:2", "no Lattice"}},
        {"1\nLattice=\"1 2 3\"\nPb 0 0 0\n", {"bad.xyz:2", "nine lengths"}},
        {"1\nLattice=\"nan 0 0 0 1 0 0 0 1\"\nPb 0 0 0\n", {"bad.xyz:2", "nine lengths"}},
        {"1\nLattice=\"1 0 0 0 1 0 1 1 0\"\nPb 0 0 0\n", {"bad.xyz:2", "no volume"}},
        {"1\nLattice=\"1 0 0\nPb 0 0 0\n", {"bad.xyz:2:9", "does not end"}},
        {"1\n" + head + "charge=0 Charge=1\nPb 0 0 0\n", {"bad.xyz:2:38", "twice"}},
        {"1\n" + head + "charge=0.5\nPb 0 0 0\n", {"bad.xyz:2", "whole number"}},
        {"1\n" + head + "surface=yes\nPb 0 0 0\n", {"bad.xyz:2", "no value for surface"}},
        {"1\n" + head + "Properties=pos:R:3\n0 0 0\n", {"bad.xyz:2", "no species"}},
        {"1\n" + head + "groups=\"[[\\\"A\\\",[1]]]\"\nPb 0 0 0\n", {"bad.xyz:2", "groups is not"}},
        {"1\n" + head + "groups=\"{\"\nPb 0 0 0\n", {"bad.xyz:2", "groups is not"}},
        {"2\n" + head + "\nPb 0 0 0\n", {"bad.xyz:4", "ends after 1 of 2"}},
        {"1\n" + head + "\nPb 0 0 0\nPb 1 1 1\n", {"bad.xyz:4", "more than the 1"}},
        {"1\n" + head + "\nPb 0 0\n", {"bad.xyz:3", "3 columns, not 4"}},
        {"1\n" + head + "\nXx 0 0 0\n", {"bad.xyz:3", "'Xx' is not an element"}},
        {"1\n" + head + "\nPb 0 inf 0\n", {"bad.xyz:3", "'inf' is not a coordinate"}},
        {"1\n" + head + "Properties=species:S:1:pos:R:3:role:S:1\nPb 0 0 0 top\n",
         {"bad.xyz:3", "'top' is no role"}},
        {"1\n" + head + "Properties=species:S:1:pos:R:3:fixed:L:1\nPb 0 0 0 2\n",
         {"bad.xyz:3", "no value for fixed"}}};
    for (const auto& [text, expected] : cases) {
        const std::string broken = text;
        const auto message = test::message_of<InputError>([&] { parse_xyz(broken, "bad.xyz"); });
        EXPECT_THAT(message, HasSubstr(expected.first)) << text;
        EXPECT_THAT(message, HasSubstr(expected.second)) << text;
    }
}

}  // namespace
