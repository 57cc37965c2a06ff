#pragma once

#include <array>
#include <optional>
#include <string>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::measurement {

/// One [[structure]]: the lattice of one sample as diffraction and as a microscope see it.
struct StructureReport {
    Located<std::string> name;
    std::optional<Located<double>> lattice_constant;  ///< of the cubic cell, by diffraction [m]
    std::optional<Located<double>> spacing;           ///< of fringes in an image [m]
    std::optional<std::array<double, 3>> plane;       ///< h, k, l that the fringes are said to be
    std::string from;
};

/// A quantity that a record reports and its files give.
struct ComparedValue {
    std::string subject;  ///< "control, EQE"
    std::string unit;     ///< of both values
    Located<double> reported;
    double measured = 0;
    std::optional<double> error = {};  ///< standard error of the measured one
    std::string from;                  ///< the analysis and its file
};

/// The table [[structure]] of a record.
Schema<StructureReport> structure_schema();

}  // namespace anchorite::measurement
