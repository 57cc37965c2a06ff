#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "anchorite/base/field.hpp"

namespace anchorite {

/// The declaration as a JSON Schema (draft 2020-12); quantities are strings with their units named.
nlohmann::ordered_json json_schema(const TableDescription& description);

/// The declaration as a reference page: one section a table, one row a key.
std::string markdown_reference(const TableDescription& description);

/// The declaration as plain text for a terminal.
std::string text_reference(const TableDescription& description);

}  // namespace anchorite
