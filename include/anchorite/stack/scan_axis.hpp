#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/units.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::stack {

/// One key of the stack file that is varied.
struct ScanAxis {
    std::string name;  ///< as written: "QD.thickness"
    std::string path;  ///< of the key in the file
    Dimension dimension = Dimension::number;
    std::string unit;            ///< the one that tables show; empty: none
    std::vector<double> values;  ///< SI
};

/// Reads "QD.thickness=20:80:5nm" or "contact.cathode.work_function=2.7:3.3:0.1eV": any number or
/// quantity of the stack file, named as full_path says, ranges as parse_value_range reads them.
/// @throws InputError  an unknown key, one that is no number, a range that cannot be, or an end of
///                     it that the stack file could not have
ScanAxis parse_scan_axis(std::string_view text, const Stack& description);

/// An axis of one key with given values [SI], or with none yet where only its unit is asked for.
/// @throws InputError  as parse_scan_axis
ScanAxis scan_axis(const Stack& description, std::string_view key, std::vector<double> values = {});

/// "QD.thickness [nm]", for the heading of a column.
std::string heading(const ScanAxis& axis);

/// A value of the axis in the unit of its heading.
double shown(const ScanAxis& axis, double value);

/// What makes a stack have a value [SI] of the axis.
InputOverride override_of(const ScanAxis& axis, double value);

/// Whether the axis changes what light does, a given outcoupling included, so that light computed
/// before would be wrong: false for charges and the sweep alone.
bool is_optical(const ScanAxis& axis);

}  // namespace anchorite::stack
