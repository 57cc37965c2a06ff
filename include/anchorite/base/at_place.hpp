#pragma once

#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/base/located.hpp"

namespace anchorite {

/// The message of an error in one line, with the place it names itself.
inline std::string one_line(const InputError& error) {
    std::string text = error.where().file;
    if (error.where().line > 0) {
        text += ":" + std::to_string(error.where().line);
    }
    return text.empty() ? error.message() : text + ": " + error.message();
}

/// Runs `use(value)`; an InputError it raises points at the place the value was read from.
template <class Value, class Use>
auto at_place(const Located<Value>& value, const Use& use) {
    try {
        return use(value.value);
    } catch (const InputError& error) {
        if (value.where.line == 0) {
            throw;
        }
        throw InputError(value.where, one_line(error), error.hint());
    }
}

}  // namespace anchorite
