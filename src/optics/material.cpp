#include "anchorite/optics/material.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/mixing.hpp"

namespace anchorite::optics {
namespace {

std::complex<double> constants_at(const OpticalConstants& constants, double wavelength) {
    return {value_at(constants.n, wavelength),
            constants.k ? value_at(*constants.k, wavelength) : 0.0};
}

std::complex<double> mixture_at(const Mixture& mixture, double wavelength) {
    const auto inclusion = index_at(mixture.parts[0], wavelength);
    const auto host = index_at(mixture.parts[1], wavelength);
    return mixture.rule == stack::MixingRule::bruggeman
               ? bruggeman(inclusion, host, mixture.fraction)
               : maxwell_garnett(inclusion, host, mixture.fraction);
}

/// n over the whole table, k over that part of it where it counts.
WavelengthRange needed_range(const Material& material, const OpticalConstants& constants) {
    const WavelengthRange n = range_of(constants.n);
    if (!constants.k) return n;
    WavelengthRange k = range_of(*constants.k);
    if (material.transparent_beyond && k.to >= *material.transparent_beyond) k.to = n.to;
    return overlap(n, k);
}

}  // namespace

WavelengthRange range_of(const Material& material) {
    if (const auto* mixture = std::get_if<Mixture>(&material.constants)) {
        return overlap(range_of(mixture->parts[0]), range_of(mixture->parts[1]));
    }
    return needed_range(material, std::get<OpticalConstants>(material.constants));
}

std::complex<double> index_at(const Material& material, double wavelength) {
    if (const auto* mixture = std::get_if<Mixture>(&material.constants)) {
        return mixture_at(*mixture, wavelength);
    }
    const WavelengthRange range = range_of(material);
    if (!range.holds(wavelength) && material.beyond_table == stack::BeyondTable::refuse) {
        throw InputError(
            {material.file, 0, 0, {}},
            fmt::format("material \"{}\" is known from {:.6g} to {:.6g} nm, not at {:.6g} nm",
                        material.name, range.from * 1e9, range.to * 1e9, wavelength * 1e9),
            "take another table or range, or say beyond_table = \"hold\" in a [[material]]");
    }
    std::complex<double> index =
        constants_at(std::get<OpticalConstants>(material.constants), wavelength);
    if (material.transparent_beyond && wavelength > *material.transparent_beyond) {
        index.imag(0);
    }
    if (!std::isfinite(index.real())) {
        throw InputError({material.file, 0, 0, {}},
                         fmt::format("material \"{}\": its formula has no n at {:.6g} nm",
                                     material.name, wavelength * 1e9));
    }
    return index;
}

bool has_extinction(const Material& material) {
    if (const auto* mixture = std::get_if<Mixture>(&material.constants)) {
        return has_extinction(mixture->parts[0]) || has_extinction(mixture->parts[1]);
    }
    return std::get<OpticalConstants>(material.constants).k.has_value();
}

}  // namespace anchorite::optics
