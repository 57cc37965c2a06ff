#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/device/device.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::device {

/// A layer of the stack that has a table [layer.electronic].
/// @throws InputError  at its line: a trap outside the gap
Layer layer_of(const stack::Layer& input);

/// The interfaces between the device's layers; `stack_layer` names the stack's layer of each.
/// @throws InputError  at its line: an unknown layer, no neighbours, listed twice, a trap outside
///                     the gap
std::vector<Interface> interfaces_of(const stack::Stack& description,
                                     const std::vector<std::size_t>& stack_layer,
                                     const std::vector<Layer>& layers);

/// The ions. @throws InputError  at its line: an unknown layer, no neighbours, overlapping ranges,
///                              fewer sites than ions
std::vector<Ion> ions_of(const stack::Stack& description,
                         const std::vector<std::size_t>& stack_layer);

}  // namespace anchorite::device
