#pragma once

#include <limits>
#include <variant>
#include <vector>

namespace anchorite::optics {

/// Wavelengths a description holds for, both ends included [m].
struct WavelengthRange {
    double from = 0;
    double to = std::numeric_limits<double>::infinity();
    /// Whether a wavelength [m] is inside, ends included despite rounding.
    [[nodiscard]] bool holds(double wavelength) const;
};

/// The part that two ranges share; empty (from > to) where there is none.
WavelengthRange overlap(const WavelengthRange& a, const WavelengthRange& b);

/// Values between which a straight line in wavelength is drawn.
struct DispersionTable {
    std::vector<double> wavelengths;  ///< ascending [m]
    std::vector<double> values;       ///< as many
};

/// One of the nine formulas of refractiveindex.info ("Dispersion formulas", database document of
/// 2024; Polyanskiy, Sci. Data 11, 94 (2024)). Coefficients are for wavelengths in µm.
struct DispersionFormula {
    int number = 1;                    ///< 1 Sellmeier ... 9 exotic
    std::vector<double> coefficients;  ///< those left out are 0
    WavelengthRange range;
};

/// n or k over wavelength: a table, a formula or a constant.
using Dispersion = std::variant<double, DispersionTable, DispersionFormula>;

/// The wavelengths at which a value is known.
WavelengthRange range_of(const Dispersion& dispersion);

/// The value at a wavelength [m]; beyond the range that of its nearest end. What a formula gives as
/// the square root of a negative number is NaN.
double value_at(const Dispersion& dispersion, double wavelength);

}  // namespace anchorite::optics
