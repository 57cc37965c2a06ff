#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/measurement/record.hpp"
#include "anchorite/measurement/samples/analysis_request.hpp"

namespace anchorite::measurement {

/// A file that an analysis reads.
struct RawInput {
    std::filesystem::path path;
    std::string sha256;
};

/// One analysis that a record lists, ready to be made.
struct PlannedAnalysis {
    std::string sample;
    SourceLocation where;  ///< in the record
    AnalysisRequest request;
    std::vector<RawInput> inputs;  ///< the files, then those among the options
    std::string key;               ///< of kind, options, names and bytes of the inputs
};

/// Every analysis of a record, in its order.
/// @throws InputError  at the record's line: an unknown kind or option, a file that is missing or
///                     whose bytes are not those of its sha256
std::vector<PlannedAnalysis> plan_samples(const Record& record, const AnalysisRegistry& registry);

/// How an analysis came to be.
enum class MadeHow { computed, recalled, failed };

/// An analysis of a sample.
struct MadeAnalysis {
    PlannedAnalysis plan;
    MadeHow how = MadeHow::failed;
    Analysis analysis = {};
    std::string failure = {};  ///< why it failed
};

/// Where analyses are kept between runs. Both may be empty.
struct AnalysisMemory {
    std::function<std::optional<Analysis>(const std::string& key)> recall;
    std::function<void(const std::string& key, const Analysis& analysis)> keep;
};

/// Every analysis of a record's samples.
struct SampleResults {
    std::vector<MadeAnalysis> analyses;
    /// Analyses that came to be in one way.
    [[nodiscard]] std::size_t count(MadeHow how) const;
};

/// Makes what was planned; what is remembered is not made again. One that fails does not stop the
/// others. @throws Cancelled  `progress` returned false
SampleResults run_samples(const std::vector<PlannedAnalysis>& plan,
                          const AnalysisRegistry& registry, const AnalysisMemory& memory = {},
                          const ProgressCallback& progress = {});

}  // namespace anchorite::measurement
