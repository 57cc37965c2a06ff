#pragma once

#include <array>

namespace anchorite::test {

/// The six molecules of Nat. Commun. 16, 8201 (2025), in the order of the PLQY they gave (Fig. 2a).
struct PaperMolecule {
    const char* name;
    const char* smiles;
    double plqy;  ///< average photoluminescence quantum yield [%]
};

inline constexpr std::array<PaperMolecule, 6> paper_molecules = {{
    {"TMeOPPO-p", "COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1", 96},
    {"TFPPO", "Fc1ccc(cc1)P(=O)(c1ccc(F)cc1)c1ccc(F)cc1", 92},
    {"TClPPO", "Clc1ccc(cc1)P(=O)(c1ccc(Cl)cc1)c1ccc(Cl)cc1", 88},
    {"TBrPPO", "Brc1ccc(cc1)P(=O)(c1ccc(Br)cc1)c1ccc(Br)cc1", 87},
    {"TMeOPPO-o", "COc1ccccc1P(=O)(c1ccccc1OC)c1ccccc1OC", 82},
    {"TPPO", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1", 70},
}};

}  // namespace anchorite::test
