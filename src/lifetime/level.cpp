#include "anchorite/lifetime/level.hpp"

#include "anchorite/base/error.hpp"
#include "anchorite/optics/photometry.hpp"

namespace anchorite::lifetime {

namespace {

void check(LuminousEfficacy efficacy) {
    if (!(efficacy.value > 0)) {
        throw InputError(
            "a luminous efficacy must be positive: light without lumens has a "
            "radiance but no luminance");
    }
}

}  // namespace

LuminousEfficacy efficacy_of(const optics::Spectrum& power) {
    return {optics::luminous_efficacy(power)};
}

Luminance to_luminance(Radiance radiance, LuminousEfficacy efficacy) {
    check(efficacy);
    return {radiance.value * efficacy.value};
}

Radiance to_radiance(Luminance luminance, LuminousEfficacy efficacy) {
    check(efficacy);
    return {luminance.value / efficacy.value};
}

}  // namespace anchorite::lifetime
