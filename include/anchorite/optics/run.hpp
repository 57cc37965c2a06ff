#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/optics/appearance.hpp"
#include "anchorite/optics/outside_light.hpp"
#include "anchorite/optics/scan.hpp"
#include "anchorite/optics/tolerance.hpp"

namespace anchorite::optics {

/// How a stack is computed.
struct RunOptions {
    int threads = 0;         ///< 0: one a processor
    bool tolerances = true;  ///< false: no interval
    EmissionOptions emission;
    std::vector<stack::ScanAxis> vary;  ///< none, one or two
    /// @throws InputError  a negative count, bad emission options
    void validate() const;
};

/// Where one part of the light goes.
struct Channel {
    enum class Kind { out, trapped, absorbed };
    std::string name;  ///< "out below", "kept in glass", "absorbed in Al"
    Kind kind = Kind::out;
    double share = 0;                   ///< of all power
    std::vector<double> by_wavelength;  ///< share at every wavelength
    std::vector<double> by_position;    ///< share at every position
};

/// Everything the optics of one stack file give.
struct OpticsResult {
    stack::Stack description;
    Provenance provenance;
    std::vector<Material> materials;  ///< one a layer
    DeviceModel model;
    EmissionOfModel emission;
    std::vector<Channel> channels;  ///< those that take any power, the way out first
    Appearance appearance;
    OutsideLight outside;
    ToleranceResult tolerances;
    std::optional<ScanResult> scan;
    std::vector<std::string> warnings;  ///< what a reader should know before using the numbers
};

/// Computes all of it.
/// @throws InputError  at the stack file's line
/// @throws Cancelled   `progress` returned false
OpticsResult run_optics(const stack::Stack& description, const RunOptions& options = {},
                        const ProgressCallback& progress = {});

/// Channels of an emission by name, those below 1e-6 of the power left out.
std::vector<Channel> channels_of(const DeviceModel& model, const EmissionOfModel& emission);

}  // namespace anchorite::optics
