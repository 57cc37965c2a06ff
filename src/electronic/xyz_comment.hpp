#pragma once

#include <map>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {

/// A value in quotes, backslashes before quotes and backslashes, line ends as \n.
std::string quoted(const std::string& text);

/// The key=value pairs of an extended XYZ's second line; a key without a value stands for "T".
/// Keys in lower case.
/// @param where  of the line  @throws InputError  a quote that does not end, a key given twice
std::map<std::string, std::string> parse_comment(const std::string& line,
                                                 const SourceLocation& where);

}  // namespace anchorite::electronic
