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
    std::vector<double> by_zone;  ///< mean over each of `zone_slices` equal slices of the emitter
    optics::Spectrum spectrum;    ///< of the light outside, watts on any scale
    double pattern = 1;           ///< see LightOut; 1 is assumed where nothing is computed
    /// Above the emitter's left face [m], see light_places; empty: the means hold everywhere.
    std::vector<double> places;
    std::vector<double> out_by_place;     ///< outcoupling
    std::vector<double> normal_by_place;  ///< photons per solid angle along the normal [1/sr]
    std::vector<optics::Spectrum> spectrum_by_place;  ///< these photons, on one scale
};

/// Equal slices of the emitter that its recombination zone is shown in.
inline constexpr int zone_slices = 12;

/// Places in a layer [m] between which outcoupling may be taken for straight: U/F goes down to 0
/// with the distance's cube at an absorbing neighbour, so they are a tenth of that distance apart,
/// and nowhere more than a fortieth of the layer. The outermost are 0.1 nm inside, in layers below
/// 2.4 nm a twenty-fourth of it.
std::vector<double> light_places(double thickness);

/// Reads or computes it: device.outcoupling of the file with the emitter's own spectrum, otherwise
/// emission from `light_places`, for which the share out of one exciton is qF/(1 - q + qF) U/F with
/// q = emitter.plqy, or U/F where the layer counts photons. None without an [emitter].
/// @throws InputError  as optics::device_model; the emitter has no [layer.electronic]
/// @throws Cancelled   `progress` returned false
std::optional<StackLight> light_of(const stack::Stack& description, const StackDevice& built,
                                   const ProgressCallback& progress = {});

/// What the light of one recombination zone looks like along the normal.
struct LightLook {
    double peak = 0;                             ///< of the watts per wavelength [m]
    std::optional<optics::Chromaticity> colour;  ///< CIE 1931; none: infrared or ultraviolet
};

/// Spectrum along the normal of a recombination zone with `light.places`, watts on any scale; that
/// of an evenly lit emitter where the zone has no light.
optics::Spectrum spectrum_of(const StackLight& light, const EmissionZone& zone);

/// Its peak and colour.
LightLook look_of(const StackLight& light, const EmissionZone& zone);

/// The same as led_points takes it; `zones` are the recombination zones of the sweep's points in
/// `light.places`; both must outlive the path.
LightPath light_path(const StackLight& light, const std::vector<EmissionZone>& zones);

}  // namespace anchorite::device
