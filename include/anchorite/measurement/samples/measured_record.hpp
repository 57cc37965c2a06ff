#pragma once

#include "anchorite/measurement/record.hpp"
#include "anchorite/measurement/samples/sample_run.hpp"

namespace anchorite::measurement {

/// The record with what its samples' files give beside what it reports, so that one set of rules
/// looks at both. A sample's measured values stand in entries of their own, named "NAME, measured",
/// which begin as what is reported under the sample's name; a quantity that is both measured and
/// reported also becomes an entry of `Record::compared`.
Record with_measured(const Record& record, const SampleResults& results);

}  // namespace anchorite::measurement
