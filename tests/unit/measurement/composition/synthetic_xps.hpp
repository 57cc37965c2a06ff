#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "anchorite/measurement/composition/xps_spectrum.hpp"
#include "anchorite/numerics/line_shape.hpp"

namespace anchorite::measurement {

/// A doublet whose numbers are known.
struct TrueDoublet {
    double position = 138.4;
    double area = 30000;  ///< of both lines [counts eV]
    double width = 1.05;
    double splitting = 4.86;
    double ratio = 0.75;
};

/// What a synthetic spectrum is made of.
struct TrueSpectrum {
    double low = 132;
    double high = 150;
    double step = 0.1;
    double mixing = 0.35;
    numerics::LineShape shape = numerics::LineShape::pseudo_voigt;
    double level = 800;     ///< [counts]
    double slope = 0;       ///< [counts/eV]
    double shirley = 0.01;  ///< rise over area [1/eV]
    double tougaard = 0;    ///< B [eV²]
    std::vector<TrueDoublet> doublets = {{}};
};

/// Expected counts, each sum taken on a grid four times as fine as the spectrum's.
inline XpsSpectrum expected_spectrum(const TrueSpectrum& truth) {
    XpsSpectrum out;
    out.name = "synthetic";
    const int fine = 4,
              points = static_cast<int>(std::lround((truth.high - truth.low) / truth.step));
    const double step = truth.step / fine;
    std::vector<double> lines;
    for (int i = 0; i <= points * fine; ++i) {
        const double energy = truth.low + i * step;
        double sum = 0;
        for (const TrueDoublet& one : truth.doublets) {
            const numerics::LineProfile profile{truth.shape, one.width, truth.mixing};
            const double lower = one.area / (1 + one.ratio);
            sum += lower * line_value(profile, energy - one.position);
            if (one.ratio > 0) {
                sum +=
                    (one.area - lower) * line_value(profile, energy - one.position - one.splitting);
            }
        }
        lines.push_back(sum);
        if (i % fine != 0) continue;
        double area = 0, tail = 0;
        for (int j = 0; j < i; ++j) {
            const double middle =
                (lines[static_cast<std::size_t>(j)] + lines[static_cast<std::size_t>(j + 1)]) / 2;
            const double loss = (i - j - 0.5) * step;
            area += middle * step;
            tail += middle * step * loss / std::pow(1643 + loss * loss, 2);
        }
        out.energy.push_back(energy);
        out.counts.push_back(truth.level + truth.slope * (energy - truth.low) + sum +
                             truth.shirley * area + truth.tougaard * tail);
    }
    return out;
}

/// Counts drawn from a truth.
inline XpsSpectrum drawn_spectrum(const TrueSpectrum& truth, std::mt19937& random) {
    XpsSpectrum out = expected_spectrum(truth);
    for (double& count : out.counts) {
        count = static_cast<double>(std::poisson_distribution<long>(count)(random));
    }
    return out;
}

}  // namespace anchorite::measurement
