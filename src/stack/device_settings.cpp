#include "anchorite/stack/device_settings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/constants.hpp"

namespace anchorite::stack {
namespace {

constexpr double most_voltage = 1e4;  // [V]
constexpr double most_points = 10000;

void check_list(const std::vector<Located<double>>& list) {
    const bool rising = list.back().value >= list.front().value;
    for (std::size_t i = 1; i < list.size(); ++i) {
        if (list[i].value != list[i - 1].value && (list[i].value > list[i - 1].value) == rising) {
            continue;
        }
        throw InputError(list[i].where,
                         fmt::format("voltage {:g} V after {:g} V: they must rise or fall "
                                     "throughout",
                                     list[i].value, list[i - 1].value),
                         "sort the list, or drop the repeated value");
    }
}

Schema<ContactInput> contact_schema(const char* name, const char* doc) {
    Schema<ContactInput> schema(name, doc);
    schema
        .quantity("work_function", &ContactInput::work_function, Dimension::energy,
                  {.doc = "Below the vacuum level, of the electrode with what covers it.",
                   .required = true,
                   .range = {0, 20 * constants::electronvolt}})
        .quantity("velocity_electron", &ContactInput::velocity_electron, Dimension::velocity,
                  {.doc = "Surface recombination velocity of electrons; none: infinite.",
                   .range = {1e-30}})
        .quantity(
            "velocity_hole", &ContactInput::velocity_hole, Dimension::velocity,
            {.doc = "Surface recombination velocity of holes; none: infinite.", .range = {1e-30}})
        .boolean("barrier_lowering", &ContactInput::barrier_lowering,
                 {.doc = "Whether the image force eases injection over the lower barrier."});
    return schema;
}

void add_range(Schema<DeviceSettings>& schema) {
    const Range range{-most_voltage, most_voltage};
    schema
        .quantity("from", &DeviceSettings::from, Dimension::voltage,
                  {.doc = "First voltage of the sweep, anode against cathode.",
                   .default_text = "0 V",
                   .range = range})
        .quantity("to", &DeviceSettings::to, Dimension::voltage,
                  {.doc = "Last voltage.", .default_text = "5 V", .range = range})
        .quantity("step", &DeviceSettings::step, Dimension::voltage,
                  {.doc = "Between two voltages; the sign follows from the ends.",
                   .default_text = "0.1 V",
                   .range = {1e-6, most_voltage}})
        .quantity("voltages", &DeviceSettings::voltages, Dimension::voltage,
                  {.doc = "In place of the range, rising or falling throughout.", .range = range});
}

void add_surroundings(Schema<DeviceSettings>& schema) {
    schema
        .quantity("temperature", &DeviceSettings::temperature, Dimension::temperature,
                  {.doc = "Of the surroundings.", .default_text = "300 K", .range = {10, 2000}})
        .choice("anode", &DeviceSettings::anode,
                {{"below", AnodeSide::below, ""}, {"above", AnodeSide::above, ""}},
                {.doc = "Side of the anode; by default that of the layer with the role anode, "
                        "otherwise below."})
        .quantity("series_resistance", &DeviceSettings::series_resistance,
                  Dimension::area_resistance,
                  {.doc = "Of the leads.", .default_text = "0 Ohm cm2", .range = {0}})
        .quantity("shunt_resistance", &DeviceSettings::shunt_resistance, Dimension::area_resistance,
                  {.doc = "Across the layers; none: infinite.", .range = {1e-20}})
        .quantity("thermal_resistance", &DeviceSettings::thermal_resistance,
                  Dimension::thermal_resistance,
                  {.doc = "The layers are warmer by this times J V.",
                   .default_text = "0 K cm2/W",
                   .range = {0}});
}

void add_light(Schema<DeviceSettings>& schema) {
    schema
        .quantity("outcoupling", &DeviceSettings::outcoupling, Dimension::fraction,
                  {.doc = "Share of the photons that leave on the side one looks at; by default "
                          "computed from the stack's optics and the recombination zone.",
                   .range = {0, 1}})
        .quantity("turn_on_radiance", &DeviceSettings::turn_on_radiance, Dimension::radiance,
                  {.doc = "At which the device counts as on.",
                   .default_text = "0.1 W/(sr m2)",
                   .range = {1e-30}})
        .quantity("turn_on_luminance", &DeviceSettings::turn_on_luminance, Dimension::luminance,
                  {.doc = "The same for the eye; a figure of its own.",
                   .default_text = "1 cd/m2",
                   .range = {1e-30}});
}

}  // namespace

void DeviceSettings::validate() const {
    if (!voltages.empty()) {
        check_list(voltages);
        return;
    }
    const double steps = std::abs(to - from) / step;
    if (steps > most_points) {
        throw InputError(step.where.line > 0 ? step.where : to.where,
                         fmt::format("{:.6g} voltages; there can be {:g}", steps, most_points),
                         "make the step larger");
    }
}

std::vector<double> voltages(const DeviceSettings& settings) {
    std::vector<double> list;
    for (const double voltage : settings.voltages) list.push_back(voltage);
    if (!list.empty()) return list;
    const double span = settings.to - settings.from;
    const int steps = static_cast<int>(std::floor(std::abs(span) / settings.step + 1e-6));
    for (int i = 0; i <= steps; ++i) {
        const double at = settings.from + std::copysign(i * settings.step.value, span);
        list.push_back(std::round(at * 1e9) / 1e9);  // 0.3, not 0.30000000000000004
    }
    return list;
}

Schema<InterfaceInput> interface_schema() {
    Schema<InterfaceInput> schema("[[interface]]",
                                  "What is special between two layers; those not listed let "
                                  "carriers pass with continuous quasi-Fermi levels.");
    schema
        .text("between", &InterfaceInput::between,
              {.doc = "Names of two neighbouring layers.",
               .required = true,
               .min_count = 2,
               .max_count = 2})
        .quantity("velocity_electron", &InterfaceInput::velocity_electron, Dimension::velocity,
                  {.doc = "Transfer velocity of electrons (thermionic emission); none: infinite.",
                   .range = {1e-30}})
        .quantity("velocity_hole", &InterfaceInput::velocity_hole, Dimension::velocity,
                  {.doc = "Transfer velocity of holes; none: infinite.", .range = {1e-30}})
        .tables("trap", &InterfaceInput::traps, interface_trap_schema(),
                {.doc = "Traps at the interface."});
    return schema;
}

Schema<ContactsInput> contacts_schema() {
    Schema<ContactsInput> schema("[contact]", "The electrodes as charges see them.");
    schema
        .table("anode", &ContactsInput::anode,
               contact_schema("[contact.anode]", "Brings holes in."), {.doc = "Brings holes in."})
        .table("cathode", &ContactsInput::cathode,
               contact_schema("[contact.cathode]", "Brings electrons in."),
               {.doc = "Brings electrons in."});
    return schema;
}

Schema<IonInput> ion_schema() {
    Schema<IonInput> schema("[[ion]]", "Mobile ions, confined to some layers.");
    schema
        .choice("kind", &IonInput::kind,
                {{"anion", IonKind::anion, "charge -1"}, {"cation", IonKind::cation, "charge +1"}},
                {.doc = "Sign of the charge.", .required = true})
        .text("layers", &IonInput::layers,
              {.doc = "Names of the layers it can reach, neighbours.",
               .required = true,
               .min_count = 1})
        .quantity("density", &IonInput::density, Dimension::number_density,
                  {.doc = "Mean over those layers.", .required = true, .range = {0}})
        .quantity(
            "mobility", &IonInput::mobility, Dimension::mobility,
            {.doc = "Matters to transients only.", .default_text = "0 cm2/(V s)", .range = {0}})
        .quantity("sites", &IonInput::sites, Dimension::number_density,
                  {.doc = "It can take; none: no limit.", .range = {1}});
    return schema;
}

Schema<DeviceSettings> device_settings_schema() {
    Schema<DeviceSettings> schema("[device]", "The electrical computation.");
    add_range(schema);
    add_surroundings(schema);
    add_light(schema);
    schema
        .integer("cells_per_layer", &DeviceSettings::cells_per_layer,
                 {.doc = "Of the grid before it is refined.", .range = {4, 100000}})
        .boolean("adapt", &DeviceSettings::adapt,
                 {.doc = "Whether the grid is refined where the solution asks for it."})
        .choice("constants", &DeviceSettings::constants,
                {{"CODATA-2018", ConstantSet::codata_2018, ""},
                 {"SIMsalabim", ConstantSet::simsalabim, "four digits, to compare with it"}},
                {.doc = "Charge, Boltzmann's constant and vacuum permittivity."})
        .validated_by(&DeviceSettings::validate);
    return schema;
}

}  // namespace anchorite::stack
