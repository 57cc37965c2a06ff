#include "anchorite/measurement/record_chemistry.hpp"

namespace anchorite::measurement {

namespace {

Schema<NmrList> nmr_schema() {
    Schema<NmrList> schema("nmr", "The signals of one nucleus as the report lists them.");
    schema
        .text("nucleus", &NmrList::nucleus,
              {.doc = "Mass number and element, e.g. \"1H\".", .required = true})
        .number("integrals", &NmrList::integrals,
                {.doc = "Nuclei of each signal, in the report's order.", .range = {0, 1000}})
        .number("shifts", &NmrList::shifts,
                {.doc = "Where each signal lies, in ppm.", .range = {-1e4, 1e4}})
        .text("from", &NmrList::from, {.doc = "Where in the report."});
    return schema;
}

Schema<IonMass> ion_mass_schema() {
    Schema<IonMass> schema("mass", "An ion of a high-resolution mass spectrum.");
    schema
        .text("ion", &IonMass::ion,
              {.doc = "As \"[M]+\", \"[M+H]+\", \"[M+Na]+\" or \"[M-H]-\".", .required = true})
        .number("calculated", &IonMass::calculated,
                {.doc = "m/z that the report calculates.", .range = {0.5, 1e6}})
        .number("found", &IonMass::found, {.doc = "m/z that was measured.", .range = {0.5, 1e6}})
        .text("from", &IonMass::from, {.doc = "Where in the report."})
        .validated_by([](const IonMass& mass) {
            if (mass.calculated || mass.found) return;
            throw InputError(mass.ion.where, "a mass needs calculated, found or both");
        });
    return schema;
}

}  // namespace

Schema<Compound> compound_schema() {
    Schema<Compound> schema("compound", "A molecule and the spectra that prove it.");
    schema.text("name", &Compound::name, {.doc = "Its name in the report.", .required = true})
        .text("smiles", &Compound::smiles, {.doc = "Structure that the name stands for."})
        .text("formula", &Compound::formula, {.doc = "Formula that the report gives."})
        .tables("nmr", &Compound::nmr, nmr_schema(), {.doc = "Lists of signals."})
        .tables("mass", &Compound::masses, ion_mass_schema(), {.doc = "Ions."})
        .validated_by([](const Compound& compound) {
            if (compound.smiles || compound.formula) return;
            throw InputError(compound.name.where,
                             "compound \"" + compound.name.value + "\" has no formula",
                             "add formula or smiles: spectra are checked against it");
        });
    return schema;
}

Schema<Quantity> quantity_schema() {
    Schema<Quantity> schema("quantity", "An amount of a substance, weighed or dissolved.");
    schema.text("name", &Quantity::name, {.doc = "Substance.", .required = true})
        .text("formula", &Quantity::formula, {.doc = "Its formula, for the molar mass."})
        .quantity("mass", &Quantity::mass, Dimension::mass,
                  {.doc = "Mass weighed.", .range = {1e-15, 1e6}})
        .quantity("amount", &Quantity::amount, Dimension::amount,
                  {.doc = "Amount of substance.", .range = {1e-15, 1e6}})
        .quantity("volume", &Quantity::volume, Dimension::volume,
                  {.doc = "Volume of its solution.", .range = {1e-15, 1e3}})
        .quantity("concentration", &Quantity::concentration, Dimension::concentration,
                  {.doc = "Concentration of its solution.", .range = {1e-9, 1e6}})
        .text("from", &Quantity::from, {.doc = "Where in the report."});
    return schema;
}

}  // namespace anchorite::measurement
