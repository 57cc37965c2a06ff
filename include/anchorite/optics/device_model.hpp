#pragma once

#include <vector>

#include "anchorite/optics/emission.hpp"
#include "anchorite/optics/material.hpp"
#include "anchorite/optics/optical_stack.hpp"
#include "anchorite/optics/spectrum.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::optics {

/// A stack file in numbers: what emission is computed from. Layer i of the file is layer i + 1 of
/// `stack`, whose first and last are the media around it.
struct DeviceModel {
    OpticalStack stack;
    Emitter emitter;
    Spectrum intrinsic;         ///< the emitter's own, photons, on its own grid
    double yield = 1;           ///< PLQY in a homogeneous medium
    double charge_balance = 1;  ///< excitons per electron
    stack::Reabsorption reabsorption = stack::Reabsorption::ignore;
};

/// n + ik of every layer and both media at some wavelengths [m].
/// @throws InputError  at the layer's line: an unknown material, a wavelength outside its table, an
///                     absorbing ambient medium, a thick layer with a film on either side
OpticalStack optical_stack(const stack::Stack& description, const MaterialLibrary& library,
                           const std::vector<double>& wavelengths);

/// Wavelengths of the emission that a stack file asks for [m].
/// @throws InputError  a range the spectrum does not reach
std::vector<double> emission_wavelengths(const stack::Stack& description,
                                         const Spectrum& intrinsic);

/// The emitter's own spectrum in photons, from its file or as a Gaussian.
/// @throws InputError  a file that is missing or wrong
Spectrum intrinsic_spectrum(const stack::Stack& description);

/// The whole model.
/// @throws InputError  at the line at fault: as above; no emitter; an emitter in a metal (n < k) or
///                     in a thick layer
DeviceModel device_model(const stack::Stack& description, const MaterialLibrary& library);

/// Positions above the lower face [m] and their shares for a layer of that thickness.
struct EmissionPoints {
    std::vector<double> positions;
    std::vector<double> weights;
};

/// Midpoints of equal slices, weighted by the profile; a sheet is one point, a listed profile is
/// taken as it is.
EmissionPoints emission_points(const stack::EmissionProfile& profile, double thickness);

}  // namespace anchorite::optics
