#include "anchorite/electronic/cp2k_pdos.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string title =
    "# Projected DOS for list 2 of 1 atoms, at iteration step i = 0, E(Fermi) = -0.07 a.u.\n";
const std::string columns =
    "#     MO Eigenvalue [a.u.]      Occupation                 s                py\n";
const std::string first =
    "       1         -0.500000        2.000000        0.25000000  0.50000000\n";
const std::string second = "       2          0.100000        0.000000       -0.01000000  0.75\n";

TEST(Cp2kPdos, HasStatesOrbitalsAndWeights) {
    const Cp2kPdos pdos = parse_cp2k_pdos(title + columns + first + second, "list.pdos");
    EXPECT_EQ(pdos.list, 2);
    EXPECT_EQ(pdos.kind, "");
    EXPECT_THAT(pdos.orbitals, ElementsAre("s", "py"));
    ASSERT_EQ(pdos.states.size(), 2U);
    EXPECT_NEAR(pdos.states[0].energy, -13.605693, 1e-6);
    EXPECT_EQ(pdos.states[0].occupation, 2);
    EXPECT_EQ(pdos.states[1].occupation, 0);
    EXPECT_EQ(pdos.weights, (Eigen::MatrixXd(2, 2) << 0.25, 0.5, -0.01, 0.75).finished());
}

TEST(Cp2kPdos, KnowsKinds) {
    const std::string kind = "# Projected DOS for atomic kind Pb at iteration step i = 0\n";
    const Cp2kPdos pdos = parse_cp2k_pdos(kind + columns + first, "kind.pdos");
    EXPECT_EQ(pdos.kind, "Pb");
    EXPECT_EQ(pdos.list, 0);
}

TEST(Cp2kPdos, TakesTheLastIteration) {
    const std::string twice = title + columns + first + second + title + columns + first;
    EXPECT_EQ(parse_cp2k_pdos(twice, "list.pdos").states.size(), 1U);
}

std::string refusal(const std::string& text) {
    return test::message_of<RunError>([&] { parse_cp2k_pdos(text, "list.pdos"); });
}

TEST(Cp2kPdos, NamesTheLineThatIsWrong) {
    EXPECT_THAT(refusal(title + columns + first + "       2   0.1"), HasSubstr("cut off"));
    EXPECT_THAT(refusal(title + columns + first + "       2   0.1\n"),
                HasSubstr("list.pdos:4: 2 columns, where 5 are expected"));
    EXPECT_THAT(refusal(title + columns + first + first), HasSubstr("state 1, where 2"));
    EXPECT_THAT(refusal(title + columns + "1 -0.5 2 nan 0\n"), HasSubstr("'nan' is no number"));
    EXPECT_THAT(refusal(title + columns + "1 -0.5 2 ****** 0\n"), HasSubstr("'******'"));
    EXPECT_THAT(refusal(title + columns), HasSubstr("no states"));
    EXPECT_THAT(refusal(first), HasSubstr("columns"));
    EXPECT_THAT(refusal(""), HasSubstr("cut off"));
}

}  // namespace
}  // namespace anchorite::electronic
