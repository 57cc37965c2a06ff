#include "anchorite/optics/photometry.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/optics/colour.hpp"

namespace anchorite::optics {
namespace {

using std::numbers::pi;

double visible_efficacy(const Spectrum& power) {
    const double efficacy = luminous_efficacy(power);
    if (!(efficacy > 0)) throw InputError("a spectrum without visible light has no luminance");
    return efficacy;
}

void check_positive(double value, const char* what) {
    if (value > 0 && std::isfinite(value)) return;
    throw InputError(fmt::format("a {} of {}; it must be positive", what, value));
}

}  // namespace

double luminous_efficacy(const Spectrum& power) {
    return luminous_efficacy_constant * tristimulus(power).y / integral(power);
}

double luminance(double radiance, const Spectrum& power) {
    return radiance * luminous_efficacy(power);
}

double radiance(double luminance, const Spectrum& power) {
    return luminance / visible_efficacy(power);
}

double pattern_factor(std::span<const double> angles, std::span<const double> intensities) {
    if (angles.size() < 2 || intensities.size() != angles.size() || angles.front() != 0 ||
        angles.back() > pi / 2 * (1 + 1e-12)) {
        throw InputError(
            fmt::format("{} angles and {} intensities; as many of both are needed, "
                        "from 0 to at most 90°",
                        angles.size(), intensities.size()));
    }
    check_positive(intensities.front(), "normal intensity");
    // ∫ I sinθ dθ = ½ ∫ (I/cosθ) d(sin²θ): I/cosθ is constant for Lambert and smooth otherwise.
    double flux = 0;
    double last = intensities.front();
    for (std::size_t i = 1; i < angles.size(); ++i) {
        if (!(angles[i] > angles[i - 1])) throw InputError("angles must be ascending");
        const double cosine = std::cos(angles[i]);
        const double next = cosine > 1e-9 ? intensities[i] / cosine : last;
        const double a = std::sin(angles[i - 1]), b = std::sin(angles[i]);
        flux += 0.25 * (last + next) * (b * b - a * a);
        last = next;
    }
    const double end = std::sin(angles.back());
    flux += 0.5 * last * (1 - end * end);
    return 2 * flux / intensities.front();
}

double photon_current_density(double radiance, const Source& source) {
    const double flux = pi * radiance * source.pattern;
    return constants::elementary_charge * flux / mean_photon_energy(source.power);
}

double external_efficiency_of_radiance(double radiance, double current_density,
                                       const Source& source) {
    check_positive(current_density, "current density");
    return photon_current_density(radiance, source) / current_density;
}

double external_efficiency_of_current_efficiency(double candela_per_ampere, const Source& source) {
    return photon_current_density(radiance(candela_per_ampere, source.power), source);
}

double current_efficiency(double external_efficiency, const Source& source) {
    return external_efficiency * luminous_efficacy(source.power) /
           photon_current_density(1, source);
}

double power_efficiency(double candela_per_ampere, double voltage, const Source& source) {
    check_positive(voltage, "voltage");
    return pi * source.pattern * candela_per_ampere / voltage;
}

}  // namespace anchorite::optics
