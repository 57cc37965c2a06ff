#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/photophysics/curve_fit.hpp"
#include "anchorite/photophysics/passivation.hpp"

namespace anchorite::photophysics {

/// What each sample counts in the fit of ln(k_nr/k_nr,control).
enum class PassivationWeights {
    equal,          ///< every logarithm alike
    equal_in_plqy,  ///< every yield has the same error σ: the logarithm's is σ/(P(1 - P))
};

struct CalibrationOptions {
    RegistryShape shape = RegistryShape::lorentzian;
    PassivationWeights weights = PassivationWeights::equal_in_plqy;
    CurveFitOptions fit;
    void validate() const;  ///< @throws InputError
};

/// A quantum yield the model gives, with the interval in which a new measurement should fall.
struct YieldPrediction {
    double passivation = 0;         ///< -ln(k_nr/k_nr,control)
    Interval passivation_interval;  ///< parameters and scatter; infinite where undetermined
    double plqy = 0;
    Interval plqy_interval;
    bool extrapolated = false;  ///< a mismatch or a sum of nucleophilicities beyond the samples'
};

/// The model fitted to some samples.
struct PassivationFit {
    PassivationParameters parameters;
    CurveFit fit;  ///< of (single_site, slope, ln width)
    RegistryShape shape = RegistryShape::lorentzian;
    PassivationWeights weights = PassivationWeights::equal_in_plqy;
    double control_plqy = 0;
    double largest_mismatch = 0;        ///< among the samples
    double largest_extra = 0;           ///< Σ nucleophilicity of a molecule, among the samples
    std::vector<std::string> warnings;  ///< what the data cannot bear, for people
};

/// Fits the three parameters (Ceres). The control defines the zero, its own error is not counted.
/// @throws InputError  fewer than four samples, none with an extra site, a yield outside (0, 1)
PassivationFit fit_passivation(double control_plqy, const std::vector<PassivationSample>& samples,
                               const CalibrationOptions& options = {});

/// What the fitted model says of a molecule.
YieldPrediction predict(const PassivationFit& fit, const PassivationTerms& terms);

/// A sample, what the fit to all gives for it, and what the fit to all others gives.
struct CalibratedSample {
    PassivationSample sample;
    YieldPrediction fitted;
    std::optional<YieldPrediction> left_out;  ///< none: the others do not determine a fit
};

/// How far a list of yields is from the measured ones.
struct YieldErrors {
    double mean_absolute = 0;
    double spearman = 0;
};

/// A fit, always beside its leave-one-out prediction.
struct PassivationCalibration {
    PassivationFit fit;
    std::vector<CalibratedSample> samples;
    YieldErrors fitted;
    std::optional<YieldErrors> left_out;  ///< none: fewer than five samples
    YieldErrors mean_of_others;           ///< a predictor that knows no molecule
    YieldErrors donor_count;              ///< a line through the others in the number of donors;
                                          ///< its Spearman is that of the number itself
};

/// @throws InputError  as fit_passivation
PassivationCalibration calibrate(double control_plqy, const std::vector<PassivationSample>& samples,
                                 const CalibrationOptions& options = {});

/// Leave-one-out predictions in which the shape too is chosen without the sample predicted: by
/// leave-one-out among the others. What remains of a good figure when its form was not picked by
/// looking. @throws InputError  fewer than six samples
std::vector<double> nested_left_out_yields(double control_plqy,
                                           const std::vector<PassivationSample>& samples,
                                           const CalibrationOptions& options = {});

}  // namespace anchorite::photophysics
