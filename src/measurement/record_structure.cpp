#include "anchorite/measurement/record_structure.hpp"

namespace anchorite::measurement {

Schema<StructureReport> structure_schema() {
    Schema<StructureReport> schema("structure", "The lattice of one sample, seen in two ways.");
    schema.text("name", &StructureReport::name, {.doc = "Sample.", .required = true})
        .quantity("lattice_constant", &StructureReport::lattice_constant, Dimension::length,
                  {.doc = "Edge of the cubic cell, by diffraction.", .range = {1e-11, 1e-8}})
        .quantity("spacing", &StructureReport::spacing, Dimension::length,
                  {.doc = "Distance of the fringes in an image.", .range = {1e-11, 1e-8}})
        .number("plane", &StructureReport::plane,
                {.doc = "h, k and l that the fringes are said to be.", .range = {-20, 20}})
        .text("from", &StructureReport::from, {.doc = "Where in the report."});
    return schema;
}

}  // namespace anchorite::measurement
