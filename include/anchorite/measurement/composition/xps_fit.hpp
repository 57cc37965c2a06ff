#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/composition/xps_background.hpp"
#include "anchorite/measurement/composition/xps_spectrum.hpp"
#include "anchorite/numerics/curve_fit.hpp"
#include "anchorite/numerics/line_shape.hpp"

namespace anchorite::measurement {

/// A component to be fitted: a line, or a doublet of fixed splitting and area ratio whose lines
/// have one width.
struct XpsComponent {
    std::string name;
    double position = 0;   ///< to start from: the line of lower binding energy [eV]
    double width = 1.2;    ///< to start from [eV]
    double splitting = 0;  ///< held; 0: a single line [eV]
    double ratio = 0;      ///< held: area of the upper line over that of the lower one
};

/// Components of one core level, one a position. @throws InputError  an unknown level
std::vector<XpsComponent> components_of(const std::string& level,
                                        const std::vector<double>& positions);

/// How components are fitted.
struct XpsFitOptions {
    numerics::LineShape shape = numerics::LineShape::pseudo_voigt;
    std::optional<double> mixing = {};  ///< held; nothing: one for all components is fitted
    XpsBackground background = XpsBackground::shirley;
    bool equal_widths = false;                 ///< all components have one width
    double tougaard_c = universal_tougaard_c;  ///< held [eV²]
    numerics::CurveFitOptions fit = {};
    void validate() const;  ///< @throws InputError
};

/// A fitted number.
struct FittedValue {
    double value = 0;
    double error = 0;  ///< standard error; infinite where undetermined
    numerics::Interval interval;
};

/// A component as fitted.
struct XpsLine {
    std::string name;
    FittedValue area;            ///< of all its lines [counts eV]
    FittedValue position;        ///< of the line of lower binding energy [eV]
    FittedValue width;           ///< [eV]; undetermined where its interval leaves the bounds
    double splitting = 0;        ///< as held [eV]
    std::vector<double> values;  ///< at each energy [counts]
    double gain = 0;             ///< -2 ln(likelihood) without it less that with it
    /// Whether the gain exceeds k ln n of its k numbers and n points (Schwarz 1978); else the
    /// spectrum does not show the line, and its numbers are those of noise.
    bool seen = false;
};

/// A spectrum taken apart.
struct XpsFit {
    XpsSpectrum spectrum;
    XpsFitOptions options;
    std::vector<XpsLine> lines;
    FittedValue mixing;                   ///< error 0 where it was held
    double following = 0;                 ///< Shirley: rise over the area of the lines [1/eV];
                                          ///< Tougaard: B [eV²]; else 0
    std::vector<double> background;       ///< at each energy [counts]
    std::vector<double> model;            ///< at each energy [counts]
    std::vector<double> residuals;        ///< in standard errors
    std::vector<std::string> parameters;  ///< names of the rows of `correlation`
    Eigen::MatrixXd correlation;          ///< empty where undetermined
    Eigen::MatrixXd area_covariance;      ///< of the areas [counts² eV²]
    double reduced_chi_square = 0;        ///< Poisson deviance over degrees of freedom; where
                                          ///< electrons were not counted, 1 by construction
    int degrees_of_freedom = 0;
    Termination termination = Termination::failed;
    std::vector<std::string> warnings;  ///< whole sentences
};

/// Fits lines and background at once. Counted electrons: maximum of the Poisson likelihood
/// (deviance residuals), errors not scaled; otherwise least squares with the scatter as error.
/// @throws InputError  no component, one outside the spectrum, fewer points than parameters
/// @throws RunError    no finite fit
XpsFit fit_xps(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components,
               const XpsFitOptions& options = {});

}  // namespace anchorite::measurement
