#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/measurement/composition/xps_fit.hpp"

namespace anchorite::measurement {

/// The area of a level or species, to be compared with others.
struct XpsAmount {
    std::string name;
    double area = 0;         ///< [counts eV]
    double sensitivity = 1;  ///< of that area
};

/// Shares of the atoms that the amounts are of.
struct XpsComposition {
    std::vector<std::string> names;
    /// Add up to 1; 95 % intervals of the areas' errors alone, infinite where an area is
    /// undetermined.
    std::vector<FittedValue> shares;
};

/// x_i = (A_i/S_i) / Σ (A_j/S_j), with errors of first order from the areas.
/// @param covariance  of the areas [counts² eV²]
/// @throws InputError  fewer than two amounts, a sensitivity that is not positive, no area at all
XpsComposition atomic_shares(const std::vector<XpsAmount>& amounts,
                             const Eigen::MatrixXd& covariance);

/// How far a level lies from an internal one in one sample, against another sample.
struct XpsShift {
    FittedValue shift;     ///< (level - internal) of the sample less that of the reference [eV]
    FittedValue absolute;  ///< level of the sample less that of the reference, as charged [eV]
    bool seen = false;     ///< the interval of `shift` leaves out 0
};

/// Shift of a level between two samples. Charging moves all levels of a sample alike and drops out
/// of `shift`. Errors are those of the fits, with `repeatability` added to each difference of two
/// levels (ISO 15472 has an instrument keep its scale within about 0.1 eV).
/// @param repeatability  standard deviation of a difference of levels measured in one run [eV]
/// @throws InputError  a repeatability that is negative
XpsShift relative_shift(const FittedValue& level, const FittedValue& internal,
                        const FittedValue& reference_level, const FittedValue& reference_internal,
                        double repeatability = 0);

}  // namespace anchorite::measurement
