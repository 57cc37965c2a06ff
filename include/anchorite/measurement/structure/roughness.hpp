#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/structure/levelling.hpp"

namespace anchorite::measurement {

/// Roughness of a height map, in the unit of its heights. About the mean; ISO 25178-2:2021 for the
/// area (S...), ISO 21920-2:2021 for profiles (R...), without S- and L-filters.
struct Roughness {
    double sq = 0;   ///< root mean square height of the area
    double sa = 0;   ///< mean absolute height of the area
    double sz = 0;   ///< highest less lowest point of the area
    double ssk = 0;  ///< skewness
    double sku = 0;  ///< kurtosis; 3 for a normal distribution
    double rq = 0;   ///< root mean square height of single rows, each about its own mean, averaged
                     ///< as squares
    std::size_t masked = 0;  ///< points left out as outliers
};

/// Roughness of a map as it is.
/// @param outliers  points farther than this many robust standard deviations (1.4826 median
///                  absolute deviations) from the median are left out; 0: none
/// @throws InputError  map not valid, or `outliers` between 0 and 3
Roughness roughness(const ImageMap& map, double outliers = 0);

/// Power spectral density of heights over spatial frequency, without window.
struct HeightSpectrum {
    std::vector<double> frequency;  ///< [1/length]
    std::vector<double> density;    ///< [height² length^n], n = 1 for rows, 2 for the area
};

/// One-sided density of rows, averaged: ∫₀ df = Rq² (zero frequency left out).
HeightSpectrum row_spectrum(const ImageMap& map);

/// Density of the area averaged over directions; the whole plane's ∫∫ dfx dfy = Sq².
HeightSpectrum radial_spectrum(const ImageMap& map);

/// How a height map is analysed.
struct RoughnessOptions {
    Levelling levelling = Levelling::plane;  ///< of the numbers given first
    double outliers = 0;                     ///< as roughness()
};

/// A map's roughness after one levelling.
struct LevelledRoughness {
    Levelling levelling = Levelling::none;
    Roughness roughness;
};

/// Roughness of a height map with every levelling.
struct RoughnessResult {
    ImageMap map;  ///< levelled as chosen
    Roughness chosen;
    std::vector<LevelledRoughness> all;
    HeightSpectrum rows;
    HeightSpectrum radial;
    RoughnessOptions options;
};

/// @throws InputError  map or options not valid
RoughnessResult analyse_roughness(const ImageMap& map, const RoughnessOptions& options = {});

/// The result as estimates, tables and figures.
Analysis describe(const RoughnessResult& result);

}  // namespace anchorite::measurement
