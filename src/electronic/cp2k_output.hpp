#pragma once

#include <filesystem>

#include "anchorite/electronic/calculation.hpp"
#include "anchorite/electronic/engine.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// Reads what CP2K left in a folder (names of cp2k_names); cost is not in it.
/// @throws RunError  as Engine::read
EngineResult read_cp2k(const Calculation& calculation, const std::filesystem::path& folder);

/// From the output of either part of a run written so far.
EngineProgress cp2k_progress(std::string_view output);

/// "2023.1" of the line that says so; empty where there is none.
std::string cp2k_version(std::string_view output);

}  // namespace anchorite::electronic
