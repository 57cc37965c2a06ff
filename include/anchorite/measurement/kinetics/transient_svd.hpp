#pragma once

#include <Eigen/Core>

#include "anchorite/measurement/kinetics/transient_map.hpp"

namespace anchorite::measurement {

/// Singular values of a map or of a fit's residual, and how many of them are more than noise.
struct TransientSvd {
    Eigen::VectorXd values;              ///< falling [ΔA]
    Eigen::MatrixXd in_time;             ///< left vectors, delays x shown
    Eigen::MatrixXd in_spectrum;         ///< right vectors, wavelengths x shown
    Eigen::VectorXd time_structure;      ///< of the left vectors shown
    Eigen::VectorXd spectrum_structure;  ///< of the right vectors shown
    double threshold = 0;                ///< of a value that is more than noise [ΔA]
    bool noise_measured = false;  ///< threshold from a measured noise, else from the values' median
    int above_noise = 0;          ///< values over the threshold
    int structured = 0;           ///< of those, the leading ones with structured vectors
};

/// Singular values with two criteria. Noise: with a known scatter σ of a point, values exceed the
/// largest that noise alone gives in 95 of 100 maps, σ (√m + √n + 0.98 c^(1/3)) with the
/// Tracy-Widom scale c (Johnstone, Ann. Stat. 29, 295 (2001)); without, the threshold for unknown
/// noise of Gavish and Donoho, IEEE Trans. Inf. Theory 60, 5040 (2014). Structure: correlation of
/// neighbours in a vector, Σ v_i v_{i+1}, which is 0 ± 1/√length for noise, above 3/√length.
/// Values that are missing count as 0.
/// @param noise  scatter of a point [ΔA]; 0: not known
/// @param shown  vectors to keep
TransientSvd transient_svd(const Eigen::MatrixXd& signal, double noise, int shown = 6);

/// Scatter of a point, the r.m.s. over wavelengths before the pump; 0 where it is not measured.
double scatter_of(const TransientBackground& background);

}  // namespace anchorite::measurement
