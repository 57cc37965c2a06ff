#pragma once

#include <optional>

#include "anchorite/measurement/record.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::measurement {

/// A Gaussian spectrum in watts of the given peak and width, what is missing taken from [light];
/// none: the record does not say it either.
std::optional<optics::Spectrum> light_of(const Record& record, const std::optional<double>& peak,
                                         const std::optional<double>& fwhm);

}  // namespace anchorite::measurement
