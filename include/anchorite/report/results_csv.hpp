#pragma once

#include <string>

#include "anchorite/study/result.hpp"

namespace anchorite::report {

/// One line per sample in rank order, units in the column names; lines that begin with # carry the
/// provenance. Empty fields are values that do not exist.
std::string results_csv(const study::StudyResult& result);

}  // namespace anchorite::report
