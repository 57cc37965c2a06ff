#pragma once

#include "anchorite/numerics/curve_fit.hpp"
#include "measurement/composition/xps_model.hpp"

namespace anchorite::measurement {

/// Signed root of a count's Poisson deviance: its square sums to -2 ln(likelihood ratio).
double deviance_residual(double count, double model);

/// The fit of a model to a spectrum: roots of deviances where electrons were counted, else
/// differences over the highest value. Both must outlive what is returned.
numerics::LeastSquares xps_problem(const XpsSpectrum& spectrum, const XpsModel& model);

}  // namespace anchorite::measurement
