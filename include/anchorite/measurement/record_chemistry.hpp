#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::measurement {

/// One [[compound.nmr]]: the signals of one nucleus as a report lists them.
struct NmrList {
    Located<std::string> nucleus;   ///< "1H", "13C" ...
    std::vector<double> integrals;  ///< nuclei of each signal; empty: not given
    std::vector<double> shifts;     ///< where each signal lies [ppm]; empty: not given
    std::string from;               ///< where in the report
};

/// One [[compound.mass]]: an ion of a high-resolution mass spectrum, as m/z.
struct IonMass {
    Located<std::string> ion;          ///< "[M]+", "[M+H]+" ...
    std::optional<double> calculated;  ///< what the report says it must be
    std::optional<double> found;
    std::string from;
};

/// One [[compound]]: a molecule and the spectra that prove it.
struct Compound {
    Located<std::string> name;
    std::optional<Located<std::string>> smiles;
    std::optional<Located<std::string>> formula;
    std::vector<NmrList> nmr;
    std::vector<IonMass> masses;
};

/// One [[quantity]]: an amount of a substance, weighed or dissolved.
struct Quantity {
    Located<std::string> name;
    std::optional<Located<std::string>> formula;
    std::optional<Located<double>> mass;           ///< [kg]
    std::optional<Located<double>> amount;         ///< [mol]
    std::optional<Located<double>> volume;         ///< of the solution [m³]
    std::optional<Located<double>> concentration;  ///< [mol/m³]
    std::string from;
};

/// The table [[compound]] of a record.
Schema<Compound> compound_schema();

/// The table [[quantity]] of a record.
Schema<Quantity> quantity_schema();

}  // namespace anchorite::measurement
