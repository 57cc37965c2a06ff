#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Parses XML. Entities of the file's own and other files are never read.
/// @param file  name that errors give, with the part inside a container
/// @throws InputError  not well-formed (offset and reason), or elements nested over 100 deep
void parse_xml(std::string_view text, const std::string& file, pugi::xml_document& document);

/// Name of an element or attribute without its namespace's prefix.
std::string_view local_name(std::string_view name);

/// Numbers separated by blanks or commas. @throws InputError  a word is no number; names it
std::vector<double> xml_numbers(std::string_view text, const std::string& file,
                                std::string_view what);

}  // namespace anchorite::measurement
