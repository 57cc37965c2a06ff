#pragma once

#include "anchorite/optics/device_model.hpp"
#include "anchorite/optics/emission.hpp"

namespace anchorite::optics {

/// The options with what the model says of reabsorption: all that is computed of one model must
/// agree on it.
inline EmissionOptions options_of(const DeviceModel& model, EmissionOptions options) {
    options.reabsorption = model.reabsorption != stack::Reabsorption::ignore;
    return options;
}

}  // namespace anchorite::optics
