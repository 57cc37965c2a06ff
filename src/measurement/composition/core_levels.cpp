#include "anchorite/measurement/composition/core_levels.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

namespace {

constexpr double p_ratio = 1.0 / 2, d_ratio = 2.0 / 3, f_ratio = 3.0 / 4;

constexpr std::array<CoreLevel, 14> known_levels{{
    {"C 1s", 284.8, 0, 0, 1.00},
    {"N 1s", 401.6, 0, 0, 1.798},
    {"O 1s", 532.0, 0, 0, 2.931},
    {"F 1s", 685.4, 0, 0, 4.428},
    {"P 2p", 135.3, 0.87, p_ratio, 0.789 + 0.403},
    {"S 2p", 164.2, 1.18, p_ratio, 1.108 + 0.567},
    {"Cl 2p", 200.0, 1.60, p_ratio, 1.513 + 0.775},
    {"Br 3d", 69.0, 1.05, d_ratio, 1.685 + 1.157},
    {"In 3d", 443.1, 7.54, d_ratio, 13.329 + 9.219},
    {"Sn 3d", 484.8, 8.41, d_ratio, 14.808 + 10.247},
    {"I 3d", 619.4, 11.50, d_ratio, 19.874 + 13.769},
    {"Cs 3d", 725.5, 13.94, d_ratio, 23.779 + 16.467},
    {"Au 4f", 84.1, 3.67, f_ratio, 9.590 + 7.545},
    {"Pb 4f", 136.3, 4.86, f_ratio, 12.740 + 10.011},
}};

std::string plain(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == ' ') continue;
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return out;
}

}  // namespace

std::span<const CoreLevel> core_levels() {
    return known_levels;
}

const CoreLevel& find_core_level(const std::string& name) {
    std::vector<std::string> known;
    for (const CoreLevel& level : known_levels) {
        if (plain(level.name) == plain(name)) return level;
        known.emplace_back(level.name);
    }
    throw InputError({}, "there is no core level \"" + name + "\" in the table",
                     did_you_mean(name, known));
}

std::string_view sensitivity_source() {
    return "photoionisation cross sections for Al Kα, C 1s = 1 (Kissel, xraylib 4.0; as Scofield "
           "1976 within 2 %); transmission and escape depth of the electrons are not in them";
}

}  // namespace anchorite::measurement
