#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace anchorite::device {

/// A single-carrier current–voltage curve and the film it belongs to.
struct SclcCurve {
    std::vector<double> voltage;  ///< rising, positive [V]
    std::vector<double> current;  ///< positive [A/m^2]
    double thickness = 0;         ///< [m]
    double permittivity = 1;      ///< relative
    double temperature = 300;     ///< [K]
};

/// Mobility by the law of Mott and Gurney, J = 9/8 eps mu V^2 / L^3.
struct MottGurneyFit {
    double mobility = 0;            ///< geometric mean over the range [m^2/(V s)]
    double logarithmic_spread = 0;  ///< standard deviation of ln(mobility) over the range
    double from = 0;                ///< the range [V]
    double to = 0;                  ///< [V]
    double slope = 0;               ///< mean d ln J / d ln V there
};

/// Neighbouring points of a curve, [first, last), whose slopes are close to one law's.
struct SlopeRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Trap-filled limit by the intersection of tangents in the plot of ln J against ln V: that of the
/// ohmic range (its least slope; without such a range, the least below the step) and that of the
/// steepest point.
struct TrapFilledLimit {
    std::optional<double> voltage;  ///< absent without a step [V]
    double least_voltage = 0;       ///< 2 pi^2 kT/q: diffusion from the contacts hides it below [V]
    double steepest = 0;            ///< largest d ln J / d ln V
    /// Three neighbours or more below the step (of the whole curve without one) with slopes of 0.7
    /// to 1.3; nearest the step.
    std::optional<SlopeRange> ohmic;
    /// Three neighbours or more above it, likewise, with slopes of 1.6 to 2.4; at the highest
    /// voltages.
    std::optional<SlopeRange> space_charge;
    /// N_t = 2 eps V_TFL / (q L^2), only where the limit means something. A lower bound: the step
    /// begins at V (1 - 2 sqrt(E / qV)) of the full limit V, E being the traps' depth [1/m^3].
    std::optional<double> trap_density;
    std::vector<std::string> objections;  ///< why there is no trap density; empty if there is
};

/// d ln J / d ln V at each point, by central differences.
std::vector<double> log_slopes(const SclcCurve& curve);

/// Fits the highest range of voltages in which every slope is within `slack` of 2; none if there
/// are fewer than three such points, or where the curve is steeper than that above them: it then
/// passes through 2 while traps fill, and the law holds nowhere.
/// @throws InputError  lists of different length, fewer than five points, a value that is not
///                     positive, voltages that do not rise, no thickness or permittivity
std::optional<MottGurneyFit> fit_mott_gurney(const SclcCurve& curve, double slack = 0.15);

/// The limit and whether it may be read as a trap density: V_TFL above 2 pi^2 kT/q (Duijnstee et
/// al., ACS Energy Lett. 5 (2020) 376), an ohmic range before, a slope above 3 in the step and a
/// space-charge range after it, each of three neighbouring points at least: a floor of noise below
/// and a limit of the instrument's current above are neither.
/// @throws InputError  as fit_mott_gurney
TrapFilledLimit trap_filled_limit(const SclcCurve& curve);

}  // namespace anchorite::device
