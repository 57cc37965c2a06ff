#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "anchorite/measurement/light/bias_spectra.hpp"
#include "anchorite/measurement/light/sweep.hpp"
#include "anchorite/optics/photometry.hpp"

namespace anchorite::measurement {

/// What the light detector of an LED measured.
enum class LightKind {
    radiance,      ///< in the normal direction [W/(sr m²)]
    luminance,     ///< in the normal direction [cd/m²]
    photocurrent,  ///< of a photodiode on the normal [A]
    flux,          ///< all light of one side, in an integrating sphere [W]
};

/// "radiance" ...
std::string_view name_of(LightKind kind);

/// A photodiode on the normal of a device that is small against the distance.
struct Photodiode {
    double radius = 0;                ///< of its active disc [m]
    double distance = 0;              ///< from the device [m]
    optics::Spectrum responsivity{};  ///< [A/W] against wavelength [m]
};

/// What is known of a device's light apart from its amount.
struct LedLight {
    LightKind kind = LightKind::radiance;
    optics::Spectrum power;  ///< spectrum in the normal direction [W/m, any scale]
    double pattern = 1;      ///< Φ/(π I(0)); 1: Lambertian assumed
    bool lambertian = true;  ///< the pattern is assumed, not measured
    double area = 0;         ///< of the device; for photocurrent and flux [m²]
    Photodiode photodiode{};
    /// Spectra that differ from bias to bias, by rising voltage; `power` is then used only to
    /// tell where the device is dark. Empty: none do.
    std::vector<BiasSpectrum> by_bias = {};
    /// @throws InputError  a spectrum that is none, a pattern that is not positive, no area or
    ///                     photodiode where the kind needs it
    void validate() const;
};

/// The light with its spectrum at a voltage alone; the same where there is one spectrum.
LedLight at_bias(const LedLight& light, double voltage);

/// Photocurrent per radiated power of the spectrum, ∫S R dλ / ∫S dλ [A/W].
/// @throws InputError  the responsivity does not cover where the spectrum exceeds 1 % of its peak
double mean_responsivity(const optics::Spectrum& power, const optics::Spectrum& responsivity);

/// Radiance in the normal direction per unit of a kind's signal. A disc on the normal at the
/// half-angle θ collects π L A sin²θ of a small Lambertian source; a sphere π L A · pattern.
/// @throws InputError  as LedLight::validate
double radiance_per_signal(const LedLight& light);

/// Light, voltage and current density of an LED, by rising voltage.
struct LedSweep {
    Sweep electrical;
    std::vector<double> light;       ///< in the SI unit of the kind
    std::vector<double> efficiency;  ///< EQE of the file itself; empty: it has none
};

/// A file's sweeps and what their light is.
struct LedSweeps {
    LightKind kind = LightKind::radiance;
    std::vector<LedSweep> sweeps;
};

/// Sweeps of a file with a column of light: radiance, luminance, photocurrent or radiant flux, told
/// by heading and unit. A table that goes up and down is parted at its turning point.
/// @param area  that currents in ampere belong to [m²]
/// @param kind  which light to take where the file has several; none: the only one
/// @throws InputError  no or several kinds of light, or as sweeps_of
LedSweeps led_sweeps_of(const InstrumentFile& file, std::optional<double> area = {},
                        std::optional<LightKind> kind = {});

/// Offset and noise of a light detector.
struct Noise {
    double offset = 0;       ///< mean where no light can be; subtracted
    double deviation = 0;    ///< standard deviation of one point; 0: unknown
    std::size_t points = 0;  ///< that it rests on; 0: given by the user
    /// Whether there is a deviation to compare light with.
    [[nodiscard]] bool known() const { return deviation > 0; }
};

/// Mean and deviation of the light at voltages below `dark_below`; unknown with fewer than three
/// points there or where all are equal.
Noise noise_of(const LedSweep& sweep, double dark_below);

}  // namespace anchorite::measurement
