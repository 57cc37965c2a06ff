#pragma once

#include <vector>

#include "anchorite/lifetime/decay_curve.hpp"
#include "anchorite/lifetime/decay_model.hpp"

namespace anchorite::lifetime {

/// When a fitted model falls to a share of its R0. Not an InterpolatedLifetime: beyond the curve's
/// end nothing measured supports it.
struct ModelledLifetime {
    double share = 0.5;
    double seconds = 0;  ///< [s]
    Interval interval;   ///< [s]; of the parameters alone, given that the form is right
    DecayForm form = DecayForm::stretched;
    double reach = 0;  ///< over the last time measured; above 1 the curve is extrapolated
    [[nodiscard]] bool extrapolated() const { return reach > 1; }
};

/// A model fitted to a curve.
struct DecayFit {
    DecayModel model;
    numerics::CurveFit fit;  ///< of ln R0, ln τ and, by form, ln β or (logit a, ln τ2/τ)
    double last_time = 0;    ///< of the curve [s]
    double score = 0;        ///< AICc = N ln(SS/N) + 2k + 2k(k+1)/(N-k-1), k parameters and
                             ///< the noise; the lowest of several forms is preferred
    Interval tau;            ///< [s]
    Interval beta;           ///< 1 to 1 where the form has none
};

/// Fits one form by least squares, all points alike (the noise of a photodiode at constant gain);
/// intervals from the scatter about the fit. Times count from the first point.
/// @throws InputError  as DecayCurve::validate; a first value that is not positive
/// @throws RunError    no finite fit
DecayFit fit_decay(const DecayCurve& curve, DecayForm form,
                   const numerics::CurveFitOptions& options = {});

/// Every form that the points can bear, lowest AICc (Hurvich and Tsai, Biometrika 76, 297 (1989))
/// first. @throws InputError, RunError  as fit_decay
std::vector<DecayFit> fit_every_form(const DecayCurve& curve,
                                     const numerics::CurveFitOptions& options = {});

/// Time to a share of R0 with its interval (first order in the logarithm).
/// @throws InputError  a share outside (0, 1)
ModelledLifetime modelled_lifetime(const DecayFit& fit, double share);

}  // namespace anchorite::lifetime
