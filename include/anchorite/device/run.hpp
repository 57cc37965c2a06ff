#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/device/current_split.hpp"
#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/impedance_run.hpp"
#include "anchorite/device/led.hpp"
#include "anchorite/device/profiles.hpp"
#include "anchorite/device/stack_light.hpp"
#include "anchorite/device/transient_run.hpp"

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
    std::vector<LightLook> looks;                   ///< empty without light
    LedFigures figures;
    std::vector<CourseResult> transients;  ///< where they were asked for
    std::vector<BiasResponse> impedances;  ///< where they were asked for
    std::vector<std::string> warnings;     ///< what a reader should know before using the numbers
};

/// How a run goes.
struct DeviceRunOptions {
    bool keep_profiles = true;          ///< false: figures only
    const StackLight* light = nullptr;  ///< computed before, where the optics have not changed
    bool transient = false;             ///< run the file's [transient] too
    bool impedance = false;             ///< run the file's [impedance] too
};

/// Solves the sweep and reads off all figures.
/// @throws InputError  as device_of, light_of, run_transients and run_impedances, at the stack
///                     file's line
/// @throws Cancelled   `progress` returned false
DeviceResult run_device(const stack::Stack& description, const DeviceRunOptions& options = {},
                        const ProgressCallback& progress = {});

/// Points of the sweep that did not converge.
std::size_t failed_points(const Sweep& sweep);

/// Points of the sweep, courses and biases of the impedance that did not converge.
std::size_t failures(const DeviceResult& result);

}  // namespace anchorite::device
