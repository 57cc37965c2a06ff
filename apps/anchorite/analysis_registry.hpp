#pragma once

#include "anchorite/measurement/samples/analysis_request.hpp"

namespace anchorite::app {

/// Every kind of `anchorite analyse`, by the declarations and the code of that command itself.
measurement::AnalysisRegistry analysis_registry();

}  // namespace anchorite::app
