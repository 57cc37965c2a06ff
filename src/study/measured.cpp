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
        .quantity(
            "radiance_max", &Measured::radiance_max, Dimension::radiance,
            {.doc = "Largest radiance in the forward direction, champion device.", .range = {0}})
        .quantity("site_spacing", &Measured::site_spacing, Dimension::length,
                  {.doc = "Distance from the strongest donor to the nearest other one.",
                   .range = {0.5, 50},
                   .unit = "Å"})
        .text("source", &Measured::source, {.doc = "Where the values come from, e.g. a doi."});
    return schema;
}

}  // namespace anchorite::study
