#include "anchorite/screening/smiles_text.hpp"

#include <gtest/gtest.h>

namespace anchorite::screening {
namespace {

TEST(LooksLikeSmiles, AcceptsSmiles) {
    for (const auto* text :
         {"C", "CCO", "c1ccccc1", "O=P(c1ccccc1)(c1ccccc1)c1ccc(OC)cc1", "[Pb+2].[I-]", "C#N",
          "F/C=C\\F", "C%12CCCC%12", "ClCCBr", "O=C([O-])CC[NH2+]C", "N[C@@H](C)C(=O)O"}) {
        EXPECT_TRUE(looks_like_smiles(text)) << text;
    }
}

TEST(LooksLikeSmiles, RefusesTitlesAndNumbers) {
    for (const auto* text : {"", "smiles", "ID", "name", "CAS number", "Pubchem CID", "89-97-4",
                             "12", "C1CC(", "C)(", "[", "[]", "molecule", "Structure", "C C"}) {
        EXPECT_FALSE(looks_like_smiles(text)) << text;
    }
}

}  // namespace
}  // namespace anchorite::screening
