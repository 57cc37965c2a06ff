#include "measurement/composition/xps_problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace anchorite::measurement {

namespace {

constexpr double broad = 2.5;  // of the width to start from, for lines that overlap

}  // namespace

double deviance_residual(double count, double model) {
    if (!(model > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double x = (count - model) / model;
    if (std::abs(x) < 1e-3) return std::sqrt(model) * x * std::sqrt(1 - x / 3 + x * x / 6);
    const double entropy = count > 0 ? (1 + x) * std::log1p(x) : 0;
    return std::copysign(std::sqrt(2 * model * std::max(0.0, entropy - x)), x);
}

numerics::LeastSquares xps_problem(const XpsSpectrum& spectrum, const XpsModel& model) {
    numerics::LeastSquares problem;
    problem.count = spectrum.energy.size();
    problem.known_errors = spectrum.counted;
    problem.bounds = model.bounds();
    problem.starts = {model.start(1), model.start(0.6), model.start(broad)};
    const double scale = spectrum.counted ? 1 : std::max(1e-300, std::ranges::max(spectrum.counts));
    problem.residuals = [&spectrum, &model, scale](std::span<const double> p,
                                                   std::span<double> residuals) {
        const auto total = model.total(p);
        for (std::size_t i = 0; i < total.size(); ++i) {
            residuals[i] = spectrum.counted ? deviance_residual(spectrum.counts[i], total[i])
                                            : (spectrum.counts[i] - total[i]) / scale;
        }
    };
    return problem;
}

}  // namespace anchorite::measurement
