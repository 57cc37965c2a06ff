#pragma once

#include <optional>

#include "anchorite/optics/material.hpp"
#include "anchorite/optics/text_columns.hpp"

namespace anchorite::optics {

/// One column of a block as a table over wavelength.
/// @param factor  from the first column to metres
/// @param what    "n" or "k", for messages
/// @throws InputError  at the row with a negative value
DispersionTable table_of(const TextBlock& block, std::size_t column, double factor,
                         const char* what);

/// Adds a quantity that must not be there yet. @throws InputError  at `where`
void set_once(std::optional<Dispersion>& target, Dispersion value, const char* what,
              const SourceLocation& where);

}  // namespace anchorite::optics
