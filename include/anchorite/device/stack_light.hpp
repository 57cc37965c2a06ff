#pragma once

#include <optional>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/led.hpp"
#include "anchorite/device/profiles.hpp"
#include "anchorite/optics/colour.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::device {

/// What the stack's optics say of light made in the emitter, for every bias.
struct StackLight {
    std::size_t emitter = 0;      ///< of the device's layers
    double yield = 1;             ///< photons per radiative recombination, see LightPath
    bool excitons = false;        ///< the layer makes excitons, so that PLQY enters the yield
    bool computed = false;        ///< from the optics; false: the stack file gives outcoupling
    double outcoupling = 1;       ///< mean over the layer
    std::vector<double> by_zone;  ///< outcoupling of equal slices of the emitter; empty: the mean
    optics::Spectrum spectrum;    ///< of the light outside, watts on any scale
    /// Photons at the normal of a pair in each slice, on one scale; empty: `spectrum` for all.
    std::vector<optics::Spectrum> spectrum_by_zone;
    double pattern = 1;  ///< see LightPath; 1 is assumed where nothing is computed
};

/// Slices of the emitter that outcoupling is computed for.
inline constexpr int zone_slices = 12;

/// Reads or computes it: device.outcoupling of the file with the emitter's own spectrum, otherwise
/// emission from the middles of `zone_slices` slices, for which the share out of one exciton is
/// qF/(1 - q + qF) U/F with q = emitter.plqy, or U/F where the layer counts photons. None without
/// an [emitter].
/// @throws InputError  as optics::device_model; the emitter has no [layer.electronic]
/// @throws Cancelled   `progress` returned false
std::optional<StackLight> light_of(const stack::Stack& description, const StackDevice& built,
                                   const ProgressCallback& progress = {});

/// What the light of one recombination zone looks like along the normal.
struct LightLook {
    double peak = 0;                             ///< of the watts per wavelength [m]
    std::optional<optics::Chromaticity> colour;  ///< CIE 1931; none: infrared or ultraviolet
};

/// Spectrum along the normal of a recombination zone in `zone_slices` slices, watts on any scale;
/// that of an evenly lit emitter where the zone has no light.
optics::Spectrum spectrum_of(const StackLight& light, const EmissionZone& zone);

/// Its peak and colour.
LightLook look_of(const StackLight& light, const EmissionZone& zone);

/// The same as led_points takes it; `zones` are the recombination zones of the sweep's points in
/// `zone_slices` slices and must outlive the path.
LightPath light_path(const StackLight& light, const std::vector<EmissionZone>& zones);

}  // namespace anchorite::device
