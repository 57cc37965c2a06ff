#pragma once

#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite {

/// A value of the user's input together with the place it was read from, so that an error found
/// later (a SMILES that does not parse) still points at its line.
template <class T>
struct Located {
    T value{};
    SourceLocation where;

    Located() = default;
    Located(T initial) : value(std::move(initial)) {}  // NOLINT: a default needs no place
    Located(T initial, SourceLocation place) : value(std::move(initial)), where(std::move(place)) {}
    operator const T&() const { return value; }  // NOLINT: used like the value itself
};

}  // namespace anchorite
