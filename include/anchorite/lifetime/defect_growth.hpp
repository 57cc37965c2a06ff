#pragma once

#include <functional>
#include <vector>

#include "anchorite/lifetime/acceleration.hpp"
#include "anchorite/lifetime/decay_curve.hpp"

namespace anchorite::lifetime {

/// Traps that multiply while a device is driven: d k_nr/dt = g · d^m · k0 · (k_nr/k0)^q, with d the
/// drive over its reference and k0 a scale of rates. Order q: 0 a constant supply of traps, 1 each
/// trap begets others, 2 they are made where recombination at traps sets energy free *and* traps
/// already are (events ∝ k_nr, places ∝ k_nr). A phenomenological law.
struct DefectGrowth {
    double initial = 0;         ///< k_nr of the fresh device [1/s]
    double growth = 0;          ///< g, at the reference drive [1/s]
    double scale = 0;           ///< k0, the same for devices that are compared, e.g. k_r [1/s]
    double drive_exponent = 1;  ///< m
    double order = 2;           ///< q
    void validate() const;      ///< @throws InputError
};

/// Radiance that a device gives with some k_nr [1/s], at one drive [W/(sr m²)]. It must not rise
/// with k_nr. A drift-diffusion device, or PLQY times a constant.
using RadianceOfTraps = std::function<double(double nonradiative)>;

/// k_nr after some time at a drive, in closed form [1/s]. Infinite from the time on at which order
/// q > 1 diverges. @throws InputError  as validate; a negative time or drive
double nonradiative_after(const DefectGrowth& growth, double drive, double time);

/// Time at which k_nr has reached a value, the inverse [s]; infinite where it never does.
/// @throws InputError  as above; a value below the initial one
double time_to_nonradiative(const DefectGrowth& growth, double drive, double nonradiative);

/// The radiance at some times [s]; 0 once k_nr has diverged.
/// @throws InputError  as above
/// @throws RunError    a radiance that is not finite
DecayCurve grow_defects(const DefectGrowth& growth, double drive, const RadianceOfTraps& radiance,
                        const std::vector<double>& times);

/// Time to a share of the fresh radiance: the k_nr at which the radiance has fallen so far, then
/// the time it takes. Infinite where the radiance never falls so far. [s]
/// @throws InputError  as above; a share outside (0, 1)
/// @throws RunError    the radiance does not fall with k_nr, or is not positive at first
double growth_lifetime(const DefectGrowth& growth, double drive, const RadianceOfTraps& radiance,
                       double share = 0.5);

/// Radiance at a drive (over its reference) and a k_nr [1/s].
using DrivenRadiance = std::function<double(double drive, double nonradiative)>;

/// Lifetimes at several drives against initial radiance: the n that such growth gives. With
/// R0 ∝ d^s it is m/s. @throws InputError, RunError  as growth_lifetime and fit_power_law
PowerLaw acceleration_of(const DefectGrowth& growth, const std::vector<double>& drives,
                         const DrivenRadiance& radiance, double share = 0.5);

}  // namespace anchorite::lifetime
