#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anchorite/optics/material.hpp"

namespace anchorite::optics {

/// n and k of a refractiveindex.info file: `tabulated nk`, `tabulated n`, `tabulated k` and
/// formulas 1 to 9, alone or n and k apart on grids of their own. Wavelengths there are in µm.
/// @param name  stands for the file in messages
/// @throws InputError  with the line: not YAML, no n, two of one quantity, an unknown type, a row
/// that
///                     is not numbers or is cut short, wavelengths out of order, n or k below 0
OpticalConstants parse_refractive_index_yaml(std::string_view text, std::string_view name);

/// n and k of a text table: columns wavelength, n and k (or n alone) separated by comma, semicolon,
/// tab or blanks, or a block of wavelength and n followed by one of wavelength and k, as
/// refractiveindex.info exports them. A heading may name the columns and the unit (`wavelength_nm`,
/// `lambda (µm)`); `unit` says it where the heading does not.
/// @throws InputError  with the line, as above; a unit that nobody states or that two state
///                     differently
OpticalConstants parse_index_text(std::string_view text, std::string_view name,
                                  const std::optional<std::string>& unit);

/// Either of them, by the file's ending: .yml and .yaml are refractiveindex.info's.
/// @throws InputError  as above
OpticalConstants parse_material_file(std::string_view text, std::string_view name,
                                     const std::optional<std::string>& unit);

}  // namespace anchorite::optics
