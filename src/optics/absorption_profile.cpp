#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "optics/thick_layers.hpp"

namespace anchorite::optics {
namespace {

/// Power that a film takes up per depth, Im(ε) k |E|², for one unit of power that arrives [1/m].
class FilmProfile {
public:
    FilmProfile(const Block::Pass& pass, std::size_t film, const ThickStack& thick,
                Polarization polarization)
        : permittivity_(pass.media.permittivity[film]),
          kz_(pass.waves.kz[film]),
          q_(pass.ladder.q[film]),
          thickness_(pass.media.thickness[film]),
          in_plane_(thick.in_plane),
          wavenumber_(thick.wavenumber),
          incident_(pass.ladder.q.front().real()),
          electric_(polarization == Polarization::s) {
        for (std::size_t j = 0; j < film; ++j) {
            forward_ *= pass.ladder.step[j] * pass.waves.phase[j];
        }
        // reflection at the film's far side, out of m = 1 + r phase² at its near side
        const Complex next_m = pass.ladder.m[film + 1], next_n = pass.ladder.n[film + 1];
        reflection_ = (q_ * next_m - next_n) / (q_ * next_m + next_n);
    }

    /// At a depth below the near side, in units of 1 / wavenumber.
    [[nodiscard]] double at(double depth) const {
        if (!(incident_ > 0)) return 0;
        const Complex ahead = forward_ * std::exp(Complex(0, depth) * kz_);
        const Complex back =
            forward_ * reflection_ * std::exp(Complex(0, 2 * thickness_ - depth) * kz_);
        double square = 0;
        if (electric_) {
            square = std::norm(ahead + back);
        } else {
            square = std::norm(q_ * (ahead - back)) +
                     std::norm(in_plane_ / permittivity_ * (ahead + back));
        }
        return permittivity_.imag() * wavenumber_ * square / incident_;
    }

private:
    Complex permittivity_, kz_, q_;
    double thickness_;
    Complex in_plane_;
    double wavenumber_, incident_;
    bool electric_;
    Complex forward_ = 1.0;
    Complex reflection_;
};

/// Depth from the side that the wave meets first.
double depth_along(double depth, double thickness, Side from) {
    return from == Side::bottom ? depth : thickness - depth;
}

std::vector<double> film_profile(const ThickStack& thick, const Block& block, std::size_t position,
                                 const PlaneWave& wave, std::span<const double> along) {
    const std::size_t film = position - block.first;
    const FilmProfile ahead(block.front, film, thick, wave.polarization);
    const FilmProfile back(block.back, block.last - position, thick, wave.polarization);
    const double thickness = block.front.media.thickness[film];
    std::vector<double> values;
    for (const double depth : along) {
        const double phase = thick.wavenumber * depth;
        values.push_back(block.forward * ahead.at(phase) +
                         block.backward * back.at(thickness - phase));
    }
    return values;
}

std::vector<double> thick_profile(const ThickStack& thick, std::size_t block, Complex permittivity,
                                  double thickness, std::span<const double> along) {
    const Complex kz = forward_root(permittivity - thick.in_plane * thick.in_plane);
    const double loss = 2 * kz.imag() * thick.wavenumber;
    const double starts = thick.blocks[block].leaving;
    const double returns = thick.blocks[block + 1].returning;
    std::vector<double> values;
    for (const double depth : along) {
        values.push_back(loss * (starts * std::exp(-loss * depth) +
                                 returns * std::exp(-loss * (thickness - depth))));
    }
    return values;
}

void check_depths(const OpticalStack& stack, std::size_t layer, std::span<const double> depths) {
    if (layer == 0 || layer + 1 >= stack.layers.size()) {
        throw InputError("a half-space has no depth; name a layer between the two");
    }
    for (const double depth : depths) {
        if (depth >= 0 && depth <= stack.layers[layer].thickness) continue;
        throw InputError(fmt::format("depth {} m is outside layer \"{}\", which is {} m thick",
                                     depth, stack.layers[layer].name,
                                     stack.layers[layer].thickness));
    }
}

}  // namespace

std::vector<double> absorption_profile(const OpticalStack& stack, std::size_t wavelength,
                                       const PlaneWave& wave, std::size_t layer,
                                       std::span<const double> depths) {
    const ThickStack thick = solve_thick_stack(stack, wavelength, wave);
    check_depths(stack, layer, depths);
    const double thickness = stack.layers[layer].thickness;
    std::vector<double> along;
    for (const double depth : depths) along.push_back(depth_along(depth, thickness, wave.from));
    std::size_t position = 0;
    while (thick.layer[position] != layer) ++position;
    std::size_t b = 0;
    while (thick.blocks[b].last < position) ++b;
    if (thick.blocks[b].last > position) {
        return film_profile(thick, thick.blocks[b], position, wave, along);
    }
    const Complex index = stack.layers[layer].index[wavelength];
    return thick_profile(thick, b, index * index, thickness, along);
}

}  // namespace anchorite::optics
