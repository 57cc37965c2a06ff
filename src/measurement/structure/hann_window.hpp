#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace anchorite::measurement {

/// Periodic Hann window centred at half its length.
inline std::vector<double> hann_window(std::size_t length) {
    std::vector<double> out(length);
    for (std::size_t i = 0; i < length; ++i) {
        const double phase = 2 * std::numbers::pi * static_cast<double>(i);
        out[i] = 0.5 - 0.5 * std::cos(phase / static_cast<double>(length));
    }
    return out;
}

}  // namespace anchorite::measurement
