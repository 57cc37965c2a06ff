#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// What a column of a measurement is called in the files of many instruments.
struct ColumnQuery {
    std::string what;                ///< for messages: "voltage"
    Dimension dimension;             ///< that its unit must have
    std::vector<std::string> names;  ///< lower-case headings: "voltage", "v", "bias"
    /// Unit of a column that states none; empty: that is an error. A plain number or a fraction
    /// needs none.
    std::string unstated = {};
};

/// The column that a query describes: the one whose heading is one of the names (letter case,
/// units in brackets and underscores ignored), else one whose heading begins with one of them as a
/// word, else one whose unit alone measures the dimension. Null where there is none.
/// @throws InputError  several columns fit equally well; names them
const Column* search_column(const DataTable& table, const ColumnQuery& query);

/// The same, where it must be there. @throws InputError  as above; names the columns that there are
const Column& find_column(const DataTable& table, const ColumnQuery& query);

/// The column of exactly this heading (letter case ignored).
/// @throws InputError  there is none; names those that there are
const Column& column_named(const DataTable& table, std::string_view name);

/// Whether a column's unit measures a dimension. A plain number has no unit, a fraction none or %.
bool measures(const Column& column, Dimension dimension);

/// A column in SI. Arbitrary units ("counts", "a.u.") pass as plain numbers.
/// @param unstated  unit where the column states none; empty: that is an error
/// @throws InputError  the unit is unknown, of another dimension, or not stated
std::vector<double> column_in_si(const Column& column, Dimension dimension,
                                 std::string_view unstated = {});

/// A column in a unit. @throws InputError  as column_in_si, or `unit` is of another dimension
std::vector<double> column_in_unit(const Column& column, std::string_view unit, Dimension dimension,
                                   std::string_view unstated = {});

/// "voltage [V], J [mA/cm²]": the columns of a table, for messages.
std::string column_list(const DataTable& table);

}  // namespace anchorite::measurement
