#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/device/device.hpp"
#include "anchorite/device/sweep.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::device {

/// What a stack file says of charges, in numbers.
struct StackDevice {
    Device device;
    std::vector<std::size_t> stack_layer;  ///< the stack's layer behind each of the device's
    std::vector<double> voltages;          ///< of the sweep [V]
    SweepOptions options;
};

/// The layers with a table [layer.electronic], from below to above, between the contacts.
/// @throws InputError  at the line at fault: no such layer, one without the table between two that
///                     have it, an interface or ions whose layers are unknown or no neighbours, the
///                     same interface twice, ions of one kind that overlap, no contact, a work
///                     function outside the gap of its layer, more than 100,000 grid points, or
///                     what Device::validate refuses
StackDevice device_of(const stack::Stack& description);

/// Most nodes a grid may begin with.
inline constexpr double most_grid_points = 1e5;

}  // namespace anchorite::device
