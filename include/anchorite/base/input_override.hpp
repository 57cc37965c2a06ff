#pragma once

#include <string>
#include <string_view>

namespace anchorite {

struct FieldDescription;
struct TableDescription;

/// A value given on the command line in place of one in the file. The path names tables and the key
/// with dots between; an entry of a list of tables is named by its `name`, or counted from 1:
/// "layer.QD.thickness", "interface.1.velocity_electron".
struct InputOverride {
    std::string path;
    std::string value;  ///< as in the file; quotes may be left out
};

/// "PATH=VALUE" taken apart. @throws InputError  there is no '=' or no path
InputOverride parse_override(std::string_view text);

/// The declaration of the key that a path names; list entries are not looked at.
/// @throws InputError  an unknown key, with those that are close
const FieldDescription& find_field(const TableDescription& description, std::string_view path);

}  // namespace anchorite
