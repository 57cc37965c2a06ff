#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace anchorite {

/// What a long computation reports. `total` is 0 when it is not known.
struct ProgressEvent {
    std::string stage;
    std::size_t done = 0;
    std::size_t total = 0;
};

/// Called from numerics, which never print. Returning false asks the computation to stop,
/// which it does by throwing Cancelled.
using ProgressCallback = std::function<bool(const ProgressEvent&)>;

}  // namespace anchorite
