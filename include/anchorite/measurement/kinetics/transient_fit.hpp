#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/measurement/kinetics/transient_irf.hpp"
#include "anchorite/measurement/kinetics/transient_map.hpp"
#include "anchorite/measurement/kinetics/transient_model.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// How a map is fitted.
struct TransientFitOptions {
    std::optional<TransientIrf> irf = {};  ///< none: the pump is at delay 0 and instantaneous
    int artefact_terms = 0;  ///< coherent artefact: Gaussian (1), and its derivatives up to 3 (4)
    bool weight_by_noise = false;      ///< each wavelength over its scatter before the pump
    double noise_before_ps = 0;        ///< delays below it are before the pump, for the weights
    std::vector<Range> left_out = {};  ///< delays that do not count [ps]
    bool profile = true;               ///< intervals of rates and fractions by likelihood profile
    numerics::CurveFitOptions fit = {.max_iterations = 100, .tolerance = 1e-11};
    ProgressCallback progress = {};  ///< once an evaluation of the model
    void validate() const;           ///< @throws InputError
};

/// What a parameter of the fit is.
enum class TransientParameterRole { rate, fraction, centre, width, dispersion };

/// A parameter that is not a spectrum.
struct TransientParameter {
    std::string name;
    TransientParameterRole role = TransientParameterRole::rate;
    double value = 0;  ///< [1/ps] of a rate, [ps] of the response, a number of a fraction
    bool fixed = false;
    std::optional<double> standard_error = {};
    std::optional<numerics::Interval> interval = {};  ///< of options.fit.confidence
    std::string no_interval = {};                     ///< why there is none
};

/// What a fit of a map gives. Shapes: delays m, wavelengths n, states s.
struct TransientFit {
    TransientModel model;             ///< rates and fractions as fitted
    std::optional<TransientIrf> irf;  ///< as fitted
    std::vector<TransientParameter> parameters;
    Eigen::MatrixXd covariance;      ///< of the free parameters in their order, natural units
    Eigen::MatrixXd concentrations;  ///< m x s at the reference wavelength of the response
    Eigen::MatrixXd spectra;         ///< n x s [ΔA]; of states: DAS, EADS or SAS by model
    Eigen::MatrixXd spectra_error;   ///< n x s [ΔA], with the uncertainty of the parameters
    Eigen::MatrixXd decay_spectra;   ///< n x s [ΔA]: amplitude of each exponential (DAS)
    Eigen::VectorXd decay_rates;     ///< s [1/ps], of the columns of decay_spectra
    Eigen::MatrixXd artefact;        ///< n x terms [ΔA]
    Eigen::MatrixXd fitted;          ///< m x n [ΔA]
    Eigen::MatrixXd residual;        ///< m x n [ΔA], measured less fitted, without weights
    double sum_of_squares = 0;       ///< of weighted residuals
    double rmse = 0;                 ///< √(sum_of_squares/points) [ΔA times weight]
    long points = 0;                 ///< that count
    long degrees_of_freedom = 0;     ///< points less spectra less free parameters
    long evaluations = 0;            ///< of the model
    Termination termination = Termination::failed;
    std::string message;  ///< why it ended so; may be empty
};

/// Global analysis of a map by variable projection (Golub and Pereyra 1973; Kaufman 1975; Mullen
/// and van Stokkum, J. Stat. Softw. 18(3) (2007)): spectra are solved exactly by QR for any rates
/// and response, which are found by Levenberg-Marquardt with analytic derivatives. Errors from the
/// scatter of the residuals; (JᵀJ)⁻¹ of Kaufman's J is the rates' block of the covariance of the
/// whole linearised problem. Profiles (Bates and Watts 1988, ch. 6) refit everything else with
/// Student's quantile.
/// @throws InputError  a map, model or options that are wrong or do not determine the fit
/// @throws RunError    no finite fit
/// @throws Cancelled   options.progress returned false
TransientFit fit_transient(const TransientMap& map, const TransientModel& model,
                           const TransientFitOptions& options = {});

}  // namespace anchorite::measurement
