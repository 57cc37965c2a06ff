#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/kinetics/transient_chirp.hpp"
#include "anchorite/measurement/kinetics/transient_fit.hpp"
#include "anchorite/measurement/kinetics/transient_slice.hpp"
#include "anchorite/measurement/kinetics/transient_svd.hpp"

namespace anchorite::measurement {

/// What is asked of a map of transient absorption.
struct TransientOptions {
    TransientModelKind kind = TransientModelKind::parallel;
    std::optional<TransientModel> target = {};    ///< where kind is target
    int components = 0;                           ///< that decay; 0: as many as the map shows
    std::vector<double> lifetimes_ps = {};        ///< starts; empty: found
    bool constant = false;                        ///< adds a component that stays
    bool response = true;                         ///< false: instantaneous, at t0 or delay 0
    std::optional<double> response_fwhm_ps = {};  ///< start; none: from the rise
    bool hold_response = false;                   ///< the width keeps its start
    std::optional<double> t0_ps = {};             ///< start of the centre; none: from the onsets
    int chirp_order = 2;
    int artefact_terms = 0;
    bool weight_by_noise = false;
    std::optional<double> before_ps = {};  ///< delays below it are background; none: found
    std::vector<EnergyBand> kinetics = {};
    std::optional<double> normalise_ps = {};  ///< after t0
    std::vector<double> spectra_ps = {};      ///< after t0
    bool profile = true;
    ProgressCallback progress = {};
    void validate() const;  ///< @throws InputError
};

/// What a map gives.
struct TransientResult {
    TransientOptions options;
    TransientMap map;                 ///< less its background
    std::optional<double> before_ps;  ///< delays below it were background
    double noise = 0;         ///< scatter of a point before the pump, r.m.s. [ΔA]; 0: not measured
    Eigen::VectorXd scatter;  ///< of each wavelength [ΔA]; empty: not measured well enough
    std::vector<TransientOnset> onsets;  ///< of wavelengths where the pump's arrival is seen
    TransientSvd svd;  ///< of the map straightened, after the response; wavelengths
                       ///< over their scatter, times the noise
    TransientSvd residual_svd;
    TransientFit fit;
    std::vector<TransientKinetics> kinetics;         ///< delays after t0, chirp corrected
    std::vector<TransientKinetics> fitted_kinetics;  ///< the same of the fit
    std::vector<TransientSpectrum> spectra;          ///< delays after t0, chirp corrected
    std::vector<std::string> warnings;               ///< whole sentences
};

/// Background, response and chirp, number of components, global fit, residual, slices.
/// @throws InputError, RunError, Cancelled  as the parts
TransientResult analyse_transient(const TransientMap& map, const TransientOptions& options);

/// The result for people, files and figures. Maps are thinned to at most 40,000 cells.
Analysis describe(const TransientResult& result);

}  // namespace anchorite::measurement
