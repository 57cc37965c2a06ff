#pragma once

#include <string>

#include "anchorite/study/result.hpp"

namespace anchorite::app {

/// The surface of a study and where it comes from, in two lines.
std::string surface_line(const study::StudyResult& result);

/// Molecules in rank order as an aligned table, refused ones below with their reasons.
std::string ranking_text(const study::StudyResult& result);

/// One molecule in full: its donors, its registries and the terms of the best one.
std::string sample_text(const study::StudyResult& result, const study::SampleResult& sample);

}  // namespace anchorite::app
