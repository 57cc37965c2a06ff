#include "optics/thick_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {
namespace {

Media media_between(const OpticalStack& stack, std::size_t wavelength,
                    std::span<const std::size_t> layers, double wavenumber) {
    Media media;
    for (const std::size_t layer : layers) {
        const Complex index = stack.layers[layer].index[wavelength];
        media.add(index * index, wavenumber * stack.layers[layer].thickness);
    }
    return media;
}

Media reversed(const Media& media) {
    Media other;
    for (std::size_t j = media.size(); j-- > 0;) {
        other.add(media.permittivity[j], media.thickness[j]);
    }
    return other;
}

double single_pass(const OpticalStack& stack, std::size_t wavelength, std::size_t layer,
                   const ThickStack& thick) {
    const Complex index = stack.layers[layer].index[wavelength];
    const Complex kz = forward_root(index * index - thick.in_plane * thick.in_plane);
    return std::exp(-2 * kz.imag() * thick.wavenumber * stack.layers[layer].thickness);
}

/// Adds up the round trips: first what each block and all behind it reflect, from the last block
/// to the first, then the powers in the other direction.
void add_round_trips(ThickStack& thick) {
    auto& blocks = thick.blocks;
    const std::size_t count = blocks.size();
    std::vector<double> behind(count, 0.0);  // share of what leaves a block that comes back to it
    double reflected = blocks.back().front.reflectance;
    for (std::size_t b = count - 1; b-- > 0;) {
        const Block& block = blocks[b];
        behind[b] = std::pow(thick.attenuation[b + 1], 2) * reflected;
        reflected = block.front.reflectance + block.back.transmittance * behind[b] *
                                                  block.front.transmittance /
                                                  (1 - block.back.reflectance * behind[b]);
    }
    double arriving = 1;
    for (std::size_t b = 0; b < count; ++b) {
        Block& block = blocks[b];
        block.forward = arriving;
        block.leaving =
            block.front.transmittance * arriving / (1 - block.back.reflectance * behind[b]);
        block.backward = behind[b] * block.leaving;
        block.returning =
            block.front.reflectance * block.forward + block.back.transmittance * block.backward;
        if (b + 1 < count) arriving = block.leaving * thick.attenuation[b + 1];
    }
}

}  // namespace

Block::Pass pass_through(Media media, Complex in_plane_squared, Polarization polarization) {
    Block::Pass pass;
    pass.media = std::move(media);
    set_waves(pass.media, in_plane_squared, pass.waves);
    climb(pass.media, pass.waves, polarization, pass.ladder);
    pass.absorbed.assign(pass.media.size() - 2, 0.0);
    const double incident = pass.ladder.q.front().real();
    pass.reflectance = std::norm(pass.ladder.reflection);
    if (!(incident > 0)) return pass;  // evanescent in front: no power arrives
    std::vector<double> flux;
    fluxes(pass.waves, pass.ladder, flux);
    for (std::size_t j = 0; j + 1 < flux.size(); ++j) {
        pass.absorbed[j] = (flux[j] - flux[j + 1]) / incident;
    }
    pass.transmittance = flux.back() / incident;
    pass.entering = flux.front() / incident;
    return pass;
}

ThickStack solve_thick_stack(const OpticalStack& stack, std::size_t wavelength,
                             const PlaneWave& wave) {
    stack.validate();
    if (wavelength >= stack.wavelengths.size()) {
        throw InputError(fmt::format("wavelength {} of {} was asked for", wavelength + 1,
                                     stack.wavelengths.size()));
    }
    ThickStack thick;
    for (std::size_t j = 0; j < stack.layers.size(); ++j) thick.layer.push_back(j);
    if (wave.from == Side::top) std::ranges::reverse(thick.layer);
    thick.wavenumber = 2 * std::numbers::pi / stack.wavelengths[wavelength];
    thick.in_plane = stack.layers[thick.layer.front()].index[wavelength] * std::sin(wave.angle);
    const Complex squared = thick.in_plane * thick.in_plane;
    std::size_t first = 0;
    for (std::size_t j = 1; j < thick.layer.size(); ++j) {
        const bool last = j + 1 == thick.layer.size();
        if (!last && stack.layers[thick.layer[j]].coherent) continue;
        const std::span<const std::size_t> layers(&thick.layer[first], j - first + 1);
        const Media media = media_between(stack, wavelength, layers, thick.wavenumber);
        Block block{.first = first, .last = j, .front = {}, .back = {}};
        block.back = pass_through(reversed(media), squared, wave.polarization);
        block.front = pass_through(media, squared, wave.polarization);
        thick.attenuation.push_back(
            first == 0 ? 1.0 : single_pass(stack, wavelength, thick.layer[first], thick));
        thick.blocks.push_back(std::move(block));
        first = j;
    }
    add_round_trips(thick);
    return thick;
}

}  // namespace anchorite::optics
