#include "anchorite/device/fit_input.hpp"

namespace anchorite::device {

namespace {

std::vector<Choice<FitScale>> scales() {
    return {{"log", FitScale::logarithmic, "ratios count"},
            {"linear", FitScale::linear, "differences count"}};
}

void add_columns(Schema<CurveInput>& schema) {
    schema
        .text("data", &CurveInput::data,
              {.doc = "File of numbers under a heading with units, e.g. \"voltage [V],current "
                      "density [mA/cm2]\", relative to the fit file.",
               .required = true})
        .choice(
            "kind", &CurveInput::kind,
            {{"current", Measured::current, "current density"},
             {"radiance", Measured::radiance, "along the normal"},
             {"luminance", Measured::luminance, "along the normal"},
             {"eqe", Measured::efficiency, "photons out on one side per electron"},
             {"sclc", Measured::sclc, "current density of a hole-only or electron-only device"}},
            {.doc = "What is measured; by default every column that is recognised by its unit "
                    "is a curve."})
        .choice("against", &CurveInput::against,
                {{"voltage", Abscissa::voltage, "the source's"},
                 {"current", Abscissa::current, "the voltage follows from the current density"}},
                {.doc = "What it is measured against; by default voltage where there is one."})
        .text("x", &CurveInput::x, {.doc = "Title of that column, where several could be it."})
        .text("y", &CurveInput::y, {.doc = "Title of the column of values, likewise."})
        .text("from", &CurveInput::from,
              {.doc = "Points below are left out, with the unit of what it is measured against."})
        .text("to", &CurveInput::to, {.doc = "Points above are left out."});
}

void add_errors(Schema<CurveInput>& schema) {
    schema
        .quantity("relative_error", &CurveInput::relative_error, Dimension::fraction,
                  {.doc = "Standard deviation of a value over the value.", .range = {0, 10}})
        .text("absolute_error", &CurveInput::absolute_error,
              {.doc = "Standard deviation with the unit of the values, added in quadrature."})
        .text("error_column", &CurveInput::error_column,
              {.doc = "Title of the column of standard deviations."})
        .choice("scale", &CurveInput::scale, scales(),
                {.doc = "What counts; by default ratios, differences for EQE."})
        .number("weight", &CurveInput::weight,
                {.doc = "Of the curve where errors are unknown.", .range = {1e-6, 1e6}});
}

Schema<CurveInput> curve_schema() {
    Schema<CurveInput> schema("[[curve]]", "One measured curve, or all curves of one file.");
    schema.text("name", &CurveInput::name, {.doc = "For tables; by default the file's name."})
        .text("stack", &CurveInput::stack, {.doc = "Its stack file; by default the fit's."})
        .text("set", &CurveInput::set,
              {.doc = "What differs from the stack file, e.g. [\"film.thickness=200 nm\"]."});
    add_columns(schema);
    add_errors(schema);
    return schema;
}

Schema<ParameterInput> parameter_schema() {
    Schema<ParameterInput> schema("[[parameter]]", "A number that is sought.");
    schema
        .text("keys", &ParameterInput::keys,
              {.doc = "Keys of the stack files that take its value, e.g. [\"QD.hole_mobility\"]; "
                      "a key that one of several stack files lacks is passed over there.",
               .required = true,
               .min_count = 1})
        .text("bounds", &ParameterInput::bounds,
              {.doc = "Least and largest value with units.",
               .required = true,
               .min_count = 2,
               .max_count = 2})
        .text("start", &ParameterInput::start,
              {.doc = "First value tried; by default the middle of the bounds."})
        .choice("scale", &ParameterInput::scale, scales(),
                {.doc = "How it is varied; by default log where the bounds are positive and a "
                        "factor of 5 or more apart."})
        .text("curves", &ParameterInput::curves,
              {.doc = "Names of the curves it holds for; by default all."})
        .text("name", &ParameterInput::name, {.doc = "For tables; by default the first key."});
    return schema;
}

}  // namespace

Schema<FitInput> fit_schema() {
    Schema<FitInput> schema("fit",
                            "Measured curves and the numbers of stack files sought in them.");
    schema.text("stack", &FitInput::stack, {.doc = "Stack file of the curves that name none."})
        .tables("curve", &FitInput::curves, curve_schema(),
                {.doc = "A measured curve.", .required = true, .min_count = 1})
        .tables("parameter", &FitInput::parameters, parameter_schema(),
                {.doc = "A number that is sought.", .required = true, .min_count = 1})
        .integer("starts", &FitInput::starts,
                 {.doc = "Searches from different points of the bounds.", .range = {1, 1000}})
        .integer("iterations", &FitInput::iterations,
                 {.doc = "Most steps of each.", .range = {1, 10000}})
        .quantity("confidence", &FitInput::confidence, Dimension::fraction,
                  {.doc = "Of every interval.", .range = {0.5, 0.9999}});
    return schema;
}

}  // namespace anchorite::device
