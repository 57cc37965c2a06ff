#pragma once

#include "anchorite/measurement/light/spectrum_figures.hpp"

namespace anchorite::measurement {

/// Adds the peaks of the spectra that were taken apart: numbers and figures of the first, a table
/// of all, and what speaks against them.
void describe_sums(const SpectrumResult& result, Analysis& analysis);

}  // namespace anchorite::measurement
