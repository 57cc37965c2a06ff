#include "anchorite/measurement/structure/radiation.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

namespace {

struct Anode {
    std::string_view name;
    double alpha1;
    double alpha2;
};

constexpr std::array<Anode, 6> anodes{{{"Cu", 1.540593, 1.544427},
                                       {"Co", 1.788996, 1.792835},
                                       {"Fe", 1.936041, 1.939973},
                                       {"Cr", 2.289726, 2.293651},
                                       {"Mo", 0.709317, 0.713607},
                                       {"Ag", 0.559422, 0.563813}}};

constexpr double half_degree = std::numbers::pi / 360;  ///< θ [rad] of 2θ = 1°

void check_wavelength(double value) {
    if (!(value >= 0.1 && value <= 10)) {
        throw InputError(fmt::format(
            "a wavelength of {:g} Å is no X-ray line: give it in Å between 0.1 and 10", value));
    }
}

}  // namespace

void Radiation::validate() const {
    check_wavelength(alpha1);
    if (alpha2 != 0) check_wavelength(alpha2);
    if (!(ratio >= 0 && ratio <= 1)) {
        throw InputError("the ratio of Kα2 to Kα1 must lie between 0 and 1; tubes have 0.5");
    }
}

std::vector<std::string> known_anodes() {
    std::vector<std::string> names;
    for (const Anode& anode : anodes) names.emplace_back(anode.name);
    return names;
}

Radiation radiation_of_anode(std::string_view name) {
    for (const Anode& anode : anodes) {
        if (anode.name == name) {
            return {fmt::format("{} Kα", name), anode.alpha1, anode.alpha2, 0.5};
        }
    }
    throw InputError(
        fmt::format("there is no anode \"{}\"; {}", name, did_you_mean(name, known_anodes())));
}

Radiation monochromatic(double wavelength) {
    Radiation radiation{fmt::format("{:.6g} Å", wavelength), wavelength, 0, 0};
    radiation.validate();
    return radiation;
}

double bragg_angle(double spacing, double wavelength) {
    const double sine = wavelength / (2 * spacing);
    if (!(sine > 0 && sine <= 1)) return std::numeric_limits<double>::quiet_NaN();
    return std::asin(sine) / half_degree;
}

double bragg_spacing(double two_theta, double wavelength) {
    return wavelength / (2 * std::sin(two_theta * half_degree));
}

double alpha2_angle(double two_theta, const Radiation& radiation) {
    if (radiation.alpha2 == 0) return std::numeric_limits<double>::quiet_NaN();
    return bragg_angle(bragg_spacing(two_theta, radiation.alpha1), radiation.alpha2);
}

}  // namespace anchorite::measurement
