#include "anchorite/stack/impedance_settings.hpp"

#include <fmt/format.h>

#include <cmath>

namespace anchorite::stack {
namespace {

constexpr double most_frequencies = 10000;
constexpr double most_voltage = 1e4;  // [V]

/// Steps between the ends, at least one.
double steps_of(const ImpedanceSettings& settings) {
    const double decades = std::log10(settings.to.value / settings.from.value);
    return std::max(1.0, std::ceil(decades * settings.per_decade - 1e-9));
}

}  // namespace

void ImpedanceSettings::validate() const {
    const SourceLocation& place = to.where.line > 0 ? to.where : from.where;
    if (!(to > from)) {
        throw InputError(place, fmt::format("the highest frequency {:g} Hz is not above the lowest "
                                            "{:g} Hz",
                                            to.value, from.value));
    }
    if (steps_of(*this) >= most_frequencies) {
        throw InputError(place, fmt::format("more than {:g} frequencies", most_frequencies),
                         "make per_decade smaller");
    }
}

std::vector<double> frequencies(const ImpedanceSettings& settings) {
    const double steps = steps_of(settings);
    const double ratio = std::log(settings.to.value / settings.from.value);
    std::vector<double> list;
    for (int i = 0; i < static_cast<int>(steps); ++i) {
        list.push_back(settings.from.value * std::exp(ratio * i / steps));
    }
    list.push_back(settings.to.value);
    return list;
}

Schema<ImpedanceSettings> impedance_settings_schema() {
    Schema<ImpedanceSettings> schema(
        "[impedance]",
        "Small alternating voltage on top of a bias; `anchorite device --impedance`.");
    const Range range{1e-9, 1e15};
    schema
        .quantity("bias", &ImpedanceSettings::bias, Dimension::voltage,
                  {.doc = "Across the layers; each is a run of its own.",
                   .required = true,
                   .range = {-most_voltage, most_voltage},
                   .min_count = 1})
        .quantity("from", &ImpedanceSettings::from, Dimension::frequency,
                  {.doc = "Lowest frequency.", .default_text = "1 Hz", .range = range})
        .quantity("to", &ImpedanceSettings::to, Dimension::frequency,
                  {.doc = "Highest frequency.", .default_text = "10 MHz", .range = range})
        .integer("per_decade", &ImpedanceSettings::per_decade,
                 {.doc = "Frequencies in a decade.", .range = {1, 1000}})
        .boolean("ions", &ImpedanceSettings::ions_move,
                 {.doc = "Whether ions follow; otherwise they stay where the bias put them."})
        .validated_by(&ImpedanceSettings::validate);
    return schema;
}

}  // namespace anchorite::stack
