#pragma once

#include <vector>

#include "anchorite/measurement/kinetics/transient_irf.hpp"
#include "anchorite/measurement/kinetics/transient_map.hpp"

namespace anchorite::measurement {

/// Where the signal of a wavelength begins.
struct TransientOnset {
    double wavelength_nm = 0;
    double delay_ps = 0;  ///< half way to the first extremum that stands out of the noise [ps]
    double rise_ps = 0;  ///< from 16 to 84 % of that extremum, twice σ of a Gaussian response [ps]
};

/// Half rises of wavelengths that show one: the extremum must exceed six times the scatter before
/// `before_ps`, and the largest before it must not. Values between delays are interpolated.
/// @throws InputError  fewer than three delays before `before_ps`
std::vector<TransientOnset> transient_onsets(const TransientMap& map, double before_ps);

/// A delay that is before the pump at every wavelength: where the r.m.s. over wavelengths first
/// exceeds thrice its level over the first tenth of the delays, less a fifth of the way there. Not
/// where that change is what was there first going away.
/// @throws InputError  fewer than five delays, or the signal is there from the first delay on
double before_the_pump(const TransientMap& map);

/// A Gaussian response through onsets: its centre by a polynomial of an order in (λ − λ0)/100 nm,
/// whose outliers are left out (Tukey's biweight), its width half the median rise.
/// @param reference_nm  λ0
/// @throws InputError  fewer onsets than order + 2
TransientIrf response_through(const std::vector<TransientOnset>& onsets, int order,
                              double reference_nm);

/// The map with every wavelength's delays counted from its centre of the response, resampled
/// linearly onto the map's own delays less the centre at λ0; NaN beyond what was measured. For
/// figures: fits take the chirp into the model, where nothing is interpolated.
TransientMap without_chirp(const TransientMap& map, const TransientIrf& irf);

}  // namespace anchorite::measurement
