#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/optics/figures.hpp"

namespace anchorite::optics {

/// The middle 90 % of some values.
struct Band {
    double low = 0;   ///< 5th percentile
    double high = 0;  ///< 95th percentile
};

/// Percentiles of a list, linear between ranks. @throws InputError  an empty list
Band band_of(std::vector<double> values);

/// What one tolerance alone does: figures at its lower and upper end.
struct Sensitivity {
    std::string what;       ///< "thickness of QD"
    double half_width = 0;  ///< [m] for a thickness, relative for n and k, absolute otherwise
    Figures low;
    Figures high;
};

/// Intervals from the tolerances that a stack file states.
struct ToleranceResult {
    std::vector<Figures> draws;  ///< all tolerances at once, drawn uniformly and independently
    Band outcoupling;
    Band efficiency;
    Band purcell;
    std::vector<Sensitivity> one_at_a_time;  ///< largest effect on the efficiency first
};

/// How many stacks are drawn and with how many threads.
struct ToleranceOptions {
    int draws = 200;
    std::uint64_t seed = 20251;
    int threads = 0;  ///< 0: one a processor
    EmissionOptions emission = {.tolerance = 1e-4};
    /// @throws InputError  a negative count
    void validate() const;
};

/// Whether a stack file states any tolerance.
bool has_tolerances(const stack::Stack& description);

/// Draws stacks, and moves one tolerance at a time. Without tolerances or draws the bands are empty
/// (draws has no entry). The same seed gives the same draws whatever the number of threads.
/// @throws Cancelled  `progress` returned false
ToleranceResult vary_within_tolerances(const stack::Stack& description, const DeviceModel& model,
                                       const ToleranceOptions& options,
                                       const ProgressCallback& progress = {});

}  // namespace anchorite::optics
