#pragma once

#include <string>

#include "anchorite/measurement/check.hpp"

namespace anchorite::app {

class Session;

/// Findings for a terminal, rule by rule: those that hold in one line a rule, the others in full.
/// @param all  also those that hold in full
std::string check_text(const measurement::Record& record, const measurement::CheckResult& result,
                       bool all, const Session& session);

}  // namespace anchorite::app
