#pragma once

#include "anchorite/base/progress.hpp"
#include "anchorite/study/prediction.hpp"
#include "anchorite/study/stage_cache.hpp"
#include "anchorite/study/study_stack.hpp"

namespace anchorite::study {

/// The stack file's device with the dots of a sample in its emitter: `plqy` as the exciton's yield,
/// its lifetime for the stack's own k_r, and traps in proportion to k_nr/k_r.
/// @throws InputError  a yield outside (0, 1), an emitter without [layer.electronic]
stack::Stack with_dots(const stack::Stack& description, double plqy);

/// The hole-only stack with this density of traps in its emitter, shared among its kinds as they
/// are [1/m^3]. @throws InputError  no layer with the role emitter, or one without traps
stack::Stack with_traps(const stack::Stack& description, double density);

/// Optics of the stack once, and the light-emitting diode of every sample with a predicted yield
/// (for the control the measured one). Nothing here is fitted to an efficiency.
/// @throws InputError  as device::run_device and optics::run_optics
/// @throws Cancelled   `progress` returned false
DeviceStage device_stage(const StudyStack& stack, const std::vector<SamplePrediction>& samples,
                         const StageCache& cache = {}, const ProgressCallback& progress = {});

/// Hole-only devices of the samples with a reported trap density.
/// @throws InputError  as device_of; @throws Cancelled  `progress` returned false
HoleOnlyStage hole_only_stage(const StudyStack& stack, const std::vector<SamplePrediction>& samples,
                              const StageCache& cache = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::study
