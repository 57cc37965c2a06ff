#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/base/field.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// A map of transient absorption: change of absorbance ΔA = −log10(I_pumped/I_unpumped) over delay
/// and wavelength.
struct TransientMap {
    std::vector<double> wavelengths_nm;  ///< strictly ascending [nm]
    std::vector<double> delays_ps;       ///< strictly ascending [ps]
    Eigen::MatrixXd signal;              ///< ΔA, delays x wavelengths; NaN: not measured

    /// @throws InputError  axes that do not ascend or do not fit the signal, infinite values, or
    ///                     nothing measured
    void validate() const;
};

/// What the numbers of a map are.
enum class TransientSignal {
    absorbance_change,    ///< ΔA
    transmission_change,  ///< ΔT/T = (T_pumped − T_unpumped)/T_unpumped
};

/// What a person knows of a map's file that the file may not say.
struct TransientReading {
    TransientSignal signal = TransientSignal::absorbance_change;
    double scale = 1;             ///< a number of the file times this is ΔA or ΔT/T: 1e-3 for mOD
    std::string delay_unit = {};  ///< where the file gives none: "fs", "ps", "ns" ...
    void validate() const;        ///< @throws InputError  a scale that is not positive
};

/// ΔA = −log10(1 + ΔT/T), exact at any size (−ΔT/(T ln 10) is its small-signal limit).
/// NaN where ΔT/T is −1 or less.
double absorbance_of_transmission(double relative_transmission_change);

/// ΔT/T = 10^(−ΔA) − 1, the inverse.
double transmission_of_absorbance(double absorbance_change);

/// The map of an instrument's file in ps, nm and ΔA, axes ascending. Which axis is the delay is
/// told by its unit or name.
/// @throws InputError  axes that are not a wavelength and a delay, a delay without unit, or as
///                     TransientMap::validate
TransientMap transient_map_of(const DataMap& map, const TransientReading& reading = {});

/// The part of a map inside two closed ranges. @throws InputError  fewer than two delays or no
/// wavelength are left
TransientMap cropped(const TransientMap& map, const Range& wavelengths_nm, const Range& delays_ps);

/// A map without the wavelengths of a closed range, e.g. where the pump scatters.
/// @throws InputError  no wavelength is left
TransientMap without_wavelengths(const TransientMap& map, const Range& wavelengths_nm);

/// What is there before the pump, wavelength by wavelength.
struct TransientBackground {
    Eigen::VectorXd mean;       ///< [ΔA]
    Eigen::VectorXd deviation;  ///< of one point [ΔA]; NaN with fewer than two points
    int delays = 0;             ///< that were before the pump
};

/// Mean and scatter over the delays before `before_ps` [ps].
/// @throws InputError  there is no such delay
TransientBackground background_before(const TransientMap& map, double before_ps);

/// The map less the mean before the pump.
TransientMap without_background(const TransientMap& map, const TransientBackground& background);

}  // namespace anchorite::measurement
