#pragma once

#include <optional>
#include <string>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/study/measured.hpp"

namespace anchorite::study {

/// The table [control]: dots without a molecule, the zero of the passivation model.
struct ControlInput {
    Located<std::string> name{"control"};
    Measured measured;
};

/// The table [dots]: how excitons decay in the dots of every sample.
struct DotsInput {
    double trapping_time = 2e-9;    ///< of an exciton by one empty trap [s]
    double release_time = 20e-9;    ///< of a carrier from a trap [s]
    double auger_time = 100e-12;    ///< of a pair of excitons [s]
    double pulse_excitons = 0.01;   ///< mean number per dot of the pulse behind the emission
    double bleach_excitons = 0.02;  ///< the same of the pump behind the bleach
    double window = 80e-9;          ///< time shown [s]
};

/// The table [device]: what the dots are built into.
struct DeviceInput {
    Located<std::string> stack;                     ///< a stack file, relative to the study file
    std::optional<Located<std::string>> hole_only;  ///< another, of the hole-only device
};

/// The declarations of [control], [dots] and [device].
Schema<ControlInput> control_schema();
Schema<DotsInput> dots_schema();
Schema<DeviceInput> device_schema();

}  // namespace anchorite::study
