#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "anchorite/electronic/engine.hpp"
#include "electronic/upf.hpp"

namespace anchorite::electronic {

/// The file that pw.x's standard output goes to.
inline constexpr const char* espresso_output_name = "pw.out";

/// Reads what pw.x left in a folder; cost is not in it.
/// @throws RunError  as Engine::read
EngineResult read_espresso(const Calculation& calculation, const std::map<int, Upf>& upfs,
                           const std::filesystem::path& folder);

/// From the output written so far.
EngineProgress espresso_progress(std::string_view output);

/// "6.7MaX" of the first lines; empty where there is none.
std::string espresso_version(std::string_view output);

}  // namespace anchorite::electronic
