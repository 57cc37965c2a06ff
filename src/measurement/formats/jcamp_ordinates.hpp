#pragma once

#include <vector>

#include "measurement/formats/jcamp_records.hpp"

namespace anchorite::measurement {

/// Numbers of an (X++(Y..Y)) table as they are written, factors not applied.
struct JcampOrdinates {
    std::vector<double> values;        ///< NaN for "?"
    std::vector<double> starts;        ///< abscissa that each line begins with
    std::vector<std::size_t> offsets;  ///< value that each line begins with, from 0
    std::vector<std::size_t> lines;    ///< where these stand in the file
};

/// Reads ordinates in the codings AFFN, PAC, SQZ, DIF and DUP, also mixed (McDonald and Wilks,
/// Appl. Spectrosc. 42 (1988) 151, appendix; the letters are those of its table).
/// An E after a digit is an exponent only before a sign: SQZ has letters E of its own.
/// @throws InputError  another character, a line whose first value is not the last of the line
///                     before where differences want that (y check), a line without an abscissa
JcampOrdinates jcamp_ordinates(const TextLines& lines, const JcampRecord& record);

/// Numbers of an (XY..XY) table, line after line.
/// @param columns  of each point; a line must hold whole points
/// @throws InputError  another character, a decimal comma, or half a point
std::vector<std::vector<double>> jcamp_points(const TextLines& lines, const JcampRecord& record,
                                              std::size_t columns);

}  // namespace anchorite::measurement
