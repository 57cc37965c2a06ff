#pragma once

#include <cmath>
#include <random>

#include "anchorite/measurement/kinetics/trpl_fit.hpp"

namespace anchorite::test {

/// A two-exponential decay of known parameters, counted with Poisson's noise.
struct SyntheticDecay {
    measurement::TrplData data;
    Eigen::VectorXd truth;  ///< in the layout of TrplModel

    /// Reported value of a quantity at the truth.
    [[nodiscard]] double value_of(const measurement::TrplQuantity& quantity) const {
        using measurement::TrplKind;
        const double t1 = data.channel_width * std::exp(truth(0));
        const double t2 = data.channel_width * std::exp(truth(1));
        const double a1 = truth(3), a2 = truth(4);
        const double first = quantity.kind == TrplKind::amplitude_fraction
                                 ? a1 / (a1 + a2)
                                 : a1 * t1 / (a1 * t1 + a2 * t2);
        switch (quantity.kind) {
            case TrplKind::lifetime:
                return quantity.component == 0 ? t1 : t2;
            case TrplKind::amplitude:
                return quantity.component == 0 ? a1 : a2;
            case TrplKind::amplitude_fraction:
            case TrplKind::intensity_fraction:
                return quantity.component == 0 ? first : 1 - first;
            case TrplKind::average_amplitude:
                return (a1 * t1 + a2 * t2) / (a1 + a2);
            case TrplKind::average_intensity:
                return (a1 * t1 * t1 + a2 * t2 * t2) / (a1 * t1 + a2 * t2);
            case TrplKind::shift:
                return truth(2);
            default:
                return truth(5);
        }
    }
};

/// Counts of ten thousand to a million photons; lifetimes, shares, background and shift vary.
inline SyntheticDecay synthetic_decay(const measurement::TrplResponse& response,
                                      std::size_t channels, double position,
                                      std::mt19937_64& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    SyntheticDecay out;
    measurement::TrplData& data = out.data;
    data.channel_width = 2.743484e-11;
    data.counts.assign(channels, 1.0);
    data.window = {0, channels};
    const double range = static_cast<double>(channels) / 4096;
    const double t1 = range * (20 + 35 * unit(random));
    const double t2 = range * (110 + 110 * unit(random));
    const double share = 0.3 + 0.4 * unit(random);
    const double photons = std::pow(10, 4.7 + 1.3 * unit(random));
    const double height = photons / (share * t1 + (1 - share) * t2);
    out.truth.resize(6);
    out.truth << std::log(t1), std::log(t2), position + unit(random), share * height,
        (1 - share) * height, (0.2 + unit(random)) * 1e-5 * photons / range;
    const measurement::TrplModel model(data, response, {});
    measurement::TrplValues values;
    model.evaluate(out.truth, values);
    for (std::size_t i = 0; i < channels; ++i) {
        std::poisson_distribution<long> counts(
            std::max(1e-12, values.model(static_cast<Eigen::Index>(i))));
        data.counts[i] = static_cast<double>(counts(random));
    }
    return out;
}

/// Kinds of numbers whose intervals are tested.
inline bool has_tested_interval(measurement::TrplKind kind) {
    using measurement::TrplKind;
    return kind == TrplKind::lifetime || kind == TrplKind::amplitude_fraction ||
           kind == TrplKind::intensity_fraction || kind == TrplKind::average_amplitude ||
           kind == TrplKind::average_intensity;
}

}  // namespace anchorite::test
