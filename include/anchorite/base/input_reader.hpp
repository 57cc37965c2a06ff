#pragma once

#include <filesystem>
#include <string_view>

#include "anchorite/base/field.hpp"
#include "anchorite/base/input_value.hpp"

namespace anchorite {

/// Reads a TOML file against a declaration. Users call Schema<T>::read.
/// @throws InputError  with file, line, column, the line itself and what to change: not TOML, an
///                     unknown key, a wrong type, unit or dimension, out of range, a missing key
InputTable read_input(const std::filesystem::path& file, const TableDescription& description);

/// The same for text in memory; `name` stands for the file in messages.
/// @throws InputError  as read_input
InputTable parse_input(std::string_view text, std::string_view name,
                       const TableDescription& description);

}  // namespace anchorite
