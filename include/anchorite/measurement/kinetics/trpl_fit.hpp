#pragma once

#include <string>
#include <vector>

#include "anchorite/base/termination.hpp"
#include "anchorite/measurement/kinetics/trpl_data.hpp"
#include "anchorite/measurement/kinetics/trpl_model.hpp"
#include "anchorite/measurement/kinetics/trpl_objective.hpp"
#include "anchorite/measurement/kinetics/trpl_quality.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// How a decay is fitted.
struct TrplFitOptions {
    TrplObjective objective = TrplObjective::poisson;
    TrplForm form;
    int starts = 2;            ///< from a grid of lifetimes and shifts; 3 more above 2 components
    int max_iterations = 200;  ///< per start
    double tolerance = 1e-8;  ///< decrease of the objective, in standard errors squared, to stop at
    double confidence = 0.95;  ///< of intervals
    bool intervals = true;     ///< by profile likelihood
    void validate() const;     ///< @throws InputError
};

/// One exponential of a decay.
struct TrplComponent {
    double lifetime = 0;  ///< τ [s]
    /// A, counts a channel at time 0 of an infinitely fast pulse; without a response at the maximum
    double amplitude = 0;
    double amplitude_fraction = 0;  ///< A/ΣA
    double intensity_fraction = 0;  ///< Aτ/ΣAτ: of the photons
};

/// What follows from the parameters of a decay.
enum class TrplKind {
    lifetime,
    amplitude,
    amplitude_fraction,
    intensity_fraction,
    exponent,
    average_amplitude,
    average_intensity,
    shift,
    width,
    scatter,
    background,
};

/// A number with its profile-likelihood interval.
struct TrplQuantity {
    TrplKind kind = TrplKind::lifetime;
    int component = -1;           ///< which one, from 0; -1: of the whole decay
    double value = 0;             ///< [s], counts, channels or none
    numerics::Interval interval;  ///< an end that the data do not give is infinite, or a bound
    bool has_interval = false;
    bool at_bound = false;  ///< the value is the least that is allowed
};

/// A model fitted to a decay.
struct TrplFit {
    Termination termination = Termination::failed;
    int iterations = 0;
    std::vector<TrplComponent> components;  ///< shortest first
    double exponent = 1;                    ///< β of a stretched exponential
    double shift = 0;                       ///< of the response [channels]
    double width = 0;    ///< fitted full width at half maximum of the response [s]; 0: it was held
    double scatter = 0;  ///< [counts]
    double background = 0;  ///< [counts a channel]
    /// ⟨τ⟩_amp = ΣAτ/ΣA = area over height; goes with a quantum yield [s].
    double average_amplitude = 0;
    /// ⟨τ⟩_int = ΣAτ²/ΣAτ: mean arrival time of the photons [s].
    double average_intensity = 0;
    std::vector<TrplQuantity> quantities;  ///< all of the above
    double objective = 0;                  ///< value of the sum at the fit
    int free_parameters = 0;               ///< not at a bound
    TrplQuality quality;
    Eigen::VectorXd parameters;  ///< in the layout of TrplModel, components as above
    Eigen::ArrayXd model;        ///< counts expected in the window

    /// The quantity of a kind; of a component where there are several.
    /// @throws std::out_of_range  the form has none
    [[nodiscard]] const TrplQuantity& quantity(TrplKind kind, int component = -1) const;
};

/// Fits a decay. Intervals are profile-likelihood intervals of each number, derived ones too: all
/// other parameters are fitted anew while it is held (Venzon and Moolgavkar, Appl. Stat. 37, 87
/// (1988)); the objective rises there by the quantile of chi-square, for unweighted squares times
/// the scatter about the fit.
/// @throws InputError  as TrplModel; an objective that the counts do not allow; fewer channels than
///                     parameters
/// @throws RunError    no finite fit
TrplFit fit_trpl(const TrplData& data, const TrplResponse& response = NoResponse{},
                 const TrplFitOptions& options = {});

/// How the objective rises when one number is held: the likelihood profile.
struct TrplProfile {
    std::vector<double> values;  ///< of the number, ascending
    std::vector<double> rises;   ///< of the objective over its minimum, in units of its scale
    double limit = 0;            ///< rise at the ends of the interval
};

/// Profile of a number of a fit over its interval and a third more to either side.
/// @param points  to either side of the fit
/// @throws InputError  as fit_trpl
TrplProfile profile_trpl(const TrplData& data, const TrplResponse& response,
                         const TrplFitOptions& options, const TrplFit& fit,
                         const TrplQuantity& quantity, int points = 6);

}  // namespace anchorite::measurement
