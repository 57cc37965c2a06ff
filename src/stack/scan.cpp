#include "anchorite/stack/scan.hpp"

#include <fmt/format.h>

namespace anchorite::stack {
namespace {

constexpr double most_combinations = 100000;

}  // namespace

ScanGrid::ScanGrid(std::vector<ScanAxis> axes) : axes_(std::move(axes)) {
    if (axes_.empty() || axes_.size() > 2) {
        throw InputError(fmt::format("{} things to vary; one or two can be", axes_.size()));
    }
    if (axes_.size() == 2 && axes_[0].path == axes_[1].path) {
        throw InputError(fmt::format("{} is varied twice", axes_[0].name));
    }
    for (const auto& axis : axes_) {
        if (axis.values.empty()) throw InputError(fmt::format("no values of {}", axis.name));
    }
    double combinations = 1;
    for (const auto& axis : axes_) combinations *= static_cast<double>(axis.values.size());
    if (combinations > most_combinations) {
        throw InputError(
            fmt::format("{:.6g} combinations; there can be {:g}", combinations, most_combinations));
    }
}

std::size_t ScanGrid::size() const {
    std::size_t count = axes_.empty() ? 0 : 1;
    for (const auto& axis : axes_) count *= axis.values.size();
    return count;
}

double ScanGrid::value(std::size_t combination, std::size_t axis) const {
    std::size_t repeat = 1;
    for (std::size_t inner = axis + 1; inner < axes_.size(); ++inner) {
        repeat *= axes_[inner].values.size();
    }
    const auto& values = axes_[axis].values;
    return values[combination / repeat % values.size()];
}

std::vector<Stack> stacks_of(const Stack& description, const ScanGrid& grid) {
    std::vector<Stack> stacks;
    stacks.reserve(grid.size());
    for (std::size_t i = 0; i < grid.size(); ++i) {
        std::vector<InputOverride> overrides;
        for (std::size_t axis = 0; axis < grid.axes().size(); ++axis) {
            overrides.push_back(override_of(grid.axes()[axis], grid.value(i, axis)));
        }
        stacks.push_back(variant(description, overrides));
    }
    return stacks;
}

}  // namespace anchorite::stack
