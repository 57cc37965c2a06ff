#pragma once

#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/optics/material.hpp"
#include "anchorite/optics/transfer_matrix.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::optics {

/// Unpolarised light that falls on the device along its normal, from the side below.
struct OutsideLight {
    std::vector<double> wavelengths;  ///< [m]
    std::vector<Response> responses;  ///< one a wavelength
    std::string cut;                  ///< why the range is shorter than asked for; empty: it is not
};

/// Reflectance, transmittance and absorption over the [optics] outside range. Without limits in the
/// file the range ends where the first table does, and `cut` says so.
/// @throws InputError  limits in the file beyond a table; as optical_stack
OutsideLight outside_light(const stack::Stack& description, const MaterialLibrary& library);

}  // namespace anchorite::optics
