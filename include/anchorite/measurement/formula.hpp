#pragma once

#include <map>
#include <string>
#include <string_view>

namespace anchorite::measurement {

/// Atoms of a formula unit by atomic number.
using Composition = std::map<int, int>;

/// "C18H15OP", "Pb(CH3COO)2" or "CuSO4·5H2O" taken apart.
/// @throws InputError  empty, an unknown element, an unbalanced bracket, a charge, a count of 0
Composition parse_formula(std::string_view formula);

/// The formula in Hill order: C, H, then by symbol; by symbol alone without C.
std::string hill_formula(const Composition& composition);

/// Mean molar mass of the natural mixture of isotopes, from RDKit's atomic weights [kg/mol].
double molar_mass(const Composition& composition);

}  // namespace anchorite::measurement
