#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/molecule.hpp"
#include "anchorite/molecule/read.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

using ::testing::HasSubstr;

struct Refusal {
    const char* smiles;
    const char* reason;
};

void PrintTo(const Refusal& refusal, std::ostream* out) {
    *out << '"' << refusal.smiles << '"';
}

class Refused : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refused, SaysWhyAndStaysSilent) {
    ::testing::internal::CaptureStderr();
    ::testing::internal::CaptureStdout();
    std::string message;
    try {
        from_smiles(GetParam().smiles);
    } catch (const InputError& error) {
        message = error.what();
    }
    const std::string noise =
        ::testing::internal::GetCapturedStderr() + ::testing::internal::GetCapturedStdout();
    EXPECT_THAT(message, HasSubstr(GetParam().reason));
    EXPECT_EQ(noise, "");
    EXPECT_FALSE(message.ends_with('.')) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(
    Smiles, Refused,
    ::testing::Values(
        Refusal{"", "the SMILES string is empty"}, Refusal{" \t", "the SMILES string is empty"},
        Refusal{"C(C", "extra open parentheses"},
        Refusal{"not a molecule", "is not a SMILES string"},
        Refusal{"c1cccc1", "Can't kekulize mol"},
        Refusal{"CC(C)(C)(C)C", "valence for atom # 1 C, 5"},
        Refusal{"[Na+].CC(=O)[O-]", "a salt or mixture of 2 components"},
        Refusal{"CCO.O", "--largest-fragment"}, Refusal{"[CH3]", "1 unpaired electron:"},
        Refusal{"C[CH]C", "radicals"}, Refusal{"C*", "wildcard"}, Refusal{"[Pb]", "is a metal"},
        Refusal{"[Fe]C", "is a metal"}, Refusal{"[U]", "heavier than radon"},
        Refusal{"[He]", "noble gas"}, Refusal{"[H][H]", "no atom heavier than hydrogen"},
        Refusal{"CC(C)(C)CO[H-]F", "bridging hydrogens"}));

TEST(ReadSmiles, GivesNameFormulaAndCharge) {
    const Molecule molecule = from_smiles(test::tmeoppo_p, "TMeOPPO-p");
    EXPECT_EQ(molecule.name(), "TMeOPPO-p");
    EXPECT_EQ(molecule.formula(), "C21H21O4P");
    EXPECT_EQ(molecule.smiles(), "COc1ccc(P(=O)(c2ccc(OC)cc2)c2ccc(OC)cc2)cc1");
    EXPECT_EQ(molecule.atom_count(), 47);
    EXPECT_EQ(molecule.charge(), 0);
    EXPECT_EQ(molecule.bonds().size(), 49u);
    EXPECT_FALSE(molecule.input_positions().has_value());
    EXPECT_EQ(from_smiles("CC(=O)[O-]").charge(), -1);
}

TEST(ReadSmiles, TakesTheNameAfterTheString) {
    EXPECT_EQ(from_smiles("  CCO grain alcohol \r\n").name(), "grain alcohol");
    EXPECT_EQ(from_smiles("CCO", "ethanol").name(), "ethanol");
    EXPECT_EQ(from_smiles("OCC").name(), "CCO");
}

TEST(ReadSmiles, DropsAtomMapsKeepsIsotopes) {
    EXPECT_EQ(from_smiles("[CH3:7][OH:2]").smiles(), "CO");
    EXPECT_EQ(from_smiles("[2H]OC").smiles(), "[2H]OC");
    EXPECT_EQ(from_smiles("[2H]OC").atom_count(), 6);
}

TEST(ReadSmiles, LargestFragmentIsTheLargestOrganicOne) {
    ReadOptions options;
    options.largest_fragment = true;
    EXPECT_EQ(from_smiles("[Na+].CC(=O)[O-]", {}, options).smiles(), "CC(=O)[O-]");
    EXPECT_EQ(from_smiles("CCO.O", {}, options).smiles(), "CCO");
    EXPECT_EQ(from_smiles("Cl.CC(N)CC1CC1", {}, options).smiles(), "CC(N)CC1CC1");
    EXPECT_THROW(from_smiles("[Na+].[Cl-]", {}, options), InputError);
}

TEST(ReadSmiles, HoldsTheAtomLimitBeforeBuilding) {
    ReadOptions options;
    options.max_atoms = 20;
    EXPECT_EQ(from_smiles("CCCCCC", {}, options).atom_count(), 20);
    EXPECT_THROW(from_smiles("CCCCCCC", {}, options), InputError);
    EXPECT_THROW(from_smiles(std::string(1'000'000, 'C'), {}, options), InputError);
}

TEST(ReadSmiles, SeveralThreadsAtOnceGiveTheSame) {
    std::vector<std::string> expected;
    for (const auto& smiles : test::varied()) expected.push_back(from_smiles(smiles).smiles());
    std::atomic<int> wrong = 0;
    const auto work = [&] {
        for (int round = 0; round < 20; ++round) {
            for (std::size_t i = 0; i < expected.size(); ++i) {
                if (from_smiles(test::varied()[i]).smiles() != expected[i]) ++wrong;
                try {
                    from_smiles("C(C");
                    ++wrong;
                } catch (const InputError& error) {
                    if (std::string(error.what()).find("parentheses") == std::string::npos) ++wrong;
                }
            }
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work);
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace anchorite::molecule
