#pragma once

#include <string>
#include <vector>

#include "anchorite/photophysics/passivation.hpp"
#include "anchorite/study/prediction.hpp"

namespace anchorite::study {

/// What the stage knows of a molecule.
struct YieldSample {
    photophysics::PassivationTerms terms;                   ///< at the study's lattice constant
    std::vector<photophysics::PassivationTerms> elsewhere;  ///< at the others of the band
    Measured measured;
    bool calibrates = true;
};

/// What the stage works on.
struct YieldInput {
    std::string control_name;
    Measured control;
    std::vector<YieldSample> samples;
};

/// Fits the passivation model (DESIGN 4.3) to the yields of the control and of the samples that
/// calibrate, the line of EQE against ln(k_r/k_nr) and the law T50 ∝ k_r/k_nr to their devices, and
/// predicts every sample with all of them and with none of its own values. Intervals hold the
/// calibration's error, the scatter of devices and the lattice constants of the band.
/// @throws InputError  no yield of the control, or as photophysics::fit_passivation
YieldStage predict_yields(const YieldInput& input);

}  // namespace anchorite::study
