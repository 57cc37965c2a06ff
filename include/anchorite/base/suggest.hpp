#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace anchorite {

/// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other, letter
/// case ignored (optimal string alignment distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate closest to a mistyped word; empty when none is close (more than a third of the
/// letters differ).
std::string closest(std::string_view word, std::span<const std::string> candidates);

/// `did you mean "spacing"?` or, when nothing is close, `known: a, b, c`. Empty without candidates.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace anchorite
