#pragma once

#include <optional>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/study/input.hpp"
#include "anchorite/study/sample.hpp"

namespace anchorite::study {

/// Why a molecule of a study is not scored.
struct Refusal {
    SourceLocation where;
    std::string message;
    std::string hint;
};

/// A molecule of a study: made ready, or refused.
struct Preparation {
    std::optional<PreparedSample> sample;
    Refusal refusal;  ///< where there is no sample
};

/// Makes every molecule ready, in parallel; the order is the input's.
/// @throws InputError  every molecule is refused; points at the first
/// @throws Cancelled   the callback asked for it
std::vector<Preparation> prepare_all(const StudyInput& input, const anchoring::DonorTable& donors,
                                     const EngineCache& cache, const ProgressCallback& callback);

/// The row of a refused molecule.
SampleResult refused_sample(const MoleculeInput& entry, const Refusal& refusal);

}  // namespace anchorite::study
