#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/stack/scan_axis.hpp"

namespace anchorite::stack {

/// Every combination of the values of one or two axes, the last axis running fastest.
class ScanGrid {
public:
    ScanGrid() = default;

    /// @throws InputError  no axis or more than two, one axis twice or without values, more than
    /// 100,000 combinations
    explicit ScanGrid(std::vector<ScanAxis> axes);

    [[nodiscard]] const std::vector<ScanAxis>& axes() const { return axes_; }

    /// Number of combinations.
    [[nodiscard]] std::size_t size() const;

    /// Value of an axis in a combination [SI].
    [[nodiscard]] double value(std::size_t combination, std::size_t axis) const;

private:
    std::vector<ScanAxis> axes_;
};

/// The stack of every combination, read as if it stood in the file.
/// @throws InputError  a combination that the stack file could not have
std::vector<Stack> stacks_of(const Stack& description, const ScanGrid& grid);

}  // namespace anchorite::stack
