#pragma once

#include <Eigen/Core>
#include <vector>

namespace anchorite::measurement {

/// A Gaussian instrument response whose centre runs with wavelength (chirp):
/// μ(λ) = centre + Σ_i dispersion[i−1] ((λ − λ0)/100 nm)^i, as pyglotaran writes it.
struct TransientIrf {
    double centre_ps = 0;                 ///< at `reference_nm` [ps]
    double width_ps = 0.1;                ///< standard deviation [ps]
    std::vector<double> dispersion = {};  ///< [ps], orders 1, 2 ...; empty: one centre for all
    double reference_nm = 550;            ///< λ0 [nm]
    bool fit_centre = true;
    bool fit_width = true;
    bool fit_dispersion = true;

    /// Centre at a wavelength [ps].
    [[nodiscard]] double centre_at(double wavelength_nm) const;
    void validate() const;  ///< @throws InputError  a width that is not positive, or no number
};

/// Full width at half maximum over standard deviation of a Gaussian, 2 √(2 ln 2).
inline constexpr double fwhm_per_deviation = 2.3548200450309493;

/// exp(x²) erfc(x) without overflow: by definition up to x = 25, by its asymptotic series above
/// (Abramowitz and Stegun 7.1.23).
double scaled_erfc(double x);

/// Values and derivatives of functions of delay.
struct TransientBasis {
    Eigen::MatrixXd values;        ///< delays x functions
    Eigen::MatrixXd rate_slope;    ///< by the function's own rate, delays x exponentials
    Eigen::MatrixXd centre_slope;  ///< by the centre, delays x functions
    Eigen::MatrixXd width_slope;   ///< by the standard deviation, delays x functions
};

/// exp(−k (t − μ)) from t = μ on, convolved with a Gaussian of standard deviation σ and area 1,
///   E = ½ exp(k²σ²/2 − ku) erfc((kσ − u/σ)/√2),  u = t − μ
/// (van Stokkum, Larsen and van Grondelle, Biochim. Biophys. Acta 1657, 82 (2004), eq. 7), and
/// after the exponentials the Gaussian of the coherent artefact with its derivatives,
///   h_m = d^m/dx^m exp(−x²/2),  x = u/σ,  m = 0 ... artefact_terms − 1.
/// Without response (σ = 0) E is the plain exponential from t = μ on, and there is no artefact.
/// @param delays  ascending, in the unit of 1/rates
/// @param slopes  whether to fill the derivatives (σ > 0 only; of the rates always where asked)
void fill_basis(const Eigen::VectorXd& delays, const Eigen::VectorXd& rates, double centre,
                double width, int artefact_terms, bool slopes, TransientBasis& basis);

}  // namespace anchorite::measurement
