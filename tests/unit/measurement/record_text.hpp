#pragma once

#include <string>

#include "anchorite/measurement/check.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::test {

/// The message with which a record is refused, by the reader or by a rule; empty: it is not.
inline std::string refusal(const std::string& text) {
    return message_of<InputError>(
        [&] { measurement::check(measurement::parse_record(text, "r.toml")); });
}

/// Findings of one rule for a record that has the title already.
inline std::vector<measurement::Finding> findings(const std::string& rule,
                                                  const std::string& text) {
    const auto record = measurement::parse_record("title = \"t\"\n" + text, "r.toml");
    return measurement::find_rule(rule).check(record);
}

}  // namespace anchorite::test
