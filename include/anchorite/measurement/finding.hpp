#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

/// What a rule says of a reported value.
enum class Verdict {
    holds,
    doubtful,        ///< possible, but something must be explained
    cannot_be_told,  ///< what is reported does not suffice, or the method cannot see it
    cannot_be_true,
};

/// "holds", "doubtful", "cannot be told", "cannot be true".
std::string_view name_of(Verdict verdict);

/// A number behind a finding.
struct Figure {
    std::string name;  ///< a few words
    double value = 0;
    std::string unit;  ///< empty: none
};

/// What one rule found in one place of a record.
struct Finding {
    std::string rule = {};      ///< id of the rule
    std::string subject = {};   ///< what it is about: "TPPO, 1H NMR"
    SourceLocation where = {};  ///< in the record
    std::string from = {};      ///< in the report; may be empty
    Verdict verdict = Verdict::holds;
    std::string reported = {};  ///< as the record has it, with units
    std::string computed = {};  ///< what follows by the rule, with units
    std::string reason = {};    ///< why, for people; one or two sentences without full stop
    std::vector<Figure> figures = {};
};

}  // namespace anchorite::measurement
