#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/measurement/light/peak.hpp"

namespace anchorite::measurement {

/// Shapes of a peak against photon energy. The shape's number is one for all peaks of a sum.
enum class PeakShape {
    gaussian,
    lorentzian,
    voigt,       ///< share of the Lorentzian part's width, 0 ... 1
    asymmetric,  ///< log-normal of Fraser and Suzuki, Anal. Chem. 41, 37 (1969): asymmetry b
};

/// "Gaussian" ...
std::string_view name_of(PeakShape shape);

/// The shape of a word: "gaussian", "lorentzian", "voigt" or "asymmetric".
/// @throws InputError  another word; names the ones there are
PeakShape parse_peak_shape(const std::string& word);

/// Value of a peak of height 1 at a distance from its maximum, both over its full width at half
/// maximum. `form` is the shape's number: Voigt's mixing, or the asymmetry b of
/// exp(-ln2 (ln(1 + 2 b sinh(b)/b x)/b)²), positive with the tail at higher energies.
double peak_value(PeakShape shape, double form, double distance);

/// How a sum of peaks is fitted.
struct PeakSumOptions {
    PeakShape shape = PeakShape::gaussian;
    /// None: peaks are added as long as each lowers Schwarz's criterion n ln(S/n) + k ln n (Ann.
    /// Stat. 6, 461 (1978)) by more than `least_gain`.
    std::optional<int> count = {};
    int most = 5;            ///< peaks, where they are found by the criterion
    double least_gain = 10;  ///< of the criterion, "very strong" after Kass and Raftery (1995)
    bool background = true;  ///< a constant per wavelength is fitted with them
    numerics::CurveFitOptions fit = {};
    /// @throws InputError  counts below 1 or above 9, a gain that is not positive
    void validate() const;
};

/// A number with its interval of 95 %.
struct FittedFigure {
    double value = 0;
    numerics::Interval interval;
};

/// A peak of the sum.
struct FittedPeak {
    FittedFigure energy;  ///< of its maximum per energy [J]
    FittedFigure fwhm;    ///< per energy [J]
    FittedFigure height;  ///< per energy, in the values' unit times m/J
    double share = 0;     ///< of the light of all peaks (∫ per energy over the measured range)
    std::vector<double> values;  ///< per wavelength, at each point
};

/// What one number of peaks gave.
struct PeakCount {
    int peaks = 0;
    double criterion = 0;  ///< Schwarz's
    double deviation = 0;  ///< standard deviation of the residuals, in the values' unit
};

/// A spectrum as a sum of peaks.
struct PeakSum {
    PeakSumOptions options;
    std::vector<FittedPeak> peaks;  ///< by rising energy
    std::optional<FittedFigure> form;
    double background = 0;         ///< per wavelength
    std::vector<double> model;     ///< per wavelength, at each point
    std::vector<PeakCount> tried;  ///< the numbers of peaks that were looked at
    numerics::CurveFit fit;
};

/// Peaks that are symmetric or not *per energy*, times the Jacobian hc/λ², are compared with the
/// values per wavelength by least squares, all points alike: noise keeps the weight that the
/// instrument gave it.
/// @throws InputError  as PeakSumOptions::validate, fewer points than numbers to be fitted,
///                     nothing above 0
/// @throws RunError    no finite fit
PeakSum fit_peak_sum(const MeasuredSpectrum& spectrum, const PeakSumOptions& options);

}  // namespace anchorite::measurement
