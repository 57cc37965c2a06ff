#pragma once

#include "anchorite/optics/spectrum.hpp"

namespace anchorite::lifetime {

/// Radiance in the normal direction [W/(sr m²)]. Not a Luminance: neither converts to the other
/// without an efficacy.
struct Radiance {
    double value = 0;
};

/// Luminance in the normal direction [cd/m²].
struct Luminance {
    double value = 0;
};

/// Lumens per watt of a device's light [lm/W]: 683.002 ∫S V dλ / ∫S dλ. At 693 nm it changes by 7 %
/// per nanometre.
struct LuminousEfficacy {
    double value = 0;
};

/// Of a spectrum in watts. @throws InputError  as optics::luminous_efficacy
LuminousEfficacy efficacy_of(const optics::Spectrum& power);

/// L_v = K L_e. @throws InputError  an efficacy that is not positive
Luminance to_luminance(Radiance radiance, LuminousEfficacy efficacy);

/// L_e = L_v / K. @throws InputError  an efficacy that is not positive
Radiance to_radiance(Luminance luminance, LuminousEfficacy efficacy);

}  // namespace anchorite::lifetime
