#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "anchorite/optics/optical_stack.hpp"

namespace anchorite::optics {

/// s: electric field along the layers; p: magnetic field along the layers.
enum class Polarization { s, p };

/// Which half-space of a stack: the one below the first layer or the one above the last.
enum class Side { bottom, top };

/// A plane wave that meets a stack. A complex angle is an evanescent or damped wave.
struct PlaneWave {
    std::complex<double> angle = 0;  ///< from the normal, in the half-space it comes from [rad]
    Polarization polarization = Polarization::s;
    Side from = Side::bottom;
};

/// Where the power of a wave goes, as fractions of what arrives. They add up to 1 if the half-space
/// it comes from is lossless (in a lossy one, incident and reflected wave interfere).
struct Response {
    double reflectance = 0;
    double transmittance = 0;
    std::vector<double> absorbed;  ///< one a layer of the stack, 0 for the half-spaces
};

/// Amplitudes of the electric field: r at the first interface, t at the last. p has the sign in
/// which r_p = -r_s at normal incidence (as in Byrnes, arXiv:1603.02720, section 2).
struct Amplitudes {
    std::complex<double> reflected;
    std::complex<double> transmitted;
};

/// Response at one wavelength. Films between thick (incoherent) layers are treated as waves, thick
/// layers by adding intensities of all round trips, with the reflectance of everything behind
/// (Byrnes, arXiv:1603.02720, section 6; Harbecke, Appl. Phys. B 39 (1986) 165).
/// @throws InputError  as OpticalStack::validate; `wavelength` is no index of its list
Response respond(const OpticalStack& stack, std::size_t wavelength, const PlaneWave& wave);

/// Mean of s and p: unpolarised light.
/// @throws InputError  as respond
Response respond_unpolarised(const OpticalStack& stack, std::size_t wavelength,
                             std::complex<double> angle = 0, Side from = Side::bottom);

/// Complex amplitudes of a stack without thick layers.
/// @throws InputError  as respond; the stack has a thick layer
Amplitudes amplitudes(const OpticalStack& stack, std::size_t wavelength, const PlaneWave& wave);

/// Absorbed power per depth in one layer, as a fraction of what arrives [1/m], at `depths` above
/// the layer's lower boundary [m]; its integral is Response::absorbed. Also inside thick layers
/// (where the interference at the faces, of the order of k / n, is left out) and in films that
/// light reaches from both sides of one.
/// @throws InputError  as respond; `layer` is a half-space; a depth is outside the layer
std::vector<double> absorption_profile(const OpticalStack& stack, std::size_t wavelength,
                                       const PlaneWave& wave, std::size_t layer,
                                       std::span<const double> depths);

}  // namespace anchorite::optics
