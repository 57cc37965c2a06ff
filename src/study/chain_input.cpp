#include "anchorite/study/chain_input.hpp"

namespace anchorite::study {

Schema<ControlInput> control_schema() {
    Schema<ControlInput> schema("control",
                                "Dots without a molecule: what passivation starts from.");
    schema.text("name", &ControlInput::name, {.doc = "Name in tables and figures."})
        .table("measured", &ControlInput::measured, measured_schema(),
               {.doc = "Reported values; plqy is needed.", .required = true});
    return schema;
}

Schema<DotsInput> dots_schema() {
    Schema<DotsInput> schema("dots", "Decay of excitons in the dots of every sample.");
    const auto time = Dimension::time;
    schema
        .quantity("trapping_time", &DotsInput::trapping_time, time,
                  {.doc = "Time in which one empty trap takes an exciton.", .range = {1e-15, 1}})
        .quantity("release_time", &DotsInput::release_time, time,
                  {.doc = "Time after which a trap is empty again.", .range = {1e-15, 1}})
        .quantity("auger_time", &DotsInput::auger_time, time,
                  {.doc = "Lifetime of two excitons in a dot.", .range = {1e-15, 1}})
        .number("pulse_excitons", &DotsInput::pulse_excitons,
                {.doc = "Excitons per dot that the pulse behind the emission makes on average.",
                 .range = {1e-6, 10}})
        .number("bleach_excitons", &DotsInput::bleach_excitons,
                {.doc = "The same of the pump behind the bleach: fluence / photon energy x "
                        "cross-section.",
                 .range = {1e-6, 10}})
        .quantity("window", &DotsInput::window, time,
                  {.doc = "Time after the pulse that is shown.", .range = {1e-12, 1}});
    return schema;
}

Schema<DeviceInput> device_schema() {
    Schema<DeviceInput> schema("device", "What the dots are built into.");
    schema
        .text("stack", &DeviceInput::stack,
              {.doc = "Stack file of the light-emitting diode, relative to the study file; yield, "
                      "lifetime and traps of its emitter are replaced by each sample's.",
               .required = true})
        .text("hole_only", &DeviceInput::hole_only,
              {.doc = "Stack file of a hole-only device; its emitter's traps are replaced by the "
                      "trap density reported of a sample."});
    return schema;
}

}  // namespace anchorite::study
