#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/optics/colour.hpp"
#include "anchorite/optics/figures.hpp"
#include "anchorite/optics/photometry.hpp"
#include "anchorite/optics/radiance.hpp"

namespace anchorite::optics {

/// How a spectrum is described.
struct SpectrumFigures {
    Peak wavelength;                     ///< per wavelength, in watts [m]
    Peak energy;                         ///< per energy, in watts [J]
    std::optional<Chromaticity> colour;  ///< none: infrared or ultraviolet
    std::optional<DominantWavelength> dominant;
    double efficacy = 0;  ///< of radiation [lm/W]
};

/// Power into one direction, mean over the emitter.
struct DirectionView {
    double angle = 0;      ///< from the normal [rad]
    double intensity = 0;  ///< photons per solid angle over those of all directions [1/sr]
    std::optional<Chromaticity> colour;  ///< none: infrared or ultraviolet
    double shift = 0;                    ///< distance in u', v' from the colour at the normal
};

/// What one sees of a device from the side where most of its light leaves.
struct Appearance {
    Side side = Side::bottom;
    Spectrum inside;  ///< the emitter's own, watts, 1 at its peak
    Spectrum normal;  ///< outside at the normal, watts, 1 at its peak
    Spectrum all;     ///< outside in all directions, watts, 1 at its peak
    SpectrumFigures inside_figures;
    SpectrumFigures normal_figures;
    SpectrumFigures all_figures;
    std::vector<DirectionView> directions;  ///< 0 ... 89°
    /// Intensity in the medium next to the films (glass) before anything reflects it [1/sr]; on the
    /// scale of `directions`.
    std::vector<double> in_substrate;
    double pattern = 1;                        ///< Φ/(π I(0)) of the photons; 1 is Lambertian
    double current_efficiency = 0;             ///< at the normal [cd/A]
    double lambertian_current_efficiency = 0;  ///< of a Lambertian source of the same EQE [cd/A]
    double radiance_per_current = 0;  ///< at the normal, over the current density [W/(sr A)]
};

/// Figures of a spectrum in watts. @throws InputError  as Spectrum::validate
SpectrumFigures spectrum_figures(const Spectrum& power);

/// Angles 0, 1 ... 89° [rad].
std::vector<double> view_angles();

/// Positions count by the photons that their excitons send, see emitting_time, as they do in the
/// efficiency. The emitter's spectrum on its own fine grid times what the stack does to it, a
/// straight line between the wavelengths computed and constant beyond them. Of `options`
/// reabsorption is taken from the model.
/// @throws InputError  as angular_emission
Appearance appearance(const DeviceModel& model, const EmissionOfModel& emission,
                      const EmissionOptions& options = {});

}  // namespace anchorite::optics
