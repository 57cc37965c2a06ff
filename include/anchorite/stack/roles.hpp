#pragma once

#include <string_view>
#include <vector>

#include "anchorite/base/schema.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::stack {

/// The words that stand for roles in input files, with what each means.
std::vector<Choice<Role>> role_choices();

/// "electron-injection" ...
std::string_view name_of(Role role);

}  // namespace anchorite::stack
