#include "anchorite/study/measured.hpp"

namespace anchorite::study {

Schema<Measured> measured_schema() {
    Schema<Measured> schema("measured", "Reported values of a sample; they never enter the score.");
    schema
        .quantity("plqy", &Measured::plqy, Dimension::fraction,
                  {.doc = "Photons emitted per photon absorbed.", .range = {0, 1}})
        .quantity("eqe_max", &Measured::eqe_max, Dimension::fraction,
                  {.doc = "Photons into the forward hemisphere per electron, champion device.",
                   .range = {0, 1}})
        .quantity("eqe_average", &Measured::eqe_average, Dimension::fraction,
                  {.doc = "The same, mean over devices.", .range = {0, 1}})
        .quantity("t50", &Measured::t50, Dimension::time,
                  {.doc = "Time to half the initial radiance.", .range = {0}})
        .quantity("t50_radiance", &Measured::t50_radiance, Dimension::radiance,
                  {.doc = "Initial radiance that t50 is meant at.", .range = {0}})
        .number("acceleration", &Measured::acceleration,
                {.doc = "n of R0^n T50 = constant.", .range = {0, 10}})
        .quantity(
            "radiance_max", &Measured::radiance_max, Dimension::radiance,
            {.doc = "Largest radiance in the forward direction, champion device.", .range = {0}})
        .quantity("site_spacing", &Measured::site_spacing, Dimension::length,
                  {.doc = "Distance from the strongest donor to the nearest other one.",
                   .range = {0.5, 50},
                   .unit = "Å"})
        .quantity("decay_average", &Measured::decay_average, Dimension::time,
                  {.doc = "Intensity-weighted average lifetime of the emission, which most papers "
                          "print as tau_avg.",
                   .range = {0}})
        .quantity("decay_plqy", &Measured::decay_plqy, Dimension::fraction,
                  {.doc = "PLQY of the dots of that decay, where they are another batch.",
                   .range = {0, 1}})
        .quantity("trap_filled_voltage", &Measured::trap_filled_voltage, Dimension::voltage,
                  {.doc = "V_TFL of a hole-only device.", .range = {0}})
        .quantity("trap_density", &Measured::trap_density, Dimension::number_density,
                  {.doc = "Trap density read from it.", .range = {0}})
        .quantity("el_peak", &Measured::el_peak, Dimension::length,
                  {.doc = "Peak of the electroluminescence per wavelength.", .range = {1e-7, 1e-5}})
        .quantity("el_fwhm", &Measured::el_fwhm, Dimension::length,
                  {.doc = "Its full width at half maximum.", .range = {0}})
        .number("cie_x", &Measured::cie_x, {.doc = "CIE 1931 x, 2 degrees.", .range = {0, 1}})
        .number("cie_y", &Measured::cie_y, {.doc = "CIE 1931 y, 2 degrees.", .range = {0, 1}})
        .text("source", &Measured::source, {.doc = "Where the values come from, e.g. a doi."});
    return schema;
}

}  // namespace anchorite::study
