#pragma once

#include "anchorite/measurement/light/led.hpp"

namespace anchorite::measurement {

/// What the spectra of an LED's biases say: a table and a figure, nothing where there is one
/// spectrum for all.
void describe_spectra(const LedResult& result, Analysis& analysis);

/// "one for all biases" or how many there are and where from.
std::string spectra_text(const LedLight& light);

}  // namespace anchorite::measurement
