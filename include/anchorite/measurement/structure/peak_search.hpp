#pragma once

#include <vector>

#include "anchorite/measurement/structure/powder_pattern.hpp"

namespace anchorite::measurement {

/// What counts as a peak.
struct PeakSearchOptions {
    double significance = 6;  ///< least height of the filtered pattern over its noise
    double narrowest = 0;     ///< full width [°]; 0: three points
    double widest = 2.5;      ///< full width [°]
    std::size_t most = 120;   ///< the most significant are kept
    void validate() const;    ///< @throws InputError
};

/// A peak as found, before any fit. Kα2 components are left out.
struct FoundPeak {
    double two_theta = 0;     ///< [°]
    double fwhm = 0;          ///< rough [°]
    double height = 0;        ///< rough [counts]
    double significance = 0;  ///< height of the filtered pattern over its noise
};

/// Peaks of a pattern by increasing angle: maxima over place and width of the pattern filtered with
/// second derivatives of Gaussians, after Mariscotti, Nucl. Instrum. Methods 50 (1967) 309, and
/// Du, Kibbe and Lin, Bioinformatics 22 (2006) 2059.
/// @throws InputError  options or pattern are not valid
std::vector<FoundPeak> find_peaks(const PowderPattern& pattern,
                                  const PeakSearchOptions& options = {});

/// Standard deviation of point-to-point noise, from second differences (robust: median).
double differenced_noise(const std::vector<double>& values);

}  // namespace anchorite::measurement
