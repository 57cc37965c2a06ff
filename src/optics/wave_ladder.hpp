#pragma once

#include <cmath>
#include <complex>
#include <cstddef>
#include <vector>

#include "anchorite/optics/transfer_matrix.hpp"

namespace anchorite::optics {

using Complex = std::complex<double>;

/// Media in the order in which a wave meets them; the first and the last are half-spaces.
struct Media {
    std::vector<Complex> permittivity;  ///< n², relative to any common value
    std::vector<Complex> inverse;       ///< 1 / permittivity
    std::vector<double> thickness;      ///< times the wavenumber that the kz are relative to
    [[nodiscard]] std::size_t size() const { return permittivity.size(); }
    void add(Complex value, double phase_thickness) {
        permittivity.push_back(value);
        inverse.push_back(1.0 / value);
        thickness.push_back(phase_thickness);
    }
};

/// Root that decays, or moves forward, along the wave's way (exp(-iωt)): Re + Im > 0.
inline Complex forward_root(Complex square) {
    const double real = square.real(), imaginary = square.imag();
    if (imaginary == 0) {
        return real >= 0 ? Complex(std::sqrt(real), 0) : Complex(0, std::sqrt(-real));
    }
    // The larger part first, so that neither loses digits.
    const double size = std::sqrt(real * real + imaginary * imaginary);
    const double large = std::sqrt((size + std::abs(real)) / 2);
    const double small = std::abs(imaginary) / (2 * large);
    if (real < 0) return {imaginary > 0 ? small : -small, large};
    return {large, imaginary > 0 ? small : -small};
}

/// exp(i kz d).
inline Complex propagation(Complex kz, double distance) {
    const double size = kz.imag() == 0 ? 1 : std::exp(-kz.imag() * distance);
    if (kz.real() == 0) return {size, 0};
    const double angle = kz.real() * distance;
    return {size * std::cos(angle), size * std::sin(angle)};
}

/// What does not depend on polarization: kz of every medium and exp(i kz d) of every film.
struct Waves {
    std::vector<Complex> kz;
    std::vector<Complex> phase;
    std::vector<Complex> there_and_back;  ///< phase²
};

/// Fills `waves` for a squared in-plane wavenumber relative to the unit of `media`.
void set_waves(const Media& media, Complex in_plane_squared, Waves& waves);

/// The waves of one polarization, seen from the first medium. The field F is E for s and H for p,
/// both along the layers, so that mirrors reflect -1 and +1. At the near side of medium j a wave
/// of amplitude 1 makes F = m[j] and the flux Re(n[j] conj(m[j])); step[j] takes the amplitude at
/// the far side of j to the near side of j + 1. Only decaying exponentials occur, so nothing
/// overflows however opaque a film is (scattering form; cf. Ko and Inkson, Phys. Rev. B 38 (1988)
/// 9945).
struct Ladder {
    std::vector<Complex> q;  ///< kz for s, kz / permittivity for p
    std::vector<Complex> step;
    std::vector<Complex> m;
    std::vector<Complex> n;
    Complex reflection;  ///< of everything behind the first medium
};

void climb(const Media& media, const Waves& waves, Polarization polarization, Ladder& ladder);

/// Both polarizations side by side, which takes little longer than one.
void climb_both(const Media& media, const Waves& waves, Ladder& s, Ladder& p);

/// Flux at the near side of every medium but the first, and last of all that into the last, for an
/// amplitude 1 that arrives in the first medium: shape media.size() - 1.
void fluxes(const Waves& waves, const Ladder& ladder, std::vector<double>& flux);

}  // namespace anchorite::optics
