#pragma once

#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::measurement {

/// Most that one thing moves a colour and the efficacy.
struct ColourShift {
    double colour = 0;    ///< of x or y; 1, as far as they reach, where no light is left
    double efficacy = 0;  ///< [lm/W]
};

/// How far colour and efficacy depend on what is taken for the baseline.
struct ColourDoubt {
    /// Lowest mean over a tenth of the points, unit of the values. As no light is negative, a
    /// detector's offset is no higher.
    double level = 0;
    double share = 0;  ///< of the highest value
    /// Where that level is taken away, also without the points that are then within three scatters
    /// of 0: the offset's share of the light, and what noise cut off at 0 leaves.
    ColourShift offset;
    /// Where the baseline is moved by the scatter of a point, up and down, and as above without
    /// the points that are not told from it.
    ColourShift scatter;
    /// The larger of the two.
    [[nodiscard]] ColourShift shift() const;
};

/// @param scatter  standard deviation of a point about the baseline, unit of the values
/// @throws InputError  no value above 0, or as power_of
ColourDoubt colour_doubt(const MeasuredSpectrum& spectrum, double scatter);

/// The same of a spectrum in watts, its scatter that of its points.
ColourDoubt colour_doubt(const optics::Spectrum& power);

/// A spectrum in watts less its lowest level, values below 0 set to 0; the same where nothing would
/// be left.
optics::Spectrum without_level(const optics::Spectrum& power);

/// Below this share of the power between 380 and 780 nm, colour and efficacy are those of noise and
/// stray light and are not given.
inline constexpr double least_visible = 0.1;

/// Where the baseline may move CIE x or y by more, colour and efficacy are the baseline's and are
/// not given.
inline constexpr double most_shift = 0.02;

}  // namespace anchorite::measurement
