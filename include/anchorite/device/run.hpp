#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/device/current_split.hpp"
#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/led.hpp"
#include "anchorite/device/profiles.hpp"
#include "anchorite/device/stack_light.hpp"

namespace anchorite::device {

/// Everything a sweep of one stack file gives; lists have one entry a point of the sweep.
struct DeviceResult {
    stack::Stack description;
    Provenance provenance;
    StackDevice built;
    Sweep sweep;                                    ///< without models and states
    std::vector<std::vector<CurrentPart>> split;    ///< empty of a point that failed
    std::vector<std::optional<Profiles>> profiles;  ///< none of a point that failed
    std::optional<StackLight> light;                ///< none: the file has no [emitter]
    std::vector<EmissionZone> zones;                ///< of the emitter; empty without light
    std::vector<LedPoint> points;                   ///< empty without light
    LedFigures figures;
    std::vector<std::string> warnings;  ///< what a reader should know before using the numbers
};

/// How a run goes.
struct DeviceRunOptions {
    bool keep_profiles = true;          ///< false: figures only
    const StackLight* light = nullptr;  ///< computed before, where the optics have not changed
};

/// Solves the sweep and reads off all figures.
/// @throws InputError  as device_of and light_of, at the stack file's line
/// @throws Cancelled   `progress` returned false
DeviceResult run_device(const stack::Stack& description, const DeviceRunOptions& options = {},
                        const ProgressCallback& progress = {});

/// Points of the sweep that did not converge.
std::size_t failed_points(const Sweep& sweep);

}  // namespace anchorite::device
