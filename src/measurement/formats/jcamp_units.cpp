#include "measurement/formats/jcamp_units.hpp"

#include <array>
#include <string>

#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

namespace {

struct KnownUnit {
    std::string_view written, name, unit;
};

/// Units that the standard names.
constexpr std::array<KnownUnit, 12> abscissae{{{"1/CM", "wavenumber", "cm-1"},
                                               {"CM-1", "wavenumber", "cm-1"},
                                               {"NANOMETERS", "wavelength", "nm"},
                                               {"NM", "wavelength", "nm"},
                                               {"MICROMETERS", "wavelength", "um"},
                                               {"HZ", "frequency", "Hz"},
                                               {"PPM", "shift", "ppm"},
                                               {"SECONDS", "time", "s"},
                                               {"S", "time", "s"},
                                               {"M/Z", "m/z", ""},
                                               {"V", "voltage", "V"},
                                               {"EV", "energy", "eV"}}};

constexpr std::array<KnownUnit, 5> ordinates{{{"ARBITRARY UNITS", "intensity", "a.u."},
                                              {"ARBITRARYUNITS", "intensity", "a.u."},
                                              {"COUNTS", "intensity", "counts"},
                                              {"A", "current", "A"},
                                              {"", "y", ""}}};

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return small;
}

}  // namespace

Heading jcamp_abscissa(std::string_view units) {
    for (const auto& [written, name, unit] : abscissae) {
        if (same_word(units, written)) return {std::string(name), std::string(unit)};
    }
    return {"x", std::string(units)};
}

Heading jcamp_ordinate(std::string_view units) {
    for (const auto& [written, name, unit] : ordinates) {
        if (same_word(units, written)) return {std::string(name), std::string(unit)};
    }
    Heading heading = heading_of(units);
    heading.name = small_letters(heading.name);
    return heading;
}

}  // namespace anchorite::measurement
