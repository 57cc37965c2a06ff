#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "anchorite/base/text_file.hpp"

namespace anchorite::test {

/// What SIMsalabim 5.36 computed of one device (data/SOURCES.md); SI.
struct ReferenceCurrents {
    std::vector<double> voltage;
    std::vector<double> current;
    std::vector<double> radiative;
    std::vector<double> traps;
};

inline constexpr double reference_noise = 4e-8;  ///< of SIMsalabim's current [A/m^2]
inline constexpr double reference_least = 1e-4;  ///< below it there are no digits [A/m^2]

/// How far a current is from the reference beyond the reference's noise, relative.
inline double off(double current, double expected) {
    return std::max(0.0, std::abs(current - expected) - reference_noise) / expected;
}

/// The file of a case ("20" ... "52").
inline ReferenceCurrents read_reference(const std::string& number) {
    LineReader reader(std::string(ANCHORITE_TEST_DATA) + "/device/case_" + number + ".csv");
    ReferenceCurrents reference;
    for (std::string line; reader.next(line);) {
        if (line.empty() || line[0] == '#' || line[0] == 'V') continue;
        const char* at = line.c_str();
        std::vector<double> numbers;
        for (char* end = nullptr; *at != '\0'; at = *end == ',' ? end + 1 : end) {
            numbers.push_back(std::strtod(at, &end));
        }
        reference.voltage.push_back(numbers.at(0));
        reference.current.push_back(numbers.at(1));
        reference.radiative.push_back(numbers.at(2));
        reference.traps.push_back(numbers.at(3));
    }
    return reference;
}

/// The part of it that has digits, every so many of its voltages.
inline ReferenceCurrents meaningful(const std::string& number, std::size_t every = 1) {
    const auto all = read_reference(number);
    ReferenceCurrents kept;
    std::size_t count = 0;
    for (std::size_t i = 0; i < all.voltage.size(); ++i) {
        if (std::abs(all.current[i]) < reference_least || count++ % every != 0) continue;
        kept.voltage.push_back(all.voltage[i]);
        kept.current.push_back(all.current[i]);
        kept.radiative.push_back(all.radiative[i]);
        kept.traps.push_back(all.traps[i]);
    }
    return kept;
}

}  // namespace anchorite::test
