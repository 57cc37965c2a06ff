#pragma once

#include <string_view>

namespace anchorite {

/// Atomic number of a symbol ("Pb" -> 82), 0 when there is no such element.
int atomic_number(std::string_view symbol);

/// Symbol of an atomic number; empty outside 1 ... 118.
std::string_view element_symbol(int atomic_number);

/// Van der Waals radius [Å] (Bondi, J. Phys. Chem. 1964, 68, 441; for U and what Bondi
/// lacks Alvarez, Dalton Trans. 2013, 42, 8617; Po to Ra Mantina et al., J. Phys. Chem. A 2009,
/// 113, 5806). Nobody gives Pm, which gets the mean of its neighbours, and Fm to Og, which get
/// Es's. Asserts 1 ... 118.
double van_der_waals_radius(int atomic_number);

/// Covalent radius [Å] (Cordero et al., Dalton Trans. 2008, 2832; beyond Cm the single-bond radii
/// of Pyykkö and Atsumi, Chem. Eur. J. 2009, 15, 186). Asserts 1 ... 118.
double covalent_radius(int atomic_number);

}  // namespace anchorite
