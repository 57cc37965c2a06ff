#pragma once

#include "anchorite/stack/stack.hpp"

namespace anchorite::study {

/// The layer with the role emitter, the dots. @throws InputError  no layer has it
stack::Layer& emitting_layer(stack::Stack& description);

/// Its table [layer.electronic]. @throws InputError  it has none
stack::Electronic& emitting_electronic(stack::Stack& description);

}  // namespace anchorite::study
