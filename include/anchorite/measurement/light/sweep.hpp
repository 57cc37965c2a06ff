#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/columns.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// Which way the voltage went.
enum class SweepDirection { rising, falling };

/// "rising" or "falling".
std::string_view name_of(SweepDirection direction);

/// Current density against voltage, one way, by rising voltage whatever the direction.
struct Sweep {
    std::string name;
    SweepDirection direction = SweepDirection::rising;
    bool direction_by_name = false;  ///< "_rev", "_for"; else by the order of the points
    bool dark_by_name = false;       ///< "dark" is a word of the name
    std::vector<double> voltage;     ///< rising [V]
    std::vector<double> current;     ///< as many, sign of the file [A/m²]
    std::vector<HeaderEntry> header = {};
};

/// Every sweep of a file: each column of a current or current density against the voltages of its
/// table. A table that goes up and down is parted at its turning point. Points without a number
/// are left out.
/// @param area  that currents in ampere belong to [m²]; none: from the file's header ("active area
///              [cm2]") where it has one
/// @throws InputError  no voltages or currents, currents in ampere without an area, fewer than
///                     three points, a voltage twice in one direction
std::vector<Sweep> sweeps_of(const InstrumentFile& file, std::optional<double> area = {});

/// Rows of a table that belong to one way of the voltage, by rising voltage.
struct OneWay {
    SweepDirection direction = SweepDirection::rising;
    std::vector<std::size_t> rows;
};

/// Parts a table where its voltage turns; of a turning voltage that was recorded twice each part
/// gets one. Rows in which the voltage or one of the others is no
/// number are left out.
/// @param name  of the sweep, for messages
/// @throws InputError  fewer than three points in a part, a voltage twice in one direction
std::vector<OneWay> one_way_rows(const std::string& name, const std::vector<double>& voltage,
                                 const std::vector<std::vector<double>>& others);

/// What files call the voltage.
const ColumnQuery& voltage_query();

/// A column of current or current density as a density [A/m²].
/// @throws InputError  a current without an area, or as column_in_si
std::vector<double> density_of(const Column& column, std::optional<double> area);

/// The values of some rows.
std::vector<double> values_of_rows(const std::vector<double>& values,
                                   const std::vector<std::size_t>& rows);

/// "active area [cm2]" of the header, a single number or one that all pixels share [m²].
std::optional<double> area_in_header(const InstrumentFile& file);

/// Value of the straight line between points (x rising) at a place; none outside.
std::optional<double> on_line(const std::vector<double>& x, const std::vector<double>& y,
                              double at);

/// Places where the straight lines between points cross a level, in the order of the points.
std::vector<double> crossings(const std::vector<double>& x, const std::vector<double>& y,
                              double level);

}  // namespace anchorite::measurement
