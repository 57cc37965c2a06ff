#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/sweep.hpp"

namespace anchorite::measurement {

/// Light on a device whose current is read as a photocurrent.
struct JvOptions {
    double irradiance = 1000;  ///< for the efficiency [W/m²]
    /// @throws InputError  an irradiance that is not positive
    void validate() const;
};

/// What a sweep under light says, by straight lines between its points. Powers that the device
/// gives count as positive, whatever the sign of the file; it gives power between 0 and a V_oc
/// above 0 alone, where current flows the way of the photocurrent. Forward bias takes power up.
struct JvFigures {
    std::optional<double> short_circuit;  ///< J_sc = J(V = 0), sign of the file [A/m²]
    std::optional<double> open_circuit;   ///< V_oc: last place of J = 0 [V]
    std::optional<double> fill_factor;    ///< P_MPP / |J_sc V_oc|
    /// P_MPP, highest of the measured points in 0 < V < V_oc [W/m²]; none of a sweep that its name
    /// calls dark.
    std::optional<double> power;
    double power_voltage = 0;          ///< of that point [V]
    double power_current = 0;          ///< of that point, sign of the file [A/m²]
    std::optional<double> efficiency;  ///< P_MPP over the irradiance
    std::size_t zero_crossings = 0;    ///< of J; more than one: noise or a dark sweep
};

/// Figures of one sweep; what it does not reach is absent. @throws InputError  as validate
JvFigures jv_figures(const Sweep& sweep, const JvOptions& options = {});

/// Two sweeps of one device, one each way.
struct Hysteresis {
    std::string falling;  ///< names of the sweeps
    std::string rising;
    double power_index = 0;  ///< (P_falling - P_rising) / P_falling at the points of highest power
    /// ∫|J_falling - J_rising| dV / ∫|J_falling| dV from V = 0 to the smaller V_oc.
    double area_index = 0;
};

/// Pairs of neighbouring sweeps with opposite directions that both give power, V_oc > 0.
std::vector<Hysteresis> hysteresis_of(const std::vector<Sweep>& sweeps,
                                      const JvOptions& options = {});

/// A derived value of the file's own header that its points contradict.
struct Contradiction {
    std::string sweep;
    std::string key;        ///< of the header
    double stated = 0;      ///< in the header's unit
    double recomputed = 0;  ///< in the header's unit
};

/// Header entries J_sc, V_oc, fill factor, P_MPP, J_MPP, U_MPP and efficiency of a sweep that
/// differ from the figures by more than a part in a thousand, in the unit of their brackets. A
/// share without a unit may be a number or per cent; of currents the amount is compared, not the
/// sign.
std::vector<Contradiction> contradictions_of(const Sweep& sweep, const JvFigures& figures);

/// Everything that is said of some sweeps of one file.
struct JvResult {
    JvOptions options;
    std::vector<Sweep> sweeps;
    std::vector<JvFigures> figures;  ///< of each
    std::vector<Hysteresis> hysteresis;
    std::vector<Contradiction> contradictions;
};

/// @throws InputError  no sweep, or as JvOptions::validate
JvResult analyse_jv(std::vector<Sweep> sweeps, const JvOptions& options = {});

/// The sweep that gives most power; none: no sweep gives any.
std::optional<std::size_t> best_of(const JvResult& result);

/// The result with its definitions, table and figures. Sources are left to the caller.
Analysis describe(const JvResult& result);

}  // namespace anchorite::measurement
