#include "anchorite/optics/optical_stack.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {
namespace {

void check_wavelengths(const std::vector<double>& wavelengths) {
    if (wavelengths.empty()) throw InputError("a stack needs at least one wavelength");
    double last = 0;
    for (const double wavelength : wavelengths) {
        if (!std::isfinite(wavelength) || wavelength <= last) {
            throw InputError("wavelengths must be positive and ascending");
        }
        last = wavelength;
    }
}

void check_index(const OpticalLayer& layer, std::size_t wavelengths) {
    if (layer.index.size() != wavelengths) {
        throw InputError(fmt::format("layer \"{}\" has {} refractive indices for {} wavelengths",
                                     layer.name, layer.index.size(), wavelengths));
    }
    for (const auto& index : layer.index) {
        const double n = index.real();
        const double k = index.imag();
        if (std::isfinite(n) && std::isfinite(k) && n >= 0 && k >= 0 && n + k > 0) continue;
        throw InputError(
            fmt::format("layer \"{}\" has n = {} and k = {}; neither may be negative "
                        "and one must be positive",
                        layer.name, n, k));
    }
}

}  // namespace

void OpticalStack::validate() const {
    check_wavelengths(wavelengths);
    if (layers.size() < 2) {
        throw InputError("a stack needs the half-spaces below and above it");
    }
    for (const OpticalLayer& layer : layers) {
        const bool half_space = &layer == &layers.front() || &layer == &layers.back();
        if (!half_space && !(layer.thickness > 0 && std::isfinite(layer.thickness))) {
            throw InputError(
                fmt::format("layer \"{}\" has a thickness of {} m; give a positive one", layer.name,
                            layer.thickness));
        }
        check_index(layer, wavelengths.size());
    }
}

}  // namespace anchorite::optics
