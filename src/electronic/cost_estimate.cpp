#include "anchorite/electronic/cost_estimate.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"

namespace anchorite::electronic {
namespace {

void check_size(const PlaneWaveSize& size) {
    if (size.plane_waves > 1 && size.bands > 0 && size.k_points > 0) return;
    throw InputError("plane waves, bands and k-points of a cost estimate must be positive");
}

}  // namespace

double plane_wave_count(double volume, double cutoff) {
    if (!(volume > 0) || !(cutoff > 0)) {
        throw InputError("volume and cutoff of a plane-wave basis must be positive");
    }
    const double longest = std::sqrt(cutoff) / bohr;  // a Rydberg is one inverse squared bohr
    return volume * std::pow(longest, 3) / (6 * std::numbers::pi * std::numbers::pi);
}

MeasuredCost measured_cost(const EngineResult& run, const PlaneWaveSize& size) {
    check_size(size);
    if (run.scf_steps < 1 || !(run.cost.processor_seconds > 0)) {
        throw InputError("a cost estimate needs a run with iterations and processor time");
    }
    return {size, run.cost.processor_seconds / run.scf_steps};
}

CostEstimate estimate_cost(const MeasuredCost& measured, const PlaneWaveSize& wanted,
                           const CostRange& iterations, double kept_k_points) {
    check_size(measured.size);
    check_size(wanted);
    if (!(measured.seconds > 0) || !(iterations.low > 0) || !(iterations.high >= iterations.low) ||
        !(kept_k_points > 0)) {
        throw InputError("seconds, iterations and k-points of a cost estimate must be positive");
    }

    const double waves = wanted.plane_waves / measured.size.plane_waves;
    const double bands = wanted.bands / measured.size.bands;
    const double common =
        measured.seconds / 3600 * waves * bands * wanted.k_points / measured.size.k_points;
    const double transforms = std::log(wanted.plane_waves) / std::log(measured.size.plane_waves);
    CostEstimate estimate;
    estimate.iteration_hours = {common * std::min(transforms, bands),
                                common * std::max(transforms, bands)};
    estimate.total_hours = {iterations.low * estimate.iteration_hours.low,
                            iterations.high * estimate.iteration_hours.high};
    constexpr double complex_bytes = 16;
    constexpr double copies = 4;  // wave functions, H and S on them, work space
    estimate.memory = copies * kept_k_points * wanted.bands * wanted.plane_waves * complex_bytes;
    return estimate;
}

}  // namespace anchorite::electronic
