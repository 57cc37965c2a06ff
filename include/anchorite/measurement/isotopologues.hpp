#pragma once

#include <map>
#include <string>
#include <vector>

#include "anchorite/measurement/formula.hpp"

namespace anchorite::measurement {

/// Mass of an electron, CODATA 2018 [Da].
inline constexpr double electron_mass = 5.48579909065e-4;

/// A nuclide that occurs in nature, from RDKit's table.
struct Isotope {
    int mass_number = 0;
    double mass = 0;       ///< of the neutral atom [Da]
    double abundance = 0;  ///< share of the element's atoms
};

/// The natural isotopes of an element, lightest first; empty where it has none.
std::vector<Isotope> natural_isotopes(int atomic_number);

/// A molecule of certain isotopes.
struct Isotopologue {
    double mass = 0;                                ///< neutral [Da]
    double abundance = 0;                           ///< share of all molecules
    std::map<int, std::map<int, int>> composition;  ///< element -> mass number -> atoms
};

/// Isotopologues of at least a share of all, most abundant first.
/// @throws InputError  an element without natural isotopes, an empty formula
std::vector<Isotopologue> isotopologues(const Composition& composition, double least = 1e-4);

/// The isotopologue of each element's most abundant isotope. @throws InputError  as above
Isotopologue monoisotopic(const Composition& composition);

/// What is not the most abundant isotope, beside all of an element that has any such:
/// "79Br2 81Br", "13C"; empty for the monoisotopic one.
std::string heavy_atoms(const Isotopologue& isotopologue);

/// An ion of a mass spectrum: atoms added to a molecule, and its charge.
struct IonKind {
    std::string name;   ///< "[M+H]+"
    Composition added;  ///< negative counts are lost
    int charge = 1;
};

/// "[M]+", "[M+H]+", "[M+Na]+", "[M-H]-", "[M+2H]2+"; a dot "•" may follow. Several M are refused.
/// @throws InputError  not of this form
IonKind parse_ion(const std::string& text);

/// m/z of an ion whose atoms weigh `mass` as neutral ones: electrons are taken off or put on [Da].
double mass_to_charge(double mass, const IonKind& ion);

/// Atoms of the ion. @throws InputError  it loses atoms that the molecule does not have
Composition ion_composition(const Composition& molecule, const IonKind& ion);

}  // namespace anchorite::measurement
