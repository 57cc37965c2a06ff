#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// How roles are written in files.
inline constexpr std::array<std::pair<Role, std::string_view>, 4> role_names{{
    {Role::slab, "slab"},
    {Role::bulk, "bulk"},
    {Role::open, "open"},
    {Role::molecule, "molecule"},
}};

constexpr std::string_view role_name(Role role) {
    for (const auto& [known, name] : role_names) {
        if (known == role) return name;
    }
    return {};
}

}  // namespace anchorite::electronic
