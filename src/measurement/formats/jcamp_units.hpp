#pragma once

#include <string_view>

#include "measurement/formats/headings.hpp"

namespace anchorite::measurement {

/// What an abscissa is called and its unit, from XUNITS: "1/CM" is a wavenumber in cm-1.
Heading jcamp_abscissa(std::string_view units);

/// What an ordinate is called and its unit, from YUNITS: "TRANSMITTANCE" has none.
Heading jcamp_ordinate(std::string_view units);

}  // namespace anchorite::measurement
