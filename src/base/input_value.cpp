#include "anchorite/base/input_value.hpp"

namespace anchorite {

const InputValue* InputTable::find(std::string_view key) const {
    for (const InputEntry& entry : entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

}  // namespace anchorite
