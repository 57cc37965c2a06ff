#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/device/sclc.hpp"
#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/sweep.hpp"

namespace anchorite::measurement {

/// The film of a single-carrier device and how its curves are read.
struct SclcOptions {
    double thickness = 0;           ///< [m]
    double permittivity = 0;        ///< relative
    double temperature = 300;       ///< [K]
    double built_in = 0;            ///< subtracted from every voltage [V]
    double points_per_decade = 20;  ///< of voltage, to which dense points are averaged in ln J
    double thickness_error = 0;     ///< relative standard error
    double permittivity_error = 0;  ///< relative standard error
    /// @throws InputError  a value that is not positive, a negative error
    void validate() const;
};

/// J = 4π² (kT/q) ε μ V / L³: current that the contacts' charge alone carries (Röhr, Kirchartz and
/// Nelson, J. Phys. Condens. Matter 29, 205901 (2017)) [A/m²].
/// @param mobility  [m²/(V s)] @throws InputError  as SclcOptions::validate
double moving_electrode_current(const SclcOptions& film, double mobility, double voltage);

/// J = 9/8 ε μ V² / L³ [A/m²]. @throws InputError  as SclcOptions::validate
double mott_gurney_current(const SclcOptions& film, double mobility, double voltage);

/// 2 ε V / (q L²): trap density whose limit is at a voltage [1/m³].
double trap_density_at(const SclcOptions& film, double voltage);

/// One polarity of one sweep, voltages and currents positive, dense points averaged.
struct SclcBranch {
    std::string name;
    bool negative = false;
    device::SclcCurve curve;
    std::vector<double> slopes;  ///< d ln J / d ln V
};

/// V_TFL by three constructions in the plot of ln J against ln V; which is meant must be said, they
/// differ by up to a factor of 8.
struct TrapFillingVoltages {
    std::optional<double> ohmic;      ///< tangents of the ohmic range and the steepest point [V]
    std::optional<double> quadratic;  ///< tangents of the steepest point and of slope 2 above [V]
    double steepest = 0;              ///< voltage of the largest slope [V]
};

/// What one branch says.
struct SclcFigures {
    SclcBranch branch;
    device::TrapFilledLimit limit;  ///< by the ohmic construction, with its objections
    TrapFillingVoltages voltages;
    std::optional<double> density_low;   ///< only without objections: of the ohmic construction
    std::optional<double> density_high;  ///< of the quadratic construction [1/m³]
    std::optional<device::MottGurneyFit> mobility;
};

/// Branches of sweeps with at least five points beyond the built-in voltage.
/// @throws InputError  there is none, or as validate
std::vector<SclcBranch> branches_of(const std::vector<Sweep>& sweeps, const SclcOptions& options);

/// @throws InputError  as device::trap_filled_limit
SclcFigures sclc_figures(const SclcBranch& branch, const SclcOptions& options);

/// Everything that is said of the branches of some sweeps.
struct SclcResult {
    SclcOptions options;
    std::vector<SclcFigures> figures;
};

/// @throws InputError  as branches_of
SclcResult analyse_sclc(const std::vector<Sweep>& sweeps, const SclcOptions& options);

/// The result with its definitions, table and figures. Sources are left to the caller.
Analysis describe(const SclcResult& result);

}  // namespace anchorite::measurement
