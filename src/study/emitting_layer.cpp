#include "study/emitting_layer.hpp"

#include <algorithm>

namespace anchorite::study {

stack::Layer& emitting_layer(stack::Stack& description) {
    const auto emits = [](const auto& layer) { return has_role(layer, stack::Role::emitter); };
    const auto layer = std::ranges::find_if(description.layers, emits);
    if (layer == description.layers.end()) {
        throw InputError({description.path.string(), 0, 0, {}}, "no layer has the role emitter",
                         "give it to the layer of the dots: roles = [\"emitter\"]");
    }
    return *layer;
}

stack::Electronic& emitting_electronic(stack::Stack& description) {
    stack::Layer& layer = emitting_layer(description);
    if (!layer.electronic) {
        throw InputError(layer.name.where,
                         "the emitter \"" + layer.name.value + "\" has no [layer.electronic]");
    }
    return layer.electronic->value;
}

}  // namespace anchorite::study
