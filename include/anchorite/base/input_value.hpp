#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "anchorite/base/error.hpp"

namespace anchorite {

struct InputEntry;
struct InputValue;

/// A table of an input file after validation: only declared keys, defaults filled in.
struct InputTable {
    SourceLocation where;
    std::vector<InputEntry> entries;  ///< in order of the declaration

    /// The value of a key, nullptr when it is absent and has no default.
    [[nodiscard]] const InputValue* find(std::string_view key) const;
};

/// A checked value with the place it was read from; quantities are numbers by now.
struct InputValue {
    SourceLocation where;
    std::variant<bool, std::int64_t, double, std::string, std::vector<InputValue>, InputTable> data;
};

/// A key of a table with its value.
struct InputEntry {
    std::string key;
    InputValue value;
};

}  // namespace anchorite
