#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/optics/transfer_matrix.hpp"
#include "optics/wave_ladder.hpp"

namespace anchorite::optics {

/// Films between two media in which only intensities count, as fractions of the power that arrives
/// from the front (along the wave's way) or from the back.
struct Block {
    struct Pass {
        double reflectance = 0;
        double transmittance = 0;
        double entering = 0;           ///< 1 - reflectance, and an interference term in lossy media
        std::vector<double> absorbed;  ///< one a film, in the order in which the wave meets them
        Media media;
        Waves waves;
        Ladder ladder;
    };
    std::size_t first = 0;  ///< position, in the wave's order, of the medium in front
    std::size_t last = 0;   ///< and of the medium behind
    Pass front;
    Pass back;
    double forward = 0;    ///< power that arrives from the front, all round trips together
    double backward = 0;   ///< and from the back
    double leaving = 0;    ///< power that goes on behind the block
    double returning = 0;  ///< power that goes back in front of it
};

/// A stack in the wave's order, cut at its thick layers, with the powers of all round trips.
struct ThickStack {
    std::vector<std::size_t> layer;  ///< of the stack, in the wave's order
    std::vector<Block> blocks;
    std::vector<double> attenuation;  ///< of one pass, one a medium in front of a block
    Complex in_plane;                 ///< n sin θ
    double wavenumber = 0;            ///< in vacuum [1/m]
};

/// @throws InputError  `wavelength` is no index of the stack's list
ThickStack solve_thick_stack(const OpticalStack& stack, std::size_t wavelength,
                             const PlaneWave& wave);

/// Response of the films between two media for power from the front.
Block::Pass pass_through(Media media, Complex in_plane_squared, Polarization polarization);

}  // namespace anchorite::optics
