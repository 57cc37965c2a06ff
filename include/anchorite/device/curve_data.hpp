#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"

namespace anchorite::device {

/// What a curve shows.
enum class Measured {
    current,     ///< current density
    radiance,    ///< along the normal
    luminance,   ///< along the normal
    efficiency,  ///< EQE: photons out on one side per electron
    sclc,        ///< current density of a device with one kind of carrier
};

/// Word of the fit file: "current", "radiance" ...
std::string_view measured_word(Measured measured);

/// Dimension of its values.
Dimension measured_dimension(Measured measured);

/// What it is measured against.
enum class Abscissa { voltage, current };

/// One column of a file, in SI.
struct MeasuredColumn {
    std::string title;  ///< as in the file
    std::string name;   ///< the title without its unit
    std::string unit;   ///< empty: none stated
    std::vector<double> values;
};

/// A file of measured curves.
struct MeasuredTable {
    std::vector<MeasuredColumn> columns;
    SourceLocation heading;
    std::vector<SourceLocation> places;  ///< of each row
};

/// Numbers under a heading whose cells are titles with units: `voltage [V], current density
/// [mA/cm2], EQE [%]`. Columns may be separated by comma, semicolon or tab; `#` begins comments.
/// Voltages, currents, light and efficiencies are converted to SI, other columns are kept as they
/// are.
/// @throws InputError  as optics::parse_text_columns; no heading, a heading of another length than
///                     the rows, text between or after the rows, a unit that is unknown
MeasuredTable parse_measured_table(std::string_view text, std::string_view name);

/// The column of a name or title. @throws InputError  there is none; names those there are
const MeasuredColumn& column_named(const MeasuredTable& table, std::string_view name);

/// The column that a quantity is recognised in by its words and unit; null if there is none.
/// @throws InputError  several columns could be it
const MeasuredColumn* column_of(const MeasuredTable& table, Measured measured);

/// The voltages, recognised likewise. @throws InputError  several columns could be it
const MeasuredColumn* voltage_column(const MeasuredTable& table);

}  // namespace anchorite::device
