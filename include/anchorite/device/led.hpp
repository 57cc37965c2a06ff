#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "anchorite/device/sweep.hpp"

namespace anchorite::device {

/// How photons leave on the side one looks at.
struct LightOut {
    double outcoupling = 1;    ///< share of the photons that leave there
    double photon_energy = 0;  ///< mean, of the light outside [J]
    double efficacy = 0;       ///< of that light; 0: invisible [lm/W]
    /// Light in all directions over that of a Lambertian source of the same radiance at the normal,
    /// see optics::pattern_factor.
    double pattern = 1;
    /// @throws InputError  a share outside 0 ... 1, an energy or pattern that is not positive
    void validate() const;
};

/// What becomes of the pairs that recombine radiatively, in plain numbers (`optics` has them).
struct LightPath {
    /// Layers whose light counts; empty: all.
    std::vector<std::size_t> emitters = {};
    /// Share of radiative recombinations that make a photon: 1 where the layer's coefficient counts
    /// photons, the exciton's quantum yield where it counts excitons.
    double yield = 1;
    LightOut out = {};
    /// Takes the place of `out`: at a point of the sweep, for a recombination zone that moves.
    std::function<LightOut(std::size_t point)> out_at = {};
    /// @throws InputError  a yield outside 0 ... 1, as LightOut::validate
    void validate() const;
};

/// Light of one point. Ratios to the current are none where the current is not positive, and all is
/// none of a point that has not converged.
struct LedPoint {
    double voltage = 0;      ///< of the source [V]
    double current = 0;      ///< [A/m^2]
    bool converged = false;  ///< the sweep's point did
    /// q times radiative recombinations of the emitters, negative in reverse [A/m^2]
    double radiative = 0;
    double outcoupling = 0;                    ///< share of the photons that leave
    double radiance = 0;                       ///< along the normal, never negative [W/(sr m^2)]
    double luminance = 0;                      ///< along the normal [cd/m^2]
    std::optional<double> internal;            ///< photons made per electron
    std::optional<double> external;            ///< EQE: photons out on that side per electron
    std::optional<double> current_efficiency;  ///< luminance over current [cd/A]
    std::optional<double> power_efficiency;    ///< lumens out over current times voltage [lm/W]
    std::optional<double> wall_plug;           ///< watts of light out over current times voltage
};

/// q times the photons that the emitters make of `radiative`, q times their radiative
/// recombinations [A/m^2]. None where np is below equilibrium: light of the surroundings is then
/// taken up.
double photons_made(const LightPath& path, double radiative);

/// Radiance along the normal of `made` [A/m^2], see photons_made, which leaves as `out` says
/// [W/(sr m^2)].
double radiance_of(const LightOut& out, double made);

/// Light of each point: EQE = outcoupling x yield x radiative / current; radiance = EQE J hv /
/// (q pi pattern), so J EQE = 209 A/m^2 of a Lambertian source at 693 nm is 119 W/(sr m^2).
/// @throws InputError  as LightPath::validate, or an emitter that is no layer
std::vector<LedPoint> led_points(const Sweep& sweep, const LightPath& path);

/// What V_on and roll-off are read at.
struct LedTargets {
    double radiance = 0.1;         ///< W/(sr m^2) at which a deep-red device counts as on
    double luminance = 1;          ///< cd/m^2 at which a visible one does
    double first_roll_off = 0.9;   ///< share of the maximum EQE
    double second_roll_off = 0.5;  ///< share of the maximum EQE
    /// @throws InputError  a level that is not positive, a share outside 0 ... 1
    void validate() const;
};

/// The largest EQE computed at points with at least a thousandth of the radiance or of the
/// luminance of turn-on.
struct BestPoint {
    double external = 0;
    double voltage = 0;   ///< [V]
    double current = 0;   ///< [A/m^2]
    bool at_end = false;  ///< it is the sweep's first or last: the true maximum may lie outside
};

/// The figures of a curve; none: the sweep does not reach it.
struct LedFigures {
    /// Voltage at which the radiance, or the luminance, first reaches its target: a straight line
    /// between the logarithms of neighbouring points [V].
    std::optional<double> turn_on_radiance;
    std::optional<double> turn_on_luminance;
    std::optional<BestPoint> best;
    /// Current density beyond the maximum at which EQE has fallen to a share of it: a straight line
    /// of EQE against log J [A/m^2].
    std::optional<double> first_roll_off;
    std::optional<double> second_roll_off;
};

/// Points that have not converged are left out.
/// @throws InputError  as LedTargets::validate
LedFigures led_figures(const std::vector<LedPoint>& points, const LedTargets& targets = {});

}  // namespace anchorite::device
