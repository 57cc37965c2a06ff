#include "anchorite/stack/roles.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::stack {
namespace {

void add_tolerances(Schema<Layer>& schema) {
    schema
        .quantity("thickness_tolerance", &Layer::thickness_tolerance, Dimension::length,
                  {.doc = "Half-width of what the thickness may be.",
                   .default_text = "0 nm",
                   .range = {0, 1}})
        .choice("thickness_basis", &Layer::basis,
                {{"unsaid", Basis::unsaid, ""},
                 {"assumed", Basis::assumed, "a guess that results depend on"},
                 {"stated", Basis::stated, "given by the maker or the paper"},
                 {"measured", Basis::measured, "by profilometry, ellipsometry, microscopy"}},
                {.doc = "Where the thickness comes from; printed beside it."})
        .quantity("n_tolerance", &Layer::index_tolerance, Dimension::fraction,
                  {.doc = "Relative half-width of what n may be.", .range = {0, 0.5}})
        .quantity("k_tolerance", &Layer::extinction_tolerance, Dimension::fraction,
                  {.doc = "Relative half-width of what k may be.", .range = {0, 1}});
}

Schema<Layer> layer_schema() {
    Schema<Layer> schema("[[layer]]", "One layer; the first is the lowest.");
    schema.text("name", &Layer::name, {.doc = "Name in tables and in --vary.", .required = true})
        .text("material", &Layer::material,
              {.doc = "A [[material]] of this file or a built-in one, see `anchorite materials`.",
               .required = true})
        .quantity("thickness", &Layer::thickness, Dimension::length,
                  {.doc = "Thickness.", .required = true, .range = {1e-11, 1}})
        .choice("roles", &Layer::roles, role_choices(), {.doc = "What the layer is for."})
        .boolean("coherent", &Layer::coherent,
                 {.doc = "Whether fields add up in the layer, not only intensities; by default in "
                         "every layer but a substrate."});
    add_tolerances(schema);
    schema.table("electronic", &Layer::electronic, electronic_schema(),
                 {.doc = "What the layer is to charges; none: nothing."});
    return schema;
}

Schema<Ambient> ambient_schema() {
    Schema<Ambient> schema("[ambient]", "The media on both sides.");
    schema.text("below", &Ambient::below, {.doc = "A material without absorption."})
        .text("above", &Ambient::above, {.doc = "A material without absorption."});
    return schema;
}

Schema<Reported> reported_schema() {
    Schema<Reported> schema("[reported]", "Measured figures shown beside the computed ones.");
    schema
        .quantity("eqe_average", &Reported::eqe_average, Dimension::fraction,
                  {.doc = "Photons into the forward hemisphere per electron, mean over devices.",
                   .range = {0, 1}})
        .quantity("eqe_max", &Reported::eqe_max, Dimension::fraction,
                  {.doc = "The same, champion device.", .range = {0, 1}})
        .text("source", &Reported::source, {.doc = "Where the values come from, e.g. a doi."});
    return schema;
}

}  // namespace

Schema<Stack> stack_schema() {
    Schema<Stack> schema("stack", "A planar light-emitting device, layer by layer.");
    schema.text("name", &Stack::name, {.doc = "Heading of the report.", .required = true})
        .tables("layer", &Stack::layers, layer_schema(),
                {.doc = "The layers, one table each, from the lowest up."})
        .table("ambient", &Stack::ambient, ambient_schema(), {.doc = "The media on both sides."})
        .tables("material", &Stack::materials, material_schema(),
                {.doc = "Materials that are not built in, or other values for those that are."})
        .table("emitter", &Stack::emitter, emitter_schema(), {.doc = "The emitting layer."})
        .table("optics", &Stack::optics, optics_settings_schema(),
               {.doc = "The optical computation."})
        .tables("interface", &Stack::interfaces, interface_schema(),
                {.doc = "What is special between two layers, for charges."})
        .table("contact", &Stack::contact, contacts_schema(),
               {.doc = "The electrodes as charges see them."})
        .tables("ion", &Stack::ions, ion_schema(), {.doc = "Mobile ions."})
        .table("device", &Stack::device, device_settings_schema(),
               {.doc = "The electrical computation."})
        .table("numerics", &Stack::numerics, numerics_settings_schema(),
               {.doc = "Reproduces another program's rounding."})
        .table("transient", &Stack::transient, transient_settings_schema(),
               {.doc = "How the source changes with time."})
        .table("impedance", &Stack::impedance, impedance_settings_schema(),
               {.doc = "Small alternating voltage."})
        .table("reported", &Stack::reported, reported_schema(), {.doc = "Measured figures."})
        .validated_by(check_stack);
    return schema;
}

}  // namespace anchorite::stack
