#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"
#include "anchorite/measurement/structure/radiation.hpp"

namespace anchorite::measurement {

/// What the errors of a pattern's points rest on.
enum class PatternNoise {
    counting,  ///< Poisson: variance = counts, at least 1
    unknown,   ///< no counts (background subtracted, scaled): alike at all points, from the misfit
};

/// Intensity over the diffraction angle.
struct PowderPattern {
    std::string name;
    std::vector<double> two_theta;  ///< 2θ, increasing [°]
    std::vector<double> counts;
    Radiation radiation;
    PatternNoise noise = PatternNoise::counting;

    /// Standard errors of the points [counts]; 1 where they are not known.
    [[nodiscard]] std::vector<double> errors() const;

    /// @throws InputError  fewer than 20 points, angles that do not increase or leave 0 to 180°
    void validate() const;
};

/// What of an instrument's file is the pattern.
struct PatternChoice {
    std::optional<Radiation> radiation;  ///< none: what the file says
    std::optional<PatternNoise> noise;   ///< none: counting unless a value is negative
    double from = 0;                     ///< 2θ to begin with [°]
    double to = 180;                     ///< 2θ to end with [°]
    std::size_t table = 0;               ///< which scan of the file
};

/// The pattern in a file: first column 2θ, second column counts.
/// @throws InputError  no such table, another unit than degrees, too few points, or neither the
///                     file nor the choice names the radiation
PowderPattern powder_pattern(const InstrumentFile& file, const PatternChoice& choice = {});

}  // namespace anchorite::measurement
