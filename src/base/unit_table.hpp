#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "anchorite/base/units.hpp"

namespace anchorite::units {

/// Exponents of m, kg, s, A, K, mol, cd and rad (a steradian is rad^2).
using Exponents = std::array<std::int8_t, 8>;

/// One unit symbol: `factor` times the product of base units is its value in SI.
struct UnitRow {
    std::string_view symbol;
    Exponents exponents;
    double factor;
    bool prefixes = false;  ///< whether SI prefixes may precede it
    double offset = 0;      ///< added before scaling (°C only)
};

/// SI prefixes of the ten-powers in use.
struct PrefixRow {
    std::string_view symbol;
    double factor;
};

/// One dimension: its name, exponents and the units its error message suggests.
struct DimensionRow {
    Dimension dimension;
    std::string_view name;
    Exponents exponents;
    std::span<const std::string_view> suggestions;
};

std::span<const UnitRow> unit_rows();
std::span<const PrefixRow> prefix_rows();
const DimensionRow& dimension_row(Dimension dimension);
std::span<const DimensionRow> dimension_rows();

/// A unit such as "mA cm^-2" reduced to base units.
struct Reduced {
    Exponents exponents{};
    double factor = 1;
    double offset = 0;
};

/// @throws InputError  an unknown symbol or exponent
Reduced parse_unit(std::string_view text);

}  // namespace anchorite::units
