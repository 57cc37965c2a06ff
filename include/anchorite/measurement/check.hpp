#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/measurement/finding.hpp"
#include "anchorite/measurement/record.hpp"

namespace anchorite::measurement {

/// A rule that reported values must obey.
struct Rule {
    std::string id;         ///< "nmr-integrals"
    std::string sentence;   ///< the rule in one sentence
    std::string tolerance;  ///< how far a value may be off
    std::vector<Finding> (*check)(const Record&) = nullptr;
};

/// Every rule, in the order of the report.
std::span<const Rule> rules();

/// The rule of an id. @throws InputError  there is none; names those that are close
const Rule& find_rule(const std::string& id);

/// What all rules found, in their order.
struct CheckResult {
    std::vector<Finding> findings;
    /// Findings of a verdict.
    [[nodiscard]] std::size_t count(Verdict verdict) const;
};

/// Applies every rule to a record.
/// @throws InputError  at the record's line: a formula, SMILES, ion or speed that cannot be read,
///                     NMR or masses of a compound without formula, a stack file that is wrong
/// @throws Cancelled   `progress` returned false
CheckResult check(const Record& record, const ProgressCallback& progress = {});

}  // namespace anchorite::measurement
