#include "anchorite/stack/material_input.hpp"

#include <fmt/format.h>

namespace anchorite::stack {
namespace {

Schema<MixtureInput> mixture_schema() {
    Schema<MixtureInput> schema("[material.mixture]", "A film of two materials.");
    schema
        .choice("rule", &MixtureInput::rule,
                {{"bruggeman", MixingRule::bruggeman, "both alike; for dense films"},
                 {"maxwell-garnett", MixingRule::maxwell_garnett,
                  "spheres in a host; for dilute ones"}},
                {.doc = "How the dielectric functions are averaged."})
        .text("inclusion", &MixtureInput::inclusion,
              {.doc = "A material, e.g. that of the dots.", .required = true})
        .text("host", &MixtureInput::host,
              {.doc = "A material, e.g. that of the ligands.", .required = true})
        .quantity(
            "fraction", &MixtureInput::fraction, Dimension::fraction,
            {.doc = "Share of the volume that is inclusion.", .required = true, .range = {0, 1}});
    return schema;
}

void check(const MaterialInput& material) {
    const int kinds = int{material.file.has_value()} + int{material.n.has_value()} +
                      int{material.like.has_value()} + int{material.mixture.has_value()};
    if (kinds != 1) {
        throw InputError(
            material.name.where,
            fmt::format("material \"{}\" needs exactly one of file, n, like and mixture",
                        material.name.value));
    }
    if (!material.n && material.k > 0) {
        throw InputError(material.name.where,
                         fmt::format("material \"{}\" has k without n", material.name.value),
                         "k goes with a constant n; a file brings its own");
    }
}

}  // namespace

Schema<MaterialInput> material_schema() {
    Schema<MaterialInput> schema("[[material]]", "Optical constants under a name of your own.");
    schema
        .text("name", &MaterialInput::name,
              {.doc = "Name that layers use; it hides a built-in material of that name.",
               .required = true})
        .text("file", &MaterialInput::file,
              {.doc = "A refractiveindex.info file (.yml), or text with the columns wavelength, n "
                      "and k, relative to this file."})
        .text("wavelength_unit", &MaterialInput::wavelength_unit,
              {.doc = "Unit of the first column where the file's own heading does not say.",
               .allowed = {"nm", "um", "µm", "m"}})
        .number("n", &MaterialInput::n,
                {.doc = "Refractive index, the same at every wavelength.", .range = {0, 100}})
        .number("k", &MaterialInput::k,
                {.doc = "Extinction coefficient that goes with n.", .range = {0, 100}})
        .text(
            "like", &MaterialInput::like,
            {.doc = "A built-in material to start from; transparent_beyond and beyond_table change "
                    "it."})
        .table("mixture", &MaterialInput::mixture, mixture_schema(),
               {.doc = "Two materials in one."})
        .quantity("transparent_beyond", &MaterialInput::transparent_beyond, Dimension::length,
                  {.doc = "k counts as 0 above this wavelength.", .range = {0}, .unit = {}})
        .choice("beyond_table", &MaterialInput::beyond_table,
                {{"refuse", BeyondTable::refuse, "an error"},
                 {"hold", BeyondTable::hold, "the value at the table's end"}},
                {.doc = "What happens at a wavelength that the file does not reach."})
        .text("reference", &MaterialInput::reference, {.doc = "Where the values come from."})
        .text("licence", &MaterialInput::licence, {.doc = "On what terms they may be passed on."})
        .text("note", &MaterialInput::note, {.doc = "What to know when using them."})
        .validated_by(check);
    return schema;
}

}  // namespace anchorite::stack
