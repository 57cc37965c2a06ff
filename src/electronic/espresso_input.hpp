#pragma once

#include <map>
#include <string>

#include "electronic/upf.hpp"

namespace anchorite::electronic {

/// Input for pw.x; its files lie in the run's folder.
/// @throws InputError  what it cannot do with this calculation
std::string espresso_input(const Calculation& calculation, const std::map<int, Upf>& upfs,
                           bool restart);

}  // namespace anchorite::electronic
