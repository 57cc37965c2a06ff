#pragma once

#include <cstddef>
#include <string>

namespace anchorite::screening {

/// How the text of a library entry writes its molecule down.
enum class Notation { smiles, mol_block };

/// One record of a molecule library as it stands in the file.
struct LibraryEntry {
    std::size_t record = 0;  ///< counts from 1 in the order of the file
    std::size_t line = 0;    ///< line on which the record begins, counts from 1
    Notation notation = Notation::smiles;
    std::string text;     ///< SMILES, or an MDL record without its $$$$ line
    std::string name;     ///< as the file gives it; may be empty
    std::string problem;  ///< why the record holds no molecule to score; empty when it does
};

}  // namespace anchorite::screening
