#include "optics/dipole_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace anchorite::optics {
namespace {

/// The stack's numbers in the emitter's units.
struct Scale {
    const OpticalStack& stack;
    std::size_t wavelength;
    std::size_t emitter;
    double index;       ///< of the emitter
    double wavenumber;  ///< in the emitter [1/m]

    [[nodiscard]] Complex relative(std::size_t layer) const {
        return stack.layers[layer].index[wavelength] / index;
    }
    [[nodiscard]] double thickness(std::size_t layer) const {
        return stack.layers[layer].thickness * wavenumber;
    }
    [[nodiscard]] bool is_window(std::size_t layer) const {
        if (layer == emitter) return true;  // its k is left out
        const Complex value = relative(layer);
        return value.imag() < window_loss * value.real();
    }
    [[nodiscard]] bool ends_films(std::size_t layer) const {
        return layer == 0 || layer + 1 == stack.layers.size() || !stack.layers[layer].coherent;
    }
    /// Permittivity of a film, or of a medium outside, where the k of a window is left out.
    [[nodiscard]] Complex permittivity(std::size_t layer) const {
        if (layer == emitter) return 1.0;
        const Complex value = relative(layer);
        const bool ray = ends_films(layer) && is_window(layer);
        return ray ? value.real() * value.real() : value * value;
    }
};

/// One thick layer and the films behind it; `layer` moves on to the next medium outwards.
Outside::Thick thick_layer(const Scale& scale, std::size_t& layer, int step) {
    Outside::Thick thick;
    thick.layer = layer;
    thick.index = scale.relative(layer).real();
    thick.loss = 2 * scale.relative(layer).imag() * scale.thickness(layer);
    std::vector<std::size_t> media{layer};
    do {
        layer = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(layer) + step);
        media.push_back(layer);
    } while (!scale.ends_films(layer));
    for (const std::size_t j : media) thick.films.add(scale.permittivity(j), scale.thickness(j));
    std::ranges::reverse(media);
    for (const std::size_t j : media) {
        thick.films_back.add(scale.permittivity(j), scale.thickness(j));
    }
    std::ranges::reverse(media);
    thick.film_layers.assign(media.begin() + 1, media.end() - 1);
    return thick;
}

Outside outside(const Scale& scale, std::size_t layer, int step) {
    Outside outside;
    outside.layer = layer;
    outside.window = scale.is_window(layer);
    outside.index = outside.window ? scale.relative(layer).real() : 0.0;
    const std::size_t last = scale.stack.layers.size() - 1;
    while (layer != 0 && layer != last && scale.is_window(layer)) {
        outside.thick.push_back(thick_layer(scale, layer, step));
    }
    outside.end_layer = layer;
    outside.end_window = scale.is_window(layer);
    outside.end_index = outside.end_window ? scale.relative(layer).real() : 0.0;
    return outside;
}

/// Media from the emitter outwards; an emitter that is a half-space continues as itself.
Media media_outwards(const Scale& scale, std::size_t emitter, int step,
                     std::vector<std::size_t>& layers) {
    Media media;
    const std::size_t last = scale.stack.layers.size() - 1;
    const bool half_space = emitter == 0 || emitter == last;
    media.add(1.0, half_space ? 0.0 : scale.thickness(emitter));
    layers = {emitter};
    if ((step < 0 && emitter == 0) || (step > 0 && emitter == last)) {
        media.add(1.0, 0);
        layers.push_back(emitter);
        return media;
    }
    std::size_t layer = emitter;
    do {
        layer = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(layer) + step);
        media.add(scale.permittivity(layer), scale.thickness(layer));
        layers.push_back(layer);
    } while (!scale.ends_films(layer));
    return media;
}

Media joined(const Media& first, const Media& second) {
    Media all;
    for (std::size_t j = first.size(); j-- > 0;) {
        all.add(first.permittivity[j], first.thickness[j]);
    }
    for (std::size_t j = 1; j < second.size(); ++j) {
        all.add(second.permittivity[j], second.thickness[j]);
    }
    return all;
}

void set_distances(DipoleGeometry& geometry, const Scale& scale, const Emitter& emitter) {
    const bool bottom = emitter.layer == 0;
    const bool top = emitter.layer + 1 == geometry.layers;
    geometry.thickness = bottom || top ? 0 : scale.thickness(emitter.layer);
    geometry.nearest = std::numeric_limits<double>::infinity();
    for (const double position : emitter.positions) {
        const double distance = position * scale.wavenumber;
        // A half-space has one boundary; nothing reflects on its other side.
        geometry.to_bottom.push_back(bottom ? 0 : distance);
        geometry.to_top.push_back(top ? 0 : bottom ? distance : geometry.thickness - distance);
        if (!bottom) geometry.nearest = std::min(geometry.nearest, distance);
        if (!top) geometry.nearest = std::min(geometry.nearest, geometry.to_top.back());
    }
}

void set_even_step(DipoleGeometry& geometry) {
    const auto& places = geometry.to_bottom;
    if (places.size() < 3 || geometry.thickness == 0) return;
    const double step = (places.back() - places.front()) / static_cast<double>(places.size() - 1);
    for (std::size_t d = 0; d < places.size(); ++d) {
        const double even = places.front() + static_cast<double>(d) * step;
        if (std::abs(places[d] - even) > 1e-13 * geometry.thickness) return;
    }
    geometry.even_step = std::max(step, 0.0);
}

void set_range(DipoleGeometry& geometry) {
    for (const Media* media : {&geometry.below, &geometry.above}) {
        for (const Complex value : media->permittivity) {
            if (value.real() > 0) {
                geometry.largest_index = std::max(geometry.largest_index, std::sqrt(value).real());
            } else if (value.imag() < 0.01 * std::abs(value.real())) {
                geometry.lossless_metal = true;
            }
        }
    }
}

}  // namespace

DipoleGeometry dipole_geometry(const OpticalStack& stack, const Emitter& emitter,
                               std::size_t wavelength) {
    const Complex index = stack.layers[emitter.layer].index[wavelength];
    const Scale scale{stack, wavelength, emitter.layer, index.real(),
                      2 * std::numbers::pi * index.real() / stack.wavelengths[wavelength]};
    DipoleGeometry geometry;
    geometry.layers = stack.layers.size();
    geometry.emitter = emitter.layer;
    geometry.lossy = std::pow(index / index.real(), 2);
    geometry.below = media_outwards(scale, emitter.layer, -1, geometry.below_layer);
    geometry.above = media_outwards(scale, emitter.layer, 1, geometry.above_layer);
    geometry.bottom = outside(scale, geometry.below_layer.back(), -1);
    geometry.top = outside(scale, geometry.above_layer.back(), 1);
    geometry.upwards = joined(geometry.below, geometry.above);
    geometry.downwards = joined(geometry.above, geometry.below);
    set_distances(geometry, scale, emitter);
    set_even_step(geometry);
    set_range(geometry);
    return geometry;
}

}  // namespace anchorite::optics
