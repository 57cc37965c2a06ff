#pragma once

#include "anchorite/measurement/record.hpp"
#include "anchorite/measurement/samples/sample_run.hpp"

namespace anchorite::measurement {

/// Adds signals and ions that an analysis of a sample found to the sample's compound.
void take_molecule(Record& record, const SampleReport& sample, const MadeAnalysis& made);

}  // namespace anchorite::measurement
