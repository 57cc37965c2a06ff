#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "anchorite/base/field.hpp"
#include "anchorite/base/input_override.hpp"
#include "anchorite/base/input_value.hpp"

namespace anchorite {

/// Reads a TOML file against a declaration. Users call Schema<T>::read.
/// `overrides` take the place of what the file says, or add to it.
/// @throws InputError  with file, line, column, the line itself and what to change: not TOML, an
///                     unknown key, a wrong type, unit or dimension, out of range, a missing key;
///                     an override that names nothing or has such a value
InputTable read_input(const std::filesystem::path& file, const TableDescription& description,
                      const std::vector<InputOverride>& overrides = {});

/// The same for text in memory; `name` stands for the file in messages.
/// @throws InputError  as read_input
InputTable parse_input(std::string_view text, std::string_view name,
                       const TableDescription& description,
                       const std::vector<InputOverride>& overrides = {});

}  // namespace anchorite
