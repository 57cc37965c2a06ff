#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite {

/// What a quantity of the user's input measures. Values are SI once parsed; `number` has no unit
/// and `fraction` takes a plain number or a percentage.
enum class Dimension {
    number,
    fraction,
    length,
    area,
    volume,
    time,
    frequency,
    mass,
    amount,
    concentration,
    number_density,
    temperature,
    angle,
    energy,
    power,
    charge,
    current,
    current_density,
    voltage,
    electric_field,
    mobility,
    radiant_intensity,
    radiance,
    irradiance,
    luminous_intensity,
    luminance,
    velocity,
    areal_density,
    recombination_coefficient,  ///< of two particles
    auger_coefficient,          ///< of three
    generation_rate,
    area_resistance,
    thermal_resistance,  ///< of an area
};

/// Name for people: "length", "current density" ...
std::string_view dimension_name(Dimension dimension);

/// The dimensions that a field may have, in the enum's order.
std::vector<Dimension> dimensions();

/// Units suggested for a dimension, the usual one first; empty for a plain number.
std::span<const std::string_view> suggested_units(Dimension dimension);

/// Value in SI of a quantity such as "6.5 Å", "0.15 cm x 0.2 cm", "10 mA/cm2" or "25 °C". Units
/// combine with SI prefixes, `/`, `*` or a space, and exponents (cm^-2, cm-2, cm⁻²).
/// @throws InputError  not a number, not finite, no unit, unknown unit, or a unit of another
///                     dimension; the message names units that fit
double parse_quantity(std::string_view text, Dimension dimension);

/// The same, as a value in `unit`: parse_quantity_in("0.65 nm", "Å", Dimension::length) = 6.5.
/// @throws InputError  as parse_quantity
double parse_quantity_in(std::string_view text, std::string_view unit, Dimension dimension);

/// Value in SI of `value` in `unit`, e.g. from_unit(6.5, "Å", Dimension::length) = 6.5e-10.
/// @throws InputError  the unit is unknown or of another dimension
double from_unit(double value, std::string_view unit, Dimension dimension);

/// Value in `unit` of a quantity in SI, e.g. to_unit(6.5e-10, "Å", Dimension::length) = 6.5.
/// @throws InputError  as from_unit
double to_unit(double si, std::string_view unit, Dimension dimension);

/// "6.5 Å" of 6.5e-10 m, with at most `digits` significant digits.
/// @throws InputError  as from_unit
std::string format_quantity(double si, std::string_view unit, Dimension dimension, int digits = 10);

/// Every unit symbol that measures a dimension, without prefixes or products, for references and
/// tests.
std::vector<std::string_view> unit_symbols(Dimension dimension);

}  // namespace anchorite
