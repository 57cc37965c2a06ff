#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"

namespace anchorite::measurement {

/// An analysis to be made: what `anchorite analyse KIND FILE... --NAME=VALUE...` says.
struct AnalysisRequest {
    std::string kind;                                         ///< "decay", "xps"
    std::vector<std::filesystem::path> files;                 ///< as they are to be opened
    std::map<std::string, std::vector<std::string>> options;  ///< by name without dashes; "true"
                                                              ///< sets a flag
    std::filesystem::path folder;  ///< relative files among the options start here
};

/// A raw file that belongs to an analysis, and the request with paths that can be opened.
struct ResolvedRequest {
    AnalysisRequest request;
    std::vector<std::filesystem::path> inputs;  ///< files among the options
};

/// What makes analyses of every kind. The program fills it from its own commands, so that a
/// record's numbers are those of `anchorite analyse`.
struct AnalysisRegistry {
    std::vector<std::string> kinds;
    /// Checks names of kind and options and finds the files among the options.
    /// @throws InputError  an unknown kind or option; names those that are close
    std::function<ResolvedRequest(const AnalysisRequest&)> resolve;
    /// Makes a resolved analysis. @throws InputError, RunError  as `anchorite analyse`
    std::function<Analysis(const AnalysisRequest&)> analyse;
};

}  // namespace anchorite::measurement
