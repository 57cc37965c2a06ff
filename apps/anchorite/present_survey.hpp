#pragma once

#include <string>

#include "anchorite/study/survey.hpp"

namespace anchorite::app {

/// A survey of trap states for people: models, potentials, what it says of the paper, cost.
std::string survey_text(const study::SurveyResult& result);

}  // namespace anchorite::app
