#include "anchorite/stack/numerics_settings.hpp"

namespace anchorite::stack {

Schema<NumericsSettings> numerics_settings_schema() {
    Schema<NumericsSettings> schema(
        "[numerics]",
        "Reproduces the rounding of another program, so that its currents can be compared digit by "
        "digit; leave it out for the accurate solution.");
    schema
        .choice("bernoulli", &NumericsSettings::bernoulli,
                {{"exact", FluxFunction::exact, "to round-off"},
                 {"SIMsalabim", FluxFunction::simsalabim,
                  "its polynomials, off by up to 8e-4: reproduces its rounding of the flux; "
                  "Boltzmann statistics only"}},
                {.doc = "Function x / (exp(x) - 1) in the fluxes of charges and ions."})
        .integer("points", &NumericsSettings::points,
                 {.doc = "SIMsalabim's grid with so many points in all (its NP), in place of "
                         "device.cells_per_layer; refined all the same unless device.adapt is "
                         "false.",
                  .range = {5, 100000}})
        .number("grading", &NumericsSettings::grading,
                {.doc = "Of that grid (its grad): larger is finer at the ends of every layer.",
                 .range = {0, 20}});
    return schema;
}

}  // namespace anchorite::stack
