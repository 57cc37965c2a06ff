#include "anchorite/measurement/record_film.hpp"

#include "anchorite/stack/roles.hpp"

namespace anchorite::measurement {

Schema<LayerReport> layer_report_schema() {
    Schema<LayerReport> schema("layer", "A layer of the device, in order of deposition.");
    schema.text("name", &LayerReport::name, {.doc = "Its name.", .required = true})
        .text("material", &LayerReport::material,
              {.doc = "One of `anchorite materials`, for what a metal lets through; by default the "
                      "layer's name, if there is such a material."})
        .quantity("thickness", &LayerReport::thickness, Dimension::length,
                  {.doc = "Thickness.", .required = true, .range = {1e-11, 1}})
        .choice("role", &LayerReport::role, stack::role_choices(),
                {.doc = "What it is for.", .required = true})
        .text("from", &LayerReport::from, {.doc = "Where in the report."});
    return schema;
}

Schema<SpinReport> spin_schema() {
    Schema<SpinReport> schema("spin", "A speed of rotation.");
    schema.text("name", &SpinReport::name, {.doc = "Step it belongs to.", .required = true})
        .text("speed", &SpinReport::speed,
              {.doc = "As \"4000 rpm\" or \"4000 x g\".", .required = true})
        .choice("kind", &SpinReport::kind,
                {{"spin-coating", Rotation::spin_coating, "a film on a turning substrate"},
                 {"centrifuge", Rotation::centrifuge, "tubes in a rotor"}},
                {.doc = "What turns."})
        .quantity("radius", &SpinReport::radius, Dimension::length,
                  {.doc = "From the axis to the outermost point of the substrate or tube.",
                   .range = {1e-3, 1}})
        .text("from", &SpinReport::from, {.doc = "Where in the report."});
    return schema;
}

Schema<TrapFillingReport> trap_filling_schema() {
    Schema<TrapFillingReport> schema(
        "sclc", "A trap density from the trap-filled limit of a single-carrier device.");
    schema.text("name", &TrapFillingReport::name, {.doc = "Device.", .required = true})
        .text("film", &TrapFillingReport::film,
              {.doc = "One word for all devices with this kind of film; they must agree in "
                      "permittivity / thickness²."})
        .quantity("voltage", &TrapFillingReport::voltage, Dimension::voltage,
                  {.doc = "V_TFL.", .required = true, .range = {1e-6, 1e6}})
        .quantity("density", &TrapFillingReport::density, Dimension::number_density,
                  {.doc = "Trap density calculated from it.", .range = {1, 1e30}})
        .quantity("thickness", &TrapFillingReport::thickness, Dimension::length,
                  {.doc = "Of the film.", .range = {1e-10, 1}})
        .number("permittivity", &TrapFillingReport::permittivity,
                {.doc = "Relative permittivity of the film.", .range = {1, 1e5}})
        .quantity("temperature", &TrapFillingReport::temperature, Dimension::temperature,
                  {.doc = "Of the measurement.", .range = {1, 1000}})
        .text("from", &TrapFillingReport::from, {.doc = "Where in the report."});
    return schema;
}

Schema<LuminescenceReport> luminescence_schema() {
    Schema<LuminescenceReport> schema("luminescence", "Yield and decay of one sample.");
    schema.text("name", &LuminescenceReport::name, {.doc = "Sample.", .required = true})
        .text("emitter", &LuminescenceReport::emitter,
              {.doc = "One word for all samples with the same kind of emitter; they should agree "
                      "in their radiative rate."})
        .quantity("plqy", &LuminescenceReport::plqy, Dimension::fraction,
                  {.doc = "Photons emitted per photon absorbed.", .range = {1e-9, 1}})
        .quantity("lifetime", &LuminescenceReport::lifetime, Dimension::time,
                  {.doc = "Mean lifetime.", .range = {1e-15, 1e6}})
        .choice("average", &LuminescenceReport::average,
                {{"unsaid", AverageKind::unsaid, "the report does not say"},
                 {"amplitude", AverageKind::amplitude, "ΣAτ/ΣA"},
                 {"intensity", AverageKind::intensity, "ΣAτ²/ΣAτ"}},
                {.doc = "Which mean it is."})
        .number("amplitudes", &LuminescenceReport::amplitudes,
                {.doc = "Amplitude of each exponential of the fit.", .range = {0}})
        .quantity("lifetimes", &LuminescenceReport::lifetimes, Dimension::time,
                  {.doc = "Lifetime of each exponential.", .range = {1e-15, 1e6}})
        .text("from", &LuminescenceReport::from, {.doc = "Where in the report."})
        .validated_by([](const LuminescenceReport& report) {
            if (report.amplitudes.size() == report.lifetimes.size()) return;
            throw InputError(report.name.where, "amplitudes and lifetimes of \"" +
                                                    report.name.value +
                                                    "\" must be lists of one length");
        });
    return schema;
}

}  // namespace anchorite::measurement
