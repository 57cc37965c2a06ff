#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/structure/image_map.hpp"

namespace anchorite::measurement {

/// What is taken off a height map before its roughness is computed.
enum class Levelling {
    none,         ///< heights as the file has them
    mean,         ///< the mean
    plane,        ///< the least-squares plane
    polynomial2,  ///< the least-squares polynomial of total degree 2
    polynomial3,  ///< ... of total degree 3
    rows_mean,    ///< the mean of each row
    rows_median,  ///< the median of each row
    rows_line,    ///< the least-squares line of each row
};

/// Every levelling, the mildest first.
std::vector<Levelling> levellings();

/// "rows-median": as the command line takes it.
std::string levelling_id(Levelling levelling);

/// "median of each row removed" ...
std::string levelling_name(Levelling levelling);

/// The levelling of an id. @throws InputError  there is none; names those that there are
Levelling levelling_of(const std::string& id);

/// A levelled map. Row levellings take the mean of the result off as well.
/// @throws InputError  the map is not valid
ImageMap levelled(const ImageMap& map, Levelling levelling);

}  // namespace anchorite::measurement
