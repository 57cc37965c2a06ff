#pragma once

#include <cstddef>
#include <vector>

#include "optics/wave_ladder.hpp"

namespace anchorite::optics {

/// What lies beyond the films on one side of an emitter: the half-space itself, or thick layers
/// with films between them. Indices are relative to the emitter's, lengths times its wavenumber.
struct Outside {
    struct Thick {
        std::size_t layer = 0;
        double index = 0;
        double loss = 0;  ///< attenuation of one pass is exp(-loss / cos θ)
        Media films;      ///< from this layer to the next medium outwards, both included
        Media films_back;
        std::vector<std::size_t> film_layers;
    };
    std::size_t layer = 0;     ///< of the stack: the first medium outside
    bool window = false;       ///< transparent; else it swallows what enters
    double index = 0;          ///< of the first medium, where it is a window
    std::vector<Thick> thick;  ///< from the films outwards; empty: the half-space comes at once
    std::size_t end_layer = 0;
    bool end_window = false;
    double end_index = 0;

    /// Whether a wave that propagates in the first medium can go anywhere but back.
    [[nodiscard]] bool open(double u) const {
        return thick.empty() ? window && u < index : !end_window || u < end_index;
    }
};

/// Shares of the power that enters the first medium outside.
struct OutsideShares {
    double leaves = 0;             ///< into the half-space
    double returns = 0;            ///< back to the films
    std::vector<double> absorbed;  ///< one a layer of the stack
};

/// Adds up all round trips beyond the films for waves of in-plane wavenumber `u` times the
/// emitter's.
void respond_outside(const Outside& outside, double u, Polarization polarization,
                     OutsideShares& shares);

}  // namespace anchorite::optics
