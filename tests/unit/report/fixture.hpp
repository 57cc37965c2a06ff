#pragma once

#include <string>
#include <vector>

#include "anchorite/study/result.hpp"

namespace anchorite::report::test {

/// A molecule that spans two sites by hand-made geometry: O=P, a chain of carbons, then F. Docked,
/// O and F stand over neighbouring sites of a square lattice `spacing` apart [Å].
study::SampleResult bridging_sample(const std::string& name, int rank, double spacing);

/// The same molecule without a feasible registry.
study::SampleResult unbound_sample(const std::string& name, int rank, double spacing);

/// A molecule refused before it was scored.
study::SampleResult refused_sample(const std::string& name, const std::string& reason);

/// A study of those samples on CsPbI3 (100), 6.30 Å; ranks are the order given.
study::StudyResult study_of(std::vector<study::SampleResult> samples);

/// `scored` bridging samples, one unbound and one refused.
study::StudyResult study_of_size(int scored);

}  // namespace anchorite::report::test
