#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "anchorite/screening/library.hpp"

namespace anchorite::screening {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

/// Where SMILES and names stand in a delimited file, and whether its first record is a header.
struct CsvLayout {
    char delimiter = ',';
    bool header = false;
    std::size_t width = 0;
    std::size_t smiles = 0;
    std::size_t name = no_column;
    std::string smiles_label;
};

/// Finds the columns: by the options, by the header's titles, or by the first field that is SMILES.
/// @param first  fields of the first record
/// @throws InputError  no such column, or none that could hold SMILES
CsvLayout find_layout(const std::vector<std::string>& first, const std::string& file,
                      const LibraryOptions& options);

}  // namespace anchorite::screening
