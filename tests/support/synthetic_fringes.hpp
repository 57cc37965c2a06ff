#pragma once

#include <cmath>
#include <random>

#include "anchorite/measurement/structure/image_map.hpp"

namespace anchorite::test {

/// A wave of an image that is made up.
struct WaveTruth {
    double spacing = 6;     ///< [Å]
    double direction = 20;  ///< of the normal against x [°]
    double amplitude = 10;
    double phase = 1;
};

/// Waves on a constant with Gaussian noise.
inline measurement::ImageMap synthetic_image(const std::vector<WaveTruth>& waves, double noise,
                                             std::mt19937_64& engine, std::size_t side = 200) {
    measurement::ImageMap out{"synthetic", side, side, 0.5, 0.5, "Å", "counts", {}};
    std::normal_distribution<double> normal(0, 1);
    for (std::size_t r = 0; r < side; ++r) {
        for (std::size_t c = 0; c < side; ++c) {
            double value = 100 + noise * normal(engine);
            for (const WaveTruth& wave : waves) {
                const double turn = wave.direction * M_PI / 180;
                const double x = 0.5 * static_cast<double>(c), y = 0.5 * static_cast<double>(r);
                const double along = x * std::cos(turn) + y * std::sin(turn);
                value += wave.amplitude * std::cos(2 * M_PI * along / wave.spacing + wave.phase);
            }
            out.values.push_back(value);
        }
    }
    return out;
}

}  // namespace anchorite::test
