#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"
#include "anchorite/photophysics/passivation.hpp"

namespace anchorite::photophysics {

/// What each sample counts in the fit of ln(k_nr/k_nr,control).
enum class PassivationWeights {
    equal,          ///< every logarithm alike
    equal_in_plqy,  ///< every yield has the same error σ: the logarithm's is σ/(P(1 - P))
};

struct CalibrationOptions {
    /// Each is fitted by itself; predictions are their mean. A handful of samples cannot tell the
    /// shapes apart, and picking the best of them would be a fourth parameter in disguise.
    std::vector<RegistryShape> shapes{registry_shapes.begin(), registry_shapes.end()};
    PassivationWeights weights = PassivationWeights::equal_in_plqy;
    numerics::CurveFitOptions fit;
    void validate() const;  ///< @throws InputError
};

/// A quantum yield the model gives, with the interval in which a new measurement should fall.
struct YieldPrediction {
    double passivation = 0;  ///< -ln(k_nr/k_nr,control)
    numerics::Interval
        passivation_interval;  ///< parameters and scatter; infinite where undetermined
    double plqy = 0;
    numerics::Interval plqy_interval;
    bool extrapolated = false;  ///< a mismatch or a sum of nucleophilicities beyond the samples'
};

/// The model with one shape.
struct ShapeFit {
    RegistryShape shape = RegistryShape::lorentzian;
    PassivationParameters parameters;
    numerics::CurveFit fit;  ///< of (single_site, slope, ln width), the last where it is free
};

/// The model fitted to some samples.
struct PassivationFit {
    std::vector<ShapeFit> members;  ///< one a shape, all count alike
    PassivationWeights weights = PassivationWeights::equal_in_plqy;
    double control_plqy = 0;
    double largest_mismatch = 0;        ///< among the samples
    double largest_extra = 0;           ///< Σ nucleophilicity of a molecule, among the samples
    std::vector<std::string> warnings;  ///< what the data cannot bear, for people
};

/// Fits the three parameters of every shape (Ceres); the width is left out where no sample has a
/// mismatch (docked_terms). The control defines the zero, its own error is
/// not counted.
/// @throws InputError  fewer than four samples, none with an extra site, a yield outside (0, 1)
/// @throws RunError    a fit without a finite value
PassivationFit fit_passivation(double control_plqy, const std::vector<PassivationSample>& samples,
                               const CalibrationOptions& options = {});

/// What the fitted model says of a molecule: the mean of its shapes. The interval's square is the
/// mean of theirs (parameters and scatter of samples) plus that of the shapes' disagreement.
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

/// Leave-one-out predictions by one shape, which is chosen without the sample predicted: by
/// leave-one-out among the others. What choosing costs, beside the mean of the shapes.
/// @throws InputError  fewer than six samples
std::vector<double> nested_left_out_yields(double control_plqy,
                                           const std::vector<PassivationSample>& samples,
                                           const CalibrationOptions& options = {});

}  // namespace anchorite::photophysics
