#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// Values on an even grid, row by row: values[row * columns + column].
struct ImageMap {
    std::string name;
    std::size_t columns = 0;
    std::size_t rows = 0;
    double step_x = 1;  ///< between columns, in `length_unit`
    double step_y = 1;  ///< between rows, in `length_unit`
    std::string length_unit = "nm";
    std::string value_unit;  ///< `length_unit` of heights
    std::vector<double> values;

    /// @throws InputError  fewer than 8 x 8 points, steps not positive, values not finite
    void validate() const;
};

/// A map of an instrument's file with its axes in a unit of length, and its values where they are
/// heights.
/// @param map   which of the file's maps
/// @param hint  how another is chosen, for the message where there is no such map
/// @throws InputError  no such map, axes that are uneven or measure no length
ImageMap image_map(const InstrumentFile& file, std::size_t map, std::string_view length_unit,
                   const std::string& hint = {});

/// A map for a figure, averaged over blocks so that it has at most 40,000 cells.
MapPlot map_plot(const ImageMap& image, const std::string& id, const std::string& title,
                 const PlotAxis& value);

}  // namespace anchorite::measurement
