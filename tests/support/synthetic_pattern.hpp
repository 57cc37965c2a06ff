#pragma once

#include <cmath>
#include <random>

#include "anchorite/measurement/structure/diffraction_lines.hpp"
#include "anchorite/measurement/structure/line_profile.hpp"
#include "anchorite/measurement/structure/powder_pattern.hpp"

namespace anchorite::test {

/// Truth of a pattern that is made up.
struct PatternTruth {
    double a = 6.29;     ///< of a cubic cell [Å]
    double stretch = 1;  ///< c/a
    double zero = 0.02;  ///< [°]
    double fwhm = 0.25;  ///< [°]
    double eta = 0.5;
    double strongest = 4000;  ///< area of the strongest line [counts °]
    double background = 300;  ///< [counts]
    double from = 10;         ///< [°]
    double to = 70;           ///< [°]
    double step = 0.02;       ///< [°]
    double weakest = 1e-4;    ///< line that is drawn [% of the strongest]
};

/// Counts of a crystal's lines on a sloping background, with Poisson noise where there is an
/// engine.
inline measurement::PowderPattern synthetic_pattern(measurement::DiffractingCrystal crystal,
                                                    const PatternTruth& truth,
                                                    std::mt19937_64* engine = nullptr) {
    using namespace measurement;
    crystal.cell = {truth.a, truth.a, truth.stretch * truth.a, 90, 90, 90};
    PowderPattern out;
    out.name = "synthetic";
    for (double at = truth.from; at < truth.to; at += truth.step) out.two_theta.push_back(at);
    for (const double at : out.two_theta) out.counts.push_back(truth.background * (1.5 - at / 140));
    DiffractionOptions options;
    options.from = truth.from - 1;
    options.to = truth.to + 1;
    options.weakest = truth.weakest;
    for (const auto& line : diffraction_lines(crystal, out.radiation, options)) {
        const auto column = line_column(out.two_theta, line.two_theta, truth.zero,
                                        {truth.fwhm, truth.eta, 0}, out.radiation, 100);
        for (std::size_t i = 0; i < column.values.size(); ++i) {
            out.counts[column.first + i] +=
                truth.strongest * line.intensity / 100 * column.values[i];
        }
    }
    if (engine == nullptr) return out;
    for (double& count : out.counts) {
        count = static_cast<double>(std::poisson_distribution<long>(count)(*engine));
    }
    return out;
}

}  // namespace anchorite::test
