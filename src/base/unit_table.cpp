#include "unit_table.hpp"

#include <cassert>

#include "anchorite/base/constants.hpp"

namespace anchorite::units {
namespace {

// Order: m, kg, s, A, K, mol, cd, rad. CODATA 2018; constants of the 2019 SI are exact.
constexpr Exponents none{};
constexpr Exponents length{1};
constexpr Exponents area{2};
constexpr Exponents volume{3};
constexpr Exponents mass{0, 1};
constexpr Exponents time{0, 0, 1};
constexpr Exponents frequency{0, 0, -1};
constexpr Exponents current{0, 0, 0, 1};
constexpr Exponents temperature{0, 0, 0, 0, 1};
constexpr Exponents amount{0, 0, 0, 0, 0, 1};
constexpr Exponents luminous{0, 0, 0, 0, 0, 0, 1};
constexpr Exponents angle{0, 0, 0, 0, 0, 0, 0, 1};
constexpr Exponents solid_angle{0, 0, 0, 0, 0, 0, 0, 2};
constexpr Exponents energy{2, 1, -2};
constexpr Exponents power{2, 1, -3};
constexpr Exponents charge{0, 0, 1, 1};
constexpr Exponents voltage{2, 1, -3, -1};
constexpr Exponents lumen{0, 0, 0, 0, 0, 0, 1, 2};
constexpr Exponents lux{-2, 0, 0, 0, 0, 0, 1, 2};

constexpr double pi = 3.14159265358979323846;
constexpr double hartree = 4.3597447222071e-18;

constexpr UnitRow unit_table[] = {
    {"m", length, 1, true},
    {"Å", length, 1e-10},
    {"angstrom", length, 1e-10},
    {"Angstrom", length, 1e-10},
    {"bohr", length, 5.29177210903e-11},
    {"L", volume, 1e-3, true},
    {"l", volume, 1e-3, true},
    {"g", mass, 1e-3, true},
    {"Da", mass, 1.66053906660e-27},
    {"s", time, 1, true},
    {"min", time, 60},
    {"h", time, 3600},
    {"d", time, 86400},
    {"day", time, 86400},
    {"Hz", frequency, 1, true},
    {"A", current, 1, true},
    {"K", temperature, 1, true},
    {"°C", temperature, 1, false, 273.15},
    {"degC", temperature, 1, false, 273.15},
    {"mol", amount, 1, true},
    {"M", {-3, 0, 0, 0, 0, 1}, 1e3, true},
    {"cd", luminous, 1, true},
    {"nit", {-2, 0, 0, 0, 0, 0, 1}, 1},
    {"lm", lumen, 1, true},
    {"lx", lux, 1, true},
    {"rad", angle, 1, true},
    {"deg", angle, pi / 180},
    {"°", angle, pi / 180},
    {"sr", solid_angle, 1, true},
    {"J", energy, 1, true},
    {"eV", energy, constants::electronvolt, true},
    {"cal", energy, 4.184, true},
    {"Ha", energy, hartree},
    {"Hartree", energy, hartree},
    {"hartree", energy, hartree},
    {"Ry", energy, hartree / 2},
    {"W", power, 1, true},
    {"C", charge, 1, true},
    {"e", charge, constants::electronvolt},
    {"V", voltage, 1, true},
    {"Ohm", {2, 1, -3, -2}, 1, true},
    {"Ω", {2, 1, -3, -2}, 1, true},
    {"F", {-2, -1, 4, 2}, 1, true},
    {"%", none, 1e-2},
    {"percent", none, 1e-2},
    {"ppm", none, 1e-6},
};

// "da" and the prefixes below zepto and above exa have no use here.
constexpr PrefixRow prefix_table[] = {
    {"a", 1e-18}, {"f", 1e-15}, {"p", 1e-12}, {"n", 1e-9}, {"µ", 1e-6},
    {"μ", 1e-6},  {"u", 1e-6},  {"m", 1e-3},  {"c", 1e-2}, {"d", 1e-1},
    {"k", 1e3},   {"M", 1e6},   {"G", 1e9},   {"T", 1e12}, {"P", 1e15},
};

constexpr std::string_view fraction_units[] = {"%"};
constexpr std::string_view length_units[] = {"Å", "nm", "µm", "mm", "cm", "m"};
constexpr std::string_view area_units[] = {"mm2", "cm2", "µm2", "m2", "nm2"};
constexpr std::string_view volume_units[] = {"mL", "µL", "L", "cm3", "Å3"};
constexpr std::string_view time_units[] = {"s", "ns", "µs", "ms", "min", "h", "d"};
constexpr std::string_view frequency_units[] = {"Hz", "kHz", "MHz", "s^-1"};
constexpr std::string_view mass_units[] = {"mg", "g", "µg", "kg"};
constexpr std::string_view amount_units[] = {"mmol", "mol", "µmol"};
constexpr std::string_view concentration_units[] = {"mol/L", "mM", "mmol/L"};
constexpr std::string_view number_density_units[] = {"cm^-3", "m^-3", "nm^-3"};
constexpr std::string_view temperature_units[] = {"K", "°C"};
constexpr std::string_view angle_units[] = {"deg", "rad", "mrad"};
constexpr std::string_view energy_units[] = {"eV",      "meV",   "kJ/mol", "kcal/mol",
                                             "Hartree", "cm^-1", "J"};
constexpr std::string_view power_units[] = {"mW", "W", "µW"};
constexpr std::string_view charge_units[] = {"e", "C", "nC"};
constexpr std::string_view current_units[] = {"mA", "A", "µA"};
constexpr std::string_view current_density_units[] = {"mA/cm2", "A/m2", "A/cm2"};
constexpr std::string_view voltage_units[] = {"V", "mV", "kV"};
constexpr std::string_view field_units[] = {"V/m", "kV/cm", "MV/cm"};
constexpr std::string_view mobility_units[] = {"cm2/(V s)", "m2/(V s)"};
constexpr std::string_view radiant_intensity_units[] = {"mW/sr", "W/sr"};
constexpr std::string_view radiance_units[] = {"W/(sr m2)", "mW/(sr m2)"};
constexpr std::string_view irradiance_units[] = {"W/m2", "mW/cm2"};
constexpr std::string_view luminous_units[] = {"cd", "mcd"};
constexpr std::string_view luminance_units[] = {"cd/m2", "kcd/m2"};
constexpr std::string_view velocity_units[] = {"cm/s", "m/s"};
constexpr std::string_view areal_density_units[] = {"cm^-2", "m^-2", "nm^-2"};
constexpr std::string_view recombination_units[] = {"cm3/s", "m3/s"};
constexpr std::string_view auger_units[] = {"cm6/s", "m6/s"};
constexpr std::string_view generation_units[] = {"cm^-3 s^-1", "m^-3 s^-1"};
constexpr std::string_view area_resistance_units[] = {"Ohm cm2", "Ohm m2"};
constexpr std::string_view thermal_resistance_units[] = {"K cm2/W", "K m2/W"};

constexpr DimensionRow dimension_table[] = {
    {Dimension::number, "number", none, {}},
    {Dimension::fraction, "fraction", none, fraction_units},
    {Dimension::length, "length", length, length_units},
    {Dimension::area, "area", area, area_units},
    {Dimension::volume, "volume", volume, volume_units},
    {Dimension::time, "time", time, time_units},
    {Dimension::frequency, "frequency", frequency, frequency_units},
    {Dimension::mass, "mass", mass, mass_units},
    {Dimension::amount, "amount of substance", amount, amount_units},
    {Dimension::concentration, "concentration", {-3, 0, 0, 0, 0, 1}, concentration_units},
    {Dimension::number_density, "number density", {-3}, number_density_units},
    {Dimension::temperature, "temperature", temperature, temperature_units},
    {Dimension::angle, "angle", angle, angle_units},
    {Dimension::energy, "energy", energy, energy_units},
    {Dimension::power, "power", power, power_units},
    {Dimension::charge, "charge", charge, charge_units},
    {Dimension::current, "current", current, current_units},
    {Dimension::current_density, "current density", {-2, 0, 0, 1}, current_density_units},
    {Dimension::voltage, "voltage", voltage, voltage_units},
    {Dimension::electric_field, "electric field", {1, 1, -3, -1}, field_units},
    {Dimension::mobility, "mobility", {0, -1, 2, 1}, mobility_units},
    {Dimension::radiant_intensity,
     "radiant intensity",
     {2, 1, -3, 0, 0, 0, 0, -2},
     radiant_intensity_units},
    {Dimension::radiance, "radiance", {0, 1, -3, 0, 0, 0, 0, -2}, radiance_units},
    {Dimension::irradiance, "irradiance", {0, 1, -3}, irradiance_units},
    {Dimension::luminous_intensity, "luminous intensity", luminous, luminous_units},
    {Dimension::luminance, "luminance", {-2, 0, 0, 0, 0, 0, 1}, luminance_units},
    {Dimension::velocity, "velocity", {1, 0, -1}, velocity_units},
    {Dimension::areal_density, "areal density", {-2}, areal_density_units},
    {Dimension::recombination_coefficient,
     "recombination coefficient",
     {3, 0, -1},
     recombination_units},
    {Dimension::auger_coefficient, "Auger coefficient", {6, 0, -1}, auger_units},
    {Dimension::generation_rate, "generation rate", {-3, 0, -1}, generation_units},
    {Dimension::area_resistance, "resistance of an area", {4, 1, -3, -2}, area_resistance_units},
    {Dimension::thermal_resistance,
     "thermal resistance of an area",
     {0, -1, 3, 0, 1},
     thermal_resistance_units},
};

}  // namespace

std::span<const UnitRow> unit_rows() {
    return unit_table;
}

std::span<const PrefixRow> prefix_rows() {
    return prefix_table;
}

std::span<const DimensionRow> dimension_rows() {
    return dimension_table;
}

const DimensionRow& dimension_row(Dimension dimension) {
    const auto& row = dimension_table[static_cast<std::size_t>(dimension)];
    assert(row.dimension == dimension);
    return row;
}

}  // namespace anchorite::units
